import { type RequestHandler, Router } from "express";
import { datesIn } from "../domain/wall-clock.ts";
import { languageOfRequest } from "../web/page-language.ts";
import { sendPage } from "../web/send-page.ts";
import type { SandboxOptions } from "./options.ts";
import { RoomPage } from "./room-page.tsx";
import { sendSentence } from "./sentence-page.tsx";
import { readVisit } from "./visit.ts";
import { WelcomePage } from "./welcome-page.tsx";

/** `/sandkasse` lets a newcomer choose who to be; with `?som=` it is the chat. */
export function pageRoutes(options: SandboxOptions): Router {
  const { assets, clock, pageWords, timeZone, words } = options;
  const router = Router();
  router.get("/sandkasse", async (request, response) => {
    const visit = await readVisit(request, options);
    if (visit) {
      const { language } = visit;
      const now = datesIn(language, timeZone).dayAndTime(clock.now());
      const day = visit.viewer.clock.isoDay(clock.now());
      const page = { visit, assets, now, day, words: pageWords(language), adapterWords: words(language) };
      return sendPage(response, <RoomPage {...page} />);
    }
    const language = languageOfRequest(request);
    const { personas } = await options.cast();
    sendPage(response, <WelcomePage language={language} assets={assets} words={pageWords(language)} cast={personas} />);
  });
  return router;
}

/** Says no to whoever does not sit at this machine. */
export function refusePage(options: SandboxOptions): RequestHandler {
  return (request, response) => {
    const language = languageOfRequest(request);
    sendSentence(options, response, language, 403, options.pageWords(language).notHere);
  };
}
