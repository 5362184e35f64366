import type { FieldErrors } from "../domain/answers.ts";
import type { Form } from "./form.ts";
import type { Message } from "./message.ts";

/** A file somebody asked for. */
export type NamedFile = { readonly name: string; readonly contentType: string; readonly bytes: Uint8Array };

/**
 * What a command wants done in answer. Effects are data, since the platforms do the same thing differently: Slack opens a
 * form by a call, Teams by the answer to an invoke.
 */
export type Effect =
  /**
   * `asker` is for what concerns the asker alone: where the platform cannot show a reply to one person in a channel, it
   * goes to the asker's direct conversation. `conversation` may be seen by all who are there.
   */
  | { readonly type: "reply"; readonly message: Message; readonly to: "asker" | "conversation" }
  /** the card whose button was pressed becomes `message`; with no card, the same as a reply to the asker */
  | { readonly type: "replace-card"; readonly message: Message }
  | { readonly type: "open-form"; readonly form: Form }
  /** the form stays open; `form` holds what was typed */
  | { readonly type: "field-errors"; readonly errors: FieldErrors; readonly form: Form }
  /** always to the asker alone; `link` is a short-lived address for platforms that cannot upload */
  | {
      readonly type: "file";
      readonly file: NamedFile;
      readonly message: Message;
      readonly link: { readonly label: string; readonly href: string };
    };
