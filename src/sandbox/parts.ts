import type { Bot } from "../ports/bot.ts";
import type { FileShelf } from "./file-shelf.ts";
import type { Live } from "./live.ts";
import type { LiveBoard } from "./live-board.ts";
import type { UnderWay } from "./under-way.ts";

/** What the sandbox's routes share. `bot` is undefined before the platform is started and after it is stopped. */
export type Parts = {
  readonly board: LiveBoard;
  readonly live: Live;
  readonly files: FileShelf;
  readonly works: UnderWay;
  readonly bot: () => Bot | undefined;
};
