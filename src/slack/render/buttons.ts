import type { types } from "@slack/bolt";
import type { Button } from "../../messages/message.ts";
import { CannotDeliver } from "../../ports/chat-platform.ts";
import { oneLine, shorten } from "./characters.ts";
import { LIMITS } from "./limits.ts";
import { elements, richText } from "./rich-text.ts";

/** The `action_id` of every button that carries a command line begins with this. */
export const lineAction = "line:";

/**
 * Rows of buttons, five in each. What is too long for a button or its question stands in full above them.
 * @throws {CannotDeliver} a button's line is longer than 2000 characters: no command line is, so this is a mistake in ours
 */
export function buttonRows(buttons: readonly Button[]): types.KnownBlock[] {
  const above = buttons.flatMap((button) => richText(elements(tooLong(button).join("\n"))));
  const rows: types.Button[][] = [];
  let row: types.Button[] = [];
  let carried = 0;
  for (const [index, button] of buttons.entries()) {
    // Long lines weigh on what a message may hold in all, so they get rows that can stand in different messages.
    if (row.length === LIMITS.buttonsInRow || (row.length > 0 && carried + button.line.length > LIMITS.value)) {
      rows.push(row);
      row = [];
      carried = 0;
    }
    row.push(drawn(button, `${lineAction}${index}`));
    carried += button.line.length;
  }
  if (row.length > 0) rows.push(row);
  return [...above, ...rows.map((found): types.ActionsBlock => ({ type: "actions", elements: found }))];
}

export function plainText(text: string): types.PlainTextElement {
  return { type: "plain_text", text: text === "" ? "…" : text, emoji: false };
}

function drawn(button: Button, actionId: string): types.Button {
  if (button.line.length > LIMITS.value) throw new CannotDeliver("a button's line is longer than Slack takes");
  return {
    type: "button",
    action_id: actionId,
    text: plainText(shorten(oneLine(button.label), LIMITS.buttonLabel)),
    ...(button.line === "" ? {} : { value: button.line }),
    ...(button.look ? { style: button.look } : {}),
    ...(button.confirm ? { confirm: confirmation(button.confirm, button.look) } : {}),
  };
}

function confirmation(confirm: NonNullable<Button["confirm"]>, look: Button["look"]): types.ConfirmationDialog {
  return {
    title: plainText(shorten(oneLine(confirm.title), LIMITS.confirm.title)),
    text: plainText(shorten(oneLine(confirm.question), LIMITS.confirm.text)),
    confirm: plainText(shorten(oneLine(confirm.yes), LIMITS.confirm.button)),
    deny: plainText(shorten(oneLine(confirm.no), LIMITS.confirm.button)),
    ...(look ? { style: look } : {}),
  };
}

function tooLong({ label, confirm }: Button): string[] {
  const texts: [string, number][] = [[label, LIMITS.buttonLabel]];
  if (confirm) {
    texts.push([confirm.title, LIMITS.confirm.title], [confirm.question, LIMITS.confirm.text]);
    texts.push([confirm.yes, LIMITS.confirm.button], [confirm.no, LIMITS.confirm.button]);
  }
  return texts.filter(([text, max]) => oneLine(text).length > max).map(([text]) => text);
}
