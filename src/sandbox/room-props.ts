import type { AdapterWords } from "../messages/adapter-words.ts";
import type { Assets } from "../web/assets.ts";
import type { PageWords } from "./page-words.ts";
import type { Visit } from "./visit.ts";

/** What the chat page is drawn from. */
export type RoomProps = {
  readonly visit: Visit;
  readonly assets: Pick<Assets, "href">;
  readonly words: PageWords;
  readonly adapterWords: AdapterWords;
  /** the sandbox's time, as it is read */
  readonly now: string;
  /** the sandbox's day, `YYYY-MM-DD` */
  readonly day: string;
};
