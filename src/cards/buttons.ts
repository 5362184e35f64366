import type { Button } from "../messages/message.ts";
import type { ActionSet, CardAction, CardElement } from "./adaptive-card.ts";
import { CARD_LIMITS, jsonBytes } from "./limits.ts";
import { richText } from "./rich-text.ts";
import { cleanLine, shortened } from "./safe-text.ts";

/**
 * How a press comes back: `execute` is answered in place (Teams' `adaptiveCard/action` invoke) and falls back to a
 * submit in older clients; `submit` is the only kind a dialog takes.
 */
export type ActionStyle = "execute" | "submit";

/** Names the hidden confirmations of one card, each once. */
export type NextId = () => string;

/** Elements that must stand in the same card, since buttons in one show and hide another. */
export type Together = readonly CardElement[];

/**
 * `buttons` in sets of at most five. One that asks first shows a hidden box with the question, yes and no: Adaptive Cards
 * have no confirm dialog, and the box of an `Action.ShowCard` cannot be closed by a button of its own. A title or question
 * too long for its place is shown whole above.
 * @throws {RangeError} a button carries a line no platform takes (over 2,000 characters)
 */
export function buttonRows(buttons: readonly Button[], style: ActionStyle, nextId: NextId): Together[] {
  const drawn = buttons.map((button) => draw(button, style, nextId));
  const rows: Together[] = drawn.flatMap(({ above }) => above.map((element) => [element]));
  let set: Drawn[] = [];
  for (const button of drawn) {
    if (set.length === CARD_LIMITS.actions || jsonBytes(row([...set, button])) > CARD_LIMITS.cardBytes / 2) {
      if (set.length > 0) rows.push(row(set));
      set = [];
    }
    set.push(button);
  }
  if (set.length > 0) rows.push(row(set));
  return rows;
}

type Drawn = {
  readonly action: CardAction;
  readonly above: readonly CardElement[];
  readonly confirmation: readonly CardElement[];
};

function row(set: readonly Drawn[]): Together {
  const actions: ActionSet = { type: "ActionSet", actions: set.map(({ action }) => action) };
  return [actions, ...set.flatMap(({ confirmation }) => confirmation)];
}

function draw(button: Button, style: ActionStyle, nextId: NextId): Drawn {
  const title = fitted(button.label);
  const above = title.whole ? richText(title.whole) : [];
  const look = button.look && ({ primary: "positive", danger: "destructive" } as const)[button.look];
  const dress = { title: title.short, ...(look && { style: look }) };
  if (!button.confirm) return { action: lineAction(dress, button.line, style), above, confirmation: [] };

  const id = nextId();
  const { question, yes, no } = button.confirm;
  const texts = [fitted(yes), fitted(no), fitted(question, CARD_LIMITS.questionUnits)] as const;
  const heading = fitted(button.confirm.title, CARD_LIMITS.questionUnits);
  const toggle = { type: "Action.ToggleVisibility", targetElements: [id] } as const;
  return {
    action: { ...dress, ...toggle },
    above: [...above, ...[heading, ...texts].flatMap(({ whole }) => (whole ? richText(whole) : []))],
    confirmation: [
      {
        type: "Container",
        id,
        isVisible: false,
        style: "emphasis",
        items: [
          ...richText(heading.short, { weight: "Bolder" }),
          ...richText(texts[2].short),
          {
            type: "ActionSet",
            actions: [
              lineAction({ ...dress, title: texts[0].short }, button.line, style),
              { title: texts[1].short, ...toggle },
            ],
          },
        ],
      },
    ],
  };
}

/** The action that hands `line` back. The fallback is left out where it would only repeat a long line. */
function lineAction(dress: Pick<CardAction, "title" | "style">, line: string, style: ActionStyle): CardAction {
  if (line.length > CARD_LIMITS.lineUnits) throw new RangeError(`a button's line has ${line.length} characters`);
  const submit: CardAction = { ...dress, type: "Action.Submit", data: { line } };
  if (style === "submit") return submit;
  const execute: CardAction = { ...dress, type: "Action.Execute", verb: "line", data: { line } };
  return line.length <= 200 ? { ...execute, fallback: submit } : execute;
}

/** `text` on one line, and the whole of it where that was too long. */
function fitted(text: string, max: number = CARD_LIMITS.titleUnits): { short: string; whole?: string } {
  const line = cleanLine(text);
  if (line.length > max) return { short: shortened(line, max), whole: line };
  return { short: line === "" ? "…" : line };
}
