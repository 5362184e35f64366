import { type Request, Router } from "express";
import { say } from "../messages/message.ts";
import type { Incoming } from "../ports/bot.ts";
import { applyEffects } from "./effects.ts";
import { incoming, readTyped } from "./inbound.ts";
import type { Draw, Happening } from "./live.ts";
import type { SandboxOptions } from "./options.ts";
import type { Parts } from "./parts.ts";
import { renderMessage, type ShownForm } from "./render.ts";
import { readPressed, readSaid } from "./requests.ts";
import { BOT_NAME, findPlace, readVisit, type Visit } from "./visit.ts";

const SHOWN = 200;

/** What a page reads, hears, says and presses. */
export function conversationRoutes(options: SandboxOptions, parts: Parts): Router {
  const router = Router();

  router.get("/messages", async (request, response) => {
    const visit = await readVisit(request, options);
    if (!visit) return void response.status(404).json({ error: "nobody of that name" });
    const messages = await options.board.latest(visit.place.conversation, visit.persona.user, SHOWN);
    response.json({ messages: messages.map((message) => renderMessage(message, visit.viewer)) });
  });

  router.get("/events", async (request, response) => {
    const visit = await readVisit(request, options);
    if (!visit) return void response.status(404).json({ error: "nobody of that name" });
    if (!parts.bot()) return void response.status(503).json({ error: "not started" });
    const opened = parts.live.open(response, drawFor(visit, options), request.get("last-event-id"));
    if (!opened) response.status(503).json({ error: "too many pages" });
  });

  router.post("/say", async (request, response) => {
    const visit = await readVisit(request, options);
    const said = readSaid(request.body);
    const place = visit && findPlace(visit.places, said?.conversation);
    if (!visit || !said || !place) return void response.status(400).json({ error: "bad request" });
    if (!parts.bot()) return void response.status(503).json({ error: "not started" });
    const { user } = visit.persona;
    const typed = readTyped(said.text, place, options.botName ?? BOT_NAME);
    await parts.board.say({
      conversation: place.conversation,
      author: user,
      message: say(said.text.trim()),
      key: `said/${user}/${said.key}`,
      ...(typed.type === "act" && typed.seenBy === "asker" && { visibleTo: user }),
    });
    if (typed.type === "chat") return void response.json({ forms: [] });
    const { line, via } = typed;
    const act = incoming({ user, conversation: place.conversation, key: said.key, via, line });
    response.json({ forms: await carryOut(act, undefined, request, visit) });
  });

  router.post("/press", async (request, response) => {
    const visit = await readVisit(request, options);
    const pressed = readPressed(request.body);
    const place = visit && findPlace(visit.places, pressed?.conversation);
    if (!visit || !pressed || !place) return void response.status(400).json({ error: "bad request" });
    const { line, answers, key } = pressed;
    const act = incoming({
      user: visit.persona.user,
      conversation: place.conversation,
      key,
      via: answers ? "form" : "button",
      line,
      ...(answers && { answers }),
    });
    const card = await ownCard(pressed.card, place.conversation, visit.persona.user);
    response.json({ forms: await carryOut(act, card, request, visit) });
  });

  /** The message that was pressed, if it is the bot's and the presser can see it: nobody can have another one replaced. */
  async function ownCard(id: string | undefined, conversation: string, user: string): Promise<string | undefined> {
    if (id === undefined) return undefined;
    const seen = await options.board.latest(conversation, user, SHOWN);
    return seen.find((message) => message.id === id && message.author === "bot")?.id;
  }

  async function carryOut(
    act: Incoming,
    card: string | undefined,
    request: Request,
    visit: Visit,
  ): Promise<readonly ShownForm[]> {
    const bot = parts.bot();
    if (!bot) throw Object.assign(new Error("The sandbox is not started"), { status: 503 });
    return parts.works.during(async () => {
      const effects = await bot.handle(act);
      const { user } = act.from;
      const where = { user, conversation: act.conversation.conversation, key: act.key };
      return applyEffects(effects, card === undefined ? where : { ...where, card }, {
        board: parts.board,
        // The guard has checked that the origin is our own page's.
        share: (file) =>
          `${request.headers.origin}/sandkasse/filer/${parts.files.put(file)}/${encodeURIComponent(file.name)}`,
        fillIn: options.pageWords(visit.language).fillIn,
      });
    });
  }

  return router;
}

function drawFor(visit: Visit, options: SandboxOptions): Draw {
  const mayKnow = (conversation: string) => findPlace(visit.places, conversation) !== undefined;
  return (happening: Happening) => {
    switch (happening.type) {
      case "message": {
        const { conversation, visibleTo } = happening.message;
        if (!mayKnow(conversation) || (visibleTo ?? visit.persona.user) !== visit.persona.user) return undefined;
        return { name: "message", data: renderMessage(happening.message, visit.viewer) };
      }
      case "removed":
        return mayKnow(happening.message.conversation)
          ? { name: "removed", data: { id: happening.message.id } }
          : undefined;
      case "clock":
        return { name: "clock", data: { now: visit.viewer.dates.dayAndTime(options.clock.now()) } };
    }
  };
}
