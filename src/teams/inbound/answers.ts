import type { AdaptiveCard } from "../../cards/adaptive-card.ts";
import { formCard } from "../../cards/form-card.ts";
import { messageCards, notification } from "../../cards/message-card.ts";
import { cleanLine, shortened, unmarked } from "../../cards/safe-text.ts";
import type { AdapterWords } from "../../messages/adapter-words.ts";
import type { Effect } from "../../messages/effect.ts";
import { type Message, say, withLink } from "../../messages/message.ts";
import { inChat } from "../outbound/deliver.ts";
import type { Act } from "./incoming.ts";

/**
 * What Teams is answered in place, and what is left to be delivered by messages.
 * @property body undefined closes a dialog
 */
export type Answer = { readonly body: object | undefined; readonly rest: readonly Effect[] };

const DIALOG_TITLE_UNITS = 64;

/**
 * The answer to a pressed `Action.Execute`. A card takes the pressed card's place for the presser; so that it stays
 * there, and for everybody, the effect is left to be carried out as an edit too. A sentence is shown under the card, to the
 * presser alone.
 * @throws {RangeError} a form too large to be shown
 */
export function cardAnswer(effects: readonly Effect[], act: Act, words: AdapterWords): Answer {
  const [first] = effects.filter((effect) => ["replace-card", "field-errors", "open-form"].includes(effect.type));
  if (first?.type === "field-errors" || first?.type === "open-form") {
    const errors = first.type === "field-errors" ? { errors: first.errors } : {};
    return { body: cardBody(formCard(first.form, { ...inChat(words), ...errors })), rest: without(effects, first) };
  }
  if (first?.type === "replace-card") {
    const [card, ...more] = messageCards(first.message);
    const whole = card && more.length === 0;
    return { body: whole ? cardBody(card) : sentenceBody(notification(first.message)), rest: effects };
  }
  if (act.incoming.answers) return { body: cardBody(...messageCards(say(words.done))), rest: effects };
  return { body: sentenceBody(said(effects) ?? words.done), rest: effects };
}

/** The answer to an `Action.Execute` that takes too long. */
export function cardWorking(words: AdapterWords): object {
  return sentenceBody(words.working);
}

/** The answer to an `Action.Execute` that failed; shown by Teams as it sees fit. */
export function cardFailed(words: AdapterWords): object {
  return sentenceBody(words.failed);
}

/**
 * The answer to an opened (`task/fetch`) or sent in (`task/submit`) dialog. What concerns the asker alone can be said in
 * the dialog itself when nothing else is; a channel's asker gets it directly too, as a dialog leaves no trace.
 * @throws {RangeError} a form too large to be shown
 */
export function dialogAnswer(
  effects: readonly Effect[],
  act: Act,
  words: AdapterWords,
  step: "fetch" | "submit",
): Answer {
  const form = effects.find((effect) => effect.type === "field-errors" || effect.type === "open-form");
  if (form?.type === "field-errors" || form?.type === "open-form") {
    const errors = form.type === "field-errors" ? { errors: form.errors } : {};
    const card = formCard(form.form, { place: "dialog", fillIn: words.fillIn, ...errors });
    return { body: dialogBody(form.form.title, card), rest: without(effects, form) };
  }
  const own = effects.find(isForAsker);
  if (!own)
    return { body: step === "submit" ? undefined : dialogSentence(said(effects) ?? words.done, words), rest: effects };
  if (step === "submit" && act.direct) return { body: undefined, rest: effects };
  const message = own.type === "file" ? withLink(own.message, own.link) : own.message;
  const [card, ...more] = messageCards(message, "submit");
  const saidHere = step === "fetch" && own.type !== "replace-card";
  if (!card || more.length > 0) return { body: dialogSentence(notification(message), words), rest: effects };
  return { body: dialogBody(title(message), card), rest: saidHere ? without(effects, own) : effects };
}

export function dialogSentence(sentence: string, words: AdapterWords): object {
  const [card] = messageCards(say(sentence));
  return card ? dialogBody(words.close, card) : {};
}

type ForAsker = Extract<Effect, { readonly message: Message }>;

function isForAsker(effect: Effect): effect is ForAsker {
  return effect.type === "file" || effect.type === "replace-card" || (effect.type === "reply" && effect.to === "asker");
}

function said(effects: readonly Effect[]): string | undefined {
  for (const effect of effects) if ("message" in effect) return notification(effect.message);
  return undefined;
}

function without(effects: readonly Effect[], done: Effect): Effect[] {
  return effects.filter((effect) => effect !== done);
}

function title(message: Message): string {
  return shortened(cleanLine(message.summary), DIALOG_TITLE_UNITS);
}

function cardBody(value?: AdaptiveCard): object {
  return { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value };
}

function sentenceBody(value: string): object {
  return { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: unmarked(value) };
}

function dialogBody(heading: string, content: AdaptiveCard): object {
  const card = { contentType: "application/vnd.microsoft.card.adaptive", content };
  const value = { title: shortened(cleanLine(heading), DIALOG_TITLE_UNITS), height: "medium", width: "medium", card };
  return { task: { type: "continue", value } };
}
