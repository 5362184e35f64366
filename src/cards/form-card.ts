import type { FieldErrors } from "../domain/answers.ts";
import type { Form } from "../messages/form.ts";
import { type AdaptiveCard, type CardAction, cardOf } from "./adaptive-card.ts";
import type { ActionStyle } from "./buttons.ts";
import { fieldElements } from "./fields.ts";
import { CARD_LIMITS, jsonBytes } from "./limits.ts";
import { richText } from "./rich-text.ts";
import { cleanLine, shortened } from "./safe-text.ts";

/**
 * @property place `dialog`: the window has the title and its own way out, and takes a submit only; `card`: the form
 * stands in the conversation
 * @property titleUnits how long a title the window shows whole; a longer one stands in the card too
 * @property fillIn said by the client under a field that cannot be sent in as it stands
 */
export type FormCardOptions = {
  readonly place: "dialog" | "card";
  readonly titleUnits?: number;
  readonly fillIn: string;
  readonly errors?: FieldErrors;
};

/**
 * `form` as one card whose action gives `{ line, form: true }` and the answers back; read it with `readAction`.
 * @throws {RangeError} the form with what stands in it is larger than the place takes, or its line too long: a form cannot
 * be continued in a second card
 */
export function formCard(form: Form, options: FormCardOptions): AdaptiveCard {
  const { place, titleUnits = CARD_LIMITS.titleUnits, fillIn, errors = {} } = options;
  if (form.line.length > CARD_LIMITS.lineUnits)
    throw new RangeError(`a form's line has ${form.line.length} characters`);
  const title = place === "card" || form.title.length > titleUnits;
  const card = cardOf([
    ...(title ? richText(form.title, { size: "Large", weight: "Bolder" }) : []),
    ...(form.intro ? richText(form.intro) : []),
    ...form.fields.flatMap((field) => fieldElements(field, own(errors, field.name), fillIn)),
    { type: "ActionSet", spacing: "Medium", actions: [submit(form, place === "card" ? "execute" : "submit")] },
  ]);
  const fits =
    place === "card"
      ? jsonBytes(card) <= CARD_LIMITS.cardBytes
      : JSON.stringify(card).length <= CARD_LIMITS.dialogUnits;
  if (!fits) throw new RangeError(`the form «${form.line.split(" ")[0]}» is too large for a ${place}`);
  return card;
}

function submit(form: Form, style: ActionStyle): CardAction {
  const title = shortened(cleanLine(form.submit), CARD_LIMITS.titleUnits) || "…";
  const data = { line: form.line, form: true } as const;
  const look = { title, style: "positive", data } as const;
  const action: CardAction = { type: "Action.Submit", ...look };
  return style === "submit" ? action : { type: "Action.Execute", verb: "line", ...look, fallback: action };
}

function own(errors: FieldErrors, name: string): string | undefined {
  return Object.hasOwn(errors, name) ? errors[name] : undefined;
}
