import type { AdapterWords } from "../../messages/adapter-words.ts";
import type { SlackContext } from "../context.ts";
import type { Act } from "../inbound/act.ts";
import type { Turn } from "../inbound/turn.ts";
import type { WaitingForms } from "./waiting-forms.ts";

/**
 * One act being answered.
 * @property inView set when the view the act was done in has been given its next content
 */
export type Scene = {
  readonly slack: SlackContext;
  readonly act: Act;
  readonly turn: Turn;
  readonly words: AdapterWords;
  readonly waiting: WaitingForms;
  inView: boolean;
};
