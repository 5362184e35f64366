import type { Refusal } from "../domain/refusal.ts";
import type { Effect } from "../messages/effect.ts";
import { type Button, type Message, say } from "../messages/message.ts";
import type { Incoming } from "../ports/bot.ts";
import { refusalText, type Texts } from "../texts/texts.ts";

/** An answer that concerns the asker alone. */
export function toAsker(message: Message): readonly Effect[] {
  return [{ type: "reply", message, to: "asker" }];
}

/** An answer all who are there may see. */
export function toAll(message: Message): readonly Effect[] {
  return [{ type: "reply", message, to: "conversation" }];
}

/**
 * An answer to a pressed button takes the card's place, so that nobody presses what has been done; an answer to anything else is a
 * reply.
 */
export function inPlace(incoming: Incoming, message: Message): readonly Effect[] {
  return incoming.via === "button" ? [{ type: "replace-card", message }] : toAsker(message);
}

export function refused(refusal: Refusal, t: Texts, buttons: readonly Button[] = []): readonly Effect[] {
  return toAsker(say(refusalText(refusal, t), buttons));
}
