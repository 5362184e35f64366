import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import { h } from "preact";
import type { Log } from "../ports/log.ts";
import type { WebTexts } from "../texts/nb/web.ts";
import { webNb } from "../texts/nb/web.ts";
import { webNn } from "../texts/nn/web.ts";
import type { Assets } from "./assets.ts";
import { MessagePage } from "./message-page.tsx";
import { languageOfRequest } from "./page-language.ts";
import { sendPage } from "./send-page.ts";

type Site = { readonly site: string; readonly assets: Pick<Assets, "href">; readonly log: Log };
type Kind = "notFound" | "badRequest" | "failed";

/** What is answered when no part of the site knows the address. */
export function answerNotFound(site: Site): RequestHandler {
  return (request, response) => answer(site, request, response, 404, "notFound");
}

/** What is answered when a part of the site threw: a sentence to the reader, the error to the log, never the two mixed. */
export function answerErrors(site: Site): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, request, response, next) => {
    const status = statusOf(error);
    // The first step of the path says which part failed; the rest may hold one-time links.
    const part = request.path.split("/")[1] ?? "";
    if (status >= 500) site.log.error("A request failed", error, { method: request.method, part });
    if (response.headersSent) return next(error);
    answer(site, request, response, status, status === 404 ? "notFound" : status < 500 ? "badRequest" : "failed");
  };
}

function answer(site: Site, request: Request, response: Response, status: number, kind: Kind): void {
  if (request.accepts(["html", "json"]) !== "html") {
    response.status(status).json({ error: status === 404 ? "not found" : status < 500 ? "bad request" : "failed" });
    return;
  }
  const language = languageOfRequest(request);
  const words: WebTexts = { nb: webNb, nn: webNn }[language];
  const page = { ...site, language, words, home: "/", toHome: words.toFront, message: words[kind] };
  sendPage(response, h(MessagePage, page), status);
}

/** Body parsers and the router mark what the sender did wrong by a status; anything else is our own fault. */
function statusOf(error: unknown): number {
  const status = typeof error === "object" && error !== null && "status" in error ? error.status : undefined;
  return typeof status === "number" && status >= 400 && status < 500 ? status : 500;
}
