import express, { type NextFunction, type Request, type Response, type Router } from "express";
import type { Log } from "../../ports/log.ts";
import { bearerToken } from "../login/bearer.ts";
import { KeysUnavailable } from "../login/signing-keys.ts";
import { mismatch, type TokenRules, type Verified, verifyToken } from "../login/verify.ts";
import type { TeamsRegistration } from "../options.ts";
import { isActivity, type TeamsActivity } from "./activity.ts";

const BODY_LIMIT = "256kb";

/** The outcome of a turn; undefined is 200 with nothing. */
export type TurnResult = { readonly status: number; readonly body?: unknown } | undefined;

/** @property receive undefined while the platform is not running */
export type RouterDeps = TokenRules & {
  readonly allowedServiceUrls: readonly string[];
  readonly receive: () => ((activity: TeamsActivity, to: TeamsRegistration) => Promise<TurnResult>) | undefined;
  readonly log: Log;
};

/**
 * The door for Teams. The token is verified before the body is read, and the body against the token before anything of the
 * SDK runs: 401 for who calls, 403 for what they say, 413 over 256 KB, 503 while not running.
 */
export function teamsRouter(deps: RouterDeps): Router {
  const router = express.Router();

  async function authenticate(request: Request, response: Response, next: NextFunction): Promise<void> {
    const token = bearerToken(request);
    const verified = token && (await verifyToken(token, deps));
    if (!verified) {
      deps.log.warn("refused an activity: no valid token", { withToken: token !== undefined });
      response.status(401).end();
      return;
    }
    response.locals.teams = verified;
    next();
  }

  async function receive(request: Request, response: Response): Promise<void> {
    const verified = response.locals.teams as Verified;
    const wrong = mismatch(request.body, verified, deps.allowedServiceUrls);
    if (wrong) {
      deps.log.warn("refused an activity", { reason: wrong, app: verified.registration.appId });
      response.status(403).end();
      return;
    }
    if (!isActivity(request.body)) {
      response.status(400).end();
      return;
    }
    const turn = deps.receive();
    if (!turn) {
      response.status(503).set("retry-after", "5").end();
      return;
    }
    const result = await turn(request.body, verified.registration);
    response.status(result?.status ?? 200);
    if (result?.body === undefined) response.end();
    else response.json(result.body);
  }

  function fail(error: unknown, _request: Request, response: Response, _next: NextFunction): void {
    const status = error instanceof KeysUnavailable ? 503 : statusOf(error);
    if (status >= 500) deps.log.error("an activity could not be handled", error);
    if (response.headersSent) response.destroy();
    else response.status(status).end();
  }

  const json = express.json({ limit: BODY_LIMIT, type: () => true });
  router.post("/", authenticate, json, receive);
  router.use(fail);
  return router;
}

/** What the body parser calls the caller's fault stays that; the rest is ours. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  return typeof status === "number" && status >= 400 && status < 500 ? status : 500;
}
