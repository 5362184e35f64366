import type { Incoming } from "../../ports/bot.ts";

/** Where in Slack an act was done, as far as answering it needs to know. */
export type Where = {
  /** absent in the App Home, and in forms opened there */
  readonly channel?: string;
  /** whether `channel` is our own direct conversation with the asker */
  readonly direct: boolean;
  /** set when the act stands in a thread: answers to the asker alone are shown there */
  readonly thread?: string;
  /** the thread an answer to everybody hangs on; absent where everybody is not to see it */
  readonly openThread?: string;
  /** Slack's address for answers to this act, good for half an hour */
  readonly responseUrl?: string;
  /** what a form is opened with, until `performance.now()` passes `deadline` */
  readonly trigger?: Trigger;
  /** the message whose button was pressed, or was pressed to open this form */
  readonly card?: { readonly ts: string; readonly ephemeral: boolean };
  /** the view the act was done in */
  readonly view?: { readonly id: string; readonly type: "modal" | "home"; readonly title: string };
  /** names of the fields of the form sent in, in order */
  readonly fields?: readonly string[];
};

export type Trigger = { readonly id: string; readonly deadline: number };

/** One act of a person, in the bot's words and in Slack's. */
export type Act = {
  readonly kind: "command" | "button" | "form" | "shortcut" | "message";
  readonly incoming: Incoming;
  readonly where: Where;
};
