import type { Router } from "express";
import type { Bot } from "../ports/bot.ts";
import { CannotDeliver, type ChatPlatform, ConversationGone, type Destination } from "../ports/chat-platform.ts";
import { createFileShelf } from "./file-shelf.ts";
import { createLive } from "./live.ts";
import { liveBoard } from "./live-board.ts";
import type { SandboxOptions } from "./options.ts";
import { conversationRef, directWith, isPlace } from "./places.ts";
import { sandboxRouter } from "./router.ts";
import { underWay } from "./under-way.ts";

const HEARTBEAT_MS = 15_000;
const KEEP_FILES_MS = 3_600_000;
const STOP_WITHIN_MS = 8_000;

/**
 * The bot in a web page on this machine, with no account anywhere: a chat platform like Slack and Teams, whose memory is
 * the board. `router` serves the page and is mounted at `/`; it answers 503 until the platform is started.
 */
export function sandboxPlatform(options: SandboxOptions): { platform: ChatPlatform; router: Router } {
  const { board: memory, cast, clock } = options;
  const live = createLive(HEARTBEAT_MS);
  const board = liveBoard(memory, live, () => clock.now());
  const works = underWay();
  let bot: Bot | undefined;

  async function placeOf(to: Destination): Promise<string> {
    const conversation = to.type === "account" ? directWith(to.account.user) : to.conversation.conversation;
    if (!isPlace(conversation, await cast())) throw new ConversationGone("The sandbox has no such conversation");
    return conversation;
  }

  const platform: ChatPlatform = {
    name: "sandbox",
    async start(given) {
      bot = given;
    },
    async stop() {
      bot = undefined;
      live.close();
      await works.settled(STOP_WITHIN_MS);
    },
    trouble: () => undefined,
    async profile({ user }) {
      const persona = (await cast()).personas.find((candidate) => candidate.user === user);
      if (!persona) return { displayName: user, kind: "deactivated" };
      return { displayName: persona.name, kind: "regular", ...(persona.email && { email: persona.email }) };
    },
    async post(to, message, key) {
      const posted = await board.say({ conversation: await placeOf(to), author: "bot", message, key });
      return { ...conversationRef(posted.conversation), message: posted.id };
    },
    async update(posted, message) {
      const edited = await board.replace(posted.message, message);
      if (!edited) throw new CannotDeliver("The message is no longer on the sandbox's board");
    },
    async remove(posted) {
      await board.remove(posted.message, posted.conversation);
    },
    async find(_to, key) {
      const found = await memory.findByKey(key);
      return found && { ...conversationRef(found.conversation), message: found.id };
    },
  };

  const router = sandboxRouter(options, {
    board,
    live,
    files: createFileShelf(KEEP_FILES_MS),
    works,
    bot: () => bot,
  });
  return { platform, router };
}
