import type { Language } from "../domain/person.ts";
import type { AdapterWords } from "../messages/adapter-words.ts";
import type { Log } from "../ports/log.ts";
import type { SandboxBoard, SandboxCast } from "../ports/sandbox-board.ts";
import type { Assets } from "../web/assets.ts";
import type { PageWords } from "./page-words.ts";

/**
 * What the sandbox is given.
 * @property cast asked each time, so that people and channels made meanwhile are there
 * @property clock the business's time; `jumpTo` resolves when what fell due on the way has been taken care of
 * @property botName what people write after `@`
 */
export type SandboxOptions = {
  readonly board: SandboxBoard;
  readonly cast: () => Promise<SandboxCast>;
  readonly clock: { now(): Date; jumpTo(instant: Date): Promise<void> };
  readonly log: Log;
  readonly words: (language: Language) => AdapterWords;
  readonly pageWords: (language: Language) => PageWords;
  readonly timeZone: string;
  readonly assets: Assets;
  readonly botName?: string;
};
