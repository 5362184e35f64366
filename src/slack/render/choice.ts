import type { types } from "@slack/bolt";
import type { Option } from "../../messages/form.ts";
import { CannotDeliver } from "../../ports/chat-platform.ts";
import { plainText } from "./buttons.ts";
import { oneLine, shorten } from "./characters.ts";
import { LIMITS } from "./limits.ts";

// Slack refuses an empty value; this stands for one.
const noValue = "∅";

/** Radio buttons for a few, a menu for more. */
export function drawChoice(options: readonly Option[], value: string | undefined, id: string) {
  const drawn = options.map(drawOption);
  const few = drawn.length <= LIMITS.radioOptions;
  const input: types.RadioButtons | types.StaticSelect = few
    ? { type: "radio_buttons", action_id: id, options: drawn }
    : { type: "static_select", action_id: id, ...menu(drawn) };
  const chosen = drawn[options.findIndex((option) => option.value === value)];
  if (chosen) input.initial_option = chosen;
  return input;
}

/** Boxes to tick for a few, a menu for more. */
export function drawChoices(options: readonly Option[], values: readonly string[], id: string) {
  const drawn = options.map(drawOption);
  const few = drawn.length <= LIMITS.checkboxOptions;
  const input: types.Checkboxes | types.MultiStaticSelect = few
    ? { type: "checkboxes", action_id: id, options: drawn }
    : { type: "multi_static_select", action_id: id, ...menu(drawn) };
  const chosen = drawn.filter((_, index) => values.includes(options[index]?.value ?? ""));
  if (chosen.length > 0) input.initial_options = chosen;
  return input;
}

/** The labels that had to be shortened, to be shown in full. */
export function fullLabels(options: readonly Option[]): string[] {
  return options.map(({ label }) => label).filter((label) => oneLine(label).length > LIMITS.optionLabel);
}

/** The option's own value back from what Slack calls it. */
export function optionValue(drawn: string): string {
  return drawn === noValue ? "" : drawn;
}

function drawOption({ value, label }: Option): types.PlainTextOption {
  if (value.length > LIMITS.optionValue) throw new CannotDeliver("an option's value is longer than Slack takes");
  return { text: plainText(shorten(oneLine(label), LIMITS.optionLabel)), value: value === "" ? noValue : value };
}

/** A menu holds a hundred options, and a hundred groups of them. */
function menu(options: types.PlainTextOption[]): Pick<types.StaticSelect, "options" | "option_groups"> {
  if (options.length <= LIMITS.options) return { options };
  const groups: NonNullable<types.StaticSelect["option_groups"]> = [];
  for (let first = 0; first < options.length; first += LIMITS.options) {
    const group = options.slice(first, first + LIMITS.options);
    groups.push({ label: plainText(`${first + 1}–${first + group.length}`), options: group });
  }
  if (groups.length > LIMITS.optionGroups) throw new CannotDeliver("a choice has more options than Slack takes");
  return { option_groups: groups };
}
