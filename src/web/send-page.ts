import type { Response } from "express";
import type { JSX } from "preact";
import { renderToString } from "preact-render-to-string";

/** Answers with a whole page. Preact escapes every text and attribute in it. */
export function sendPage(response: Response, page: JSX.Element, status = 200): void {
  response
    .status(status)
    .type("html")
    .send(`<!doctype html>${renderToString(page)}`);
}
