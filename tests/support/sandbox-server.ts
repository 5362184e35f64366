import type { Language } from "../../src/domain/person.ts";
import type { AdapterWords } from "../../src/messages/adapter-words.ts";
import type { Bot } from "../../src/ports/bot.ts";
import type { ChatPlatform } from "../../src/ports/chat-platform.ts";
import type { SandboxBoard, SandboxCast } from "../../src/ports/sandbox-board.ts";
import { sandboxPlatform } from "../../src/sandbox/adapter.ts";
import { sandboxNb } from "../../src/texts/nb/sandbox.ts";
import { sandboxNn } from "../../src/texts/nn/sandbox.ts";
import { loadAssets } from "../../src/web/assets.ts";
import { createWebServer } from "../../src/web/server.ts";
import { silent } from "./log.ts";
import { memoryBoard } from "./memory-board.ts";
import { cast as smallCast } from "./sandbox-cast.ts";

const adapterWords: AdapterWords = {
  openForm: "Åpne skjemaet",
  formWaits: ({ title }) => `Skjemaet «${title}» venter.`,
  answeredDirectly: "Svaret står i den direkte samtalen.",
  writeToMeDirectly: "Skriv til meg direkte.",
  working: "Driftsbot arbeider …",
  done: "Ferdig.",
  close: "Lukk",
  fillIn: "Dette feltet må fylles ut.",
  failed: "Noe gikk galt, og ingenting er endret. Prøv igjen.",
  continued: "Vis resten",
};

export type RunningSandbox = {
  readonly url: string;
  readonly platform: ChatPlatform;
  readonly board: SandboxBoard;
  readonly clock: { now(): Date };
  stop(): Promise<void>;
};

/**
 * The real adapter behind the real web server on a free port, with `bot` and a board in memory.
 * @param onJump what falls due when the clock is moved
 */
export async function startSandbox(options: {
  readonly bot: Bot;
  readonly cast?: SandboxCast;
  readonly start?: Date;
  readonly onJump?: (platform: ChatPlatform, to: Date) => Promise<void>;
  readonly port?: number;
  readonly board?: SandboxBoard;
}): Promise<RunningSandbox> {
  const assets = loadAssets();
  const board = options.board ?? memoryBoard();
  let now = options.start ?? new Date("2026-11-23T08:05:00Z");
  const clock = {
    now: () => now,
    async jumpTo(instant: Date) {
      now = instant;
      await options.onJump?.(platform, instant);
    },
  };
  const pageWords = (language: Language) => ({ nb: sandboxNb, nn: sandboxNn })[language];
  const { platform, router } = sandboxPlatform({
    board,
    cast: async () => options.cast ?? smallCast,
    clock,
    log: silent,
    words: () => adapterWords,
    pageWords,
    timeZone: "Europe/Oslo",
    assets,
  });
  const server = createWebServer({
    mounts: [{ path: "/", router }],
    assets,
    ready: async () => ({ ok: true, troubles: [] }),
    log: silent,
    site: "Driftsbot",
    front: "/sandkasse",
  });
  await platform.start(options.bot);
  const { port } = await server.listen({ host: "127.0.0.1", port: options.port ?? 0 });
  return {
    url: `http://127.0.0.1:${port}`,
    platform,
    board,
    clock,
    async stop() {
      await platform.stop();
      await server.close(200);
    },
  };
}
