import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type Express, type RequestHandler } from "express";
import type { Log } from "../ports/log.ts";
import type { Assets } from "./assets.ts";
import { answerErrors, answerNotFound } from "./errors.ts";
import { healthRouter, type Readiness } from "./health.ts";
import { limitBody, limitConnections, serverLimits } from "./limits.ts";
import { securityHeaders } from "./security-headers.ts";

/** A part of the site. It reads its own bodies, since Slack and Teams sign theirs: nothing here parses a body first. */
export type Mount = { readonly path: string; readonly router: RequestHandler };

/**
 * @property site the name shown on pages that say something went wrong
 * @property front where `/` leads, when no mount answers it
 * @property https whether people reach the server by https only
 */
export type WebServerOptions = {
  readonly mounts: readonly Mount[];
  readonly assets: Assets;
  readonly ready: () => Promise<Readiness>;
  readonly log: Log;
  readonly site: string;
  readonly front?: string;
  readonly https?: boolean;
};

export type WebServer = {
  readonly app: Express;
  /** Begins to serve; `port` 0 takes any free one. Resolves with the port taken. */
  listen(at: { readonly host: string; readonly port: number }): Promise<{ readonly port: number }>;
  /** Takes no more requests, lets those under way finish within `graceMs`, and then cuts them. */
  close(graceMs?: number): Promise<void>;
};

/** The one HTTP server: Slack, Teams, the sandbox, the pages and health share it. */
export function createWebServer(options: WebServerOptions): WebServer {
  const { assets, log, mounts, front } = options;
  const app = express();
  app.disable("x-powered-by");
  app.set("query parser", "simple");
  app.use(securityHeaders(options.https ?? false));
  app.use(limitBody);
  app.use(healthRouter(options.ready, log));
  app.use(assets.router);
  for (const { path, router } of mounts) app.use(path, router);
  if (front !== undefined) {
    app.get("/", (_request, response) => response.redirect(302, front));
  }
  app.use(answerNotFound(options));
  app.use(answerErrors(options));

  const server = createServer(serverLimits, app);
  limitConnections(server);
  return {
    app,
    listen: ({ host, port }) =>
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
          server.off("error", reject);
          resolve({ port: (server.address() as AddressInfo).port });
        });
      }),
    close: (graceMs = 5_000) =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), graceMs);
        // A connection whose last answer comes after this is idle only then, and would be kept alive.
        const idle = setInterval(() => server.closeIdleConnections(), 50);
        server.close(() => {
          clearTimeout(cut);
          clearInterval(idle);
          resolve();
        });
      }),
  };
}
