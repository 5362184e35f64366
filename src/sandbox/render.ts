import type { AdaptiveCard } from "../cards/adaptive-card.ts";
import { inputId } from "../cards/fields.ts";
import { formCard } from "../cards/form-card.ts";
import { messageCards } from "../cards/message-card.ts";
import type { FieldErrors } from "../domain/answers.ts";
import type { Dates, WallClock } from "../domain/wall-clock.ts";
import type { Form } from "../messages/form.ts";
import type { Message } from "../messages/message.ts";
import type { BoardMessage } from "../ports/sandbox-board.ts";

/**
 * One message as a page is given it. Everything in it is text or a card for the card library: the page never reads HTML.
 * @property cards absent for a message that is one sentence
 * @property dayKey the same for messages under the same day's divider
 */
export type ShownMessage = {
  readonly id: string;
  readonly conversation: string;
  readonly author: { readonly name: string; readonly kind: "bot" | "self" | "other" };
  readonly summary: string;
  readonly cards?: readonly AdaptiveCard[];
  readonly onlyYou: boolean;
  readonly edited: boolean;
  readonly dayKey: string;
  readonly day: string;
  readonly time: string;
};

/**
 * A form as the page's dialog is given it.
 * @property wrong the inputs that must be filled in differently, by the input's id; each has its sentence in the card
 * @property problems sentences that belong to no field that can be seen
 */
export type ShownForm = {
  readonly title: string;
  readonly card: AdaptiveCard;
  readonly cancel: string;
  readonly wrong: readonly string[];
  readonly problems: readonly string[];
};

/** Who is looking, and how they read dates. */
export type Viewer = {
  readonly user: string;
  readonly dates: Dates;
  readonly clock: WallClock;
  readonly nameOf: (author: string) => string;
};

/** Draws `message` for one viewer. What people wrote is never a card: it is shown as they typed it. */
export function renderMessage(message: BoardMessage, viewer: Viewer): ShownMessage {
  const { author, postedAt } = message;
  const kind = author === "bot" ? "bot" : author === viewer.user ? "self" : "other";
  const cards = kind === "bot" && message.message.blocks.length > 0 ? drawn(message.message) : {};
  return {
    id: message.id,
    conversation: message.conversation,
    author: { name: viewer.nameOf(author), kind },
    summary: message.message.summary,
    ...cards,
    onlyYou: message.visibleTo !== undefined && kind === "bot",
    edited: message.editedAt !== undefined,
    dayKey: viewer.clock.isoDay(postedAt),
    day: viewer.dates.day(postedAt),
    time: viewer.dates.time(postedAt),
  };
}

/** What no card can hold is shown as its summary: one such message must not take the whole conversation with it. */
function drawn(message: Message): Pick<ShownMessage, "cards"> {
  try {
    return { cards: messageCards(message) };
  } catch (error) {
    if (error instanceof RangeError) return {};
    throw error;
  }
}

/** Draws `form` for the page's dialog, which has the title and its own way out. */
export function renderForm(form: Form, fillIn: string, errors: FieldErrors = {}): ShownForm {
  const wrong = form.fields.filter(({ name }) => Object.hasOwn(errors, name));
  const names = new Set(form.fields.map(({ name }) => name));
  return {
    title: form.title,
    card: formCard(form, { place: "dialog", titleUnits: Number.POSITIVE_INFINITY, fillIn, errors }),
    cancel: form.cancel,
    wrong: wrong.map(inputId),
    problems: Object.entries(errors).flatMap(([name, sentence]) => (names.has(name) ? [] : [sentence])),
  };
}
