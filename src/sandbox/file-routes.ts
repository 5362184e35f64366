import { Router } from "express";
import { languageOfRequest } from "../web/page-language.ts";
import type { SandboxOptions } from "./options.ts";
import type { Parts } from "./parts.ts";
import { sendSentence } from "./sentence-page.tsx";

/** Files the bot has handed out. Always saved, never opened in the page, whatever they say they are. */
export function fileRoutes(options: SandboxOptions, parts: Parts): Router {
  const router = Router();
  router.get("/sandkasse/filer/:id/:name", (request, response) => {
    const file = parts.files.get(request.params.id);
    if (!file) {
      const language = languageOfRequest(request);
      return sendSentence(options, response, language, 404, options.pageWords(language).fileGone);
    }
    response.attachment(file.name);
    response.set("Content-Type", file.contentType);
    response.send(Buffer.from(file.bytes));
  });
  return router;
}
