import express, { type ErrorRequestHandler, Router } from "express";
import type { Log } from "../ports/log.ts";
import { clockRoutes } from "./clock-routes.ts";
import { conversationRoutes } from "./conversation-routes.ts";
import { fileRoutes } from "./file-routes.ts";
import { notFromElsewhere, onlyFromHere, onlyFromOwnPage } from "./guard.ts";
import type { SandboxOptions } from "./options.ts";
import { pageRoutes, refusePage } from "./page-routes.tsx";
import type { Parts } from "./parts.ts";

const MAX_BODY = "128kb";

/** The sandbox's addresses, all behind the same guard: the pages, what they ask for, and the files handed out. */
export function sandboxRouter(options: SandboxOptions, parts: Parts): Router {
  const router = Router();
  router.use(["/sandkasse", "/sandbox"], onlyFromHere(refusePage(options)));
  router.get("/sandbox", (_request, response) => response.redirect(302, "/sandkasse"));
  router.use(pageRoutes(options));
  router.use(fileRoutes(options, parts));

  const api = Router();
  api.use(notFromElsewhere);
  api.post("/{*any}", onlyFromOwnPage, express.json({ limit: MAX_BODY }));
  api.use(conversationRoutes(options, parts));
  api.use(clockRoutes(options, parts));
  api.use((_request, response) => void response.status(404).json({ error: "not found" }));
  api.use(answerErrors(options.log));
  router.use("/sandkasse/api", api);
  return router;
}

/** The page says by itself that something failed; it is told no more than that. */
function answerErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const status = isObject(error) && typeof error.status === "number" ? error.status : 500;
    if (status >= 500) log.error("The sandbox failed to carry out a request", error);
    if (response.headersSent) return next(error);
    response.status(status).json({ error: status >= 500 ? "failed" : "bad request" });
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
