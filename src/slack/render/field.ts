import type { types } from "@slack/bolt";
import type { Field } from "../../messages/form.ts";
import { plainText } from "./buttons.ts";
import { oneLine, shorten, showable } from "./characters.ts";
import { drawChoice, drawChoices, fullLabels } from "./choice.ts";
import { LIMITS } from "./limits.ts";
import { elements, richText } from "./rich-text.ts";

type InputElement = types.InputBlock["element"];

/**
 * One question as an input block, named by its field. Before it stands in full whatever the input itself cannot hold: a long
 * label or hint, long labels of options, and a start value the input would refuse.
 */
export function drawField(field: Field, actionId: string): types.KnownBlock[] {
  const drawn = element(field, actionId);
  const unseen = [
    ...(oneLine(field.label).length > LIMITS.inputLabel ? [field.label] : []),
    ...(oneLine(field.hint ?? "").length > LIMITS.inputHint ? [field.hint ?? ""] : []),
    ...("options" in field ? fullLabels(field.options) : []),
    ...(drawn && !drawn.unplaced ? [] : [drawn?.unplaced ?? field.label]),
  ];
  const before = richText(elements(unseen.join("\n")));
  if (!drawn) return before;
  return [
    ...before,
    {
      type: "input",
      block_id: field.name,
      optional: !field.required,
      label: plainText(shorten(oneLine(field.label), LIMITS.inputLabel)),
      ...(field.hint ? { hint: plainText(shorten(oneLine(field.hint), LIMITS.inputHint)) } : {}),
      element: drawn.input,
    },
  ];
}

/** Undefined for a choice between nothing, which Slack has no input for. */
function element(field: Field, id: string): { input: InputElement; unplaced?: string } | undefined {
  switch (field.type) {
    case "text":
      return text(field, id);
    case "number":
      return number(field, id);
    case "choice":
      return field.options.length === 0 ? undefined : { input: drawChoice(field.options, field.value, id) };
    case "choices":
      return field.options.length === 0 ? undefined : { input: drawChoices(field.options, field.value ?? [], id) };
    case "date":
      return initial({ type: "datepicker", action_id: id }, "initial_date", field.value, isDate);
    case "time":
      return initial({ type: "timepicker", action_id: id }, "initial_time", field.value, isTime);
  }
}

function text(field: Field & { type: "text" }, id: string): { input: types.PlainTextInput; unplaced?: string } {
  const max = Math.min(Math.max(field.maxLength, 1), LIMITS.inputText);
  const input: types.PlainTextInput = {
    type: "plain_text_input",
    action_id: id,
    multiline: field.multiline ?? false,
    max_length: max,
  };
  const value = showable(field.value ?? "");
  if (value === "") return { input };
  // What was typed fits; a longer start value is the bot's own, and is shown whole above the field.
  return value.length <= max
    ? { input: { ...input, initial_value: value } }
    : { input: { ...input, initial_value: shorten(value, max) }, unplaced: value };
}

function number(field: Field & { type: "number" }, id: string): { input: types.NumberInput; unplaced?: string } {
  const { min, max } = field;
  const input: types.NumberInput = {
    type: "number_input",
    action_id: id,
    is_decimal_allowed: true,
    ...(min === undefined ? {} : { min_value: String(min) }),
    ...(max === undefined ? {} : { max_value: String(max) }),
  };
  const within = (value: string) => {
    const found = Number(value);
    return /^-?\d+(\.\d+)?$/.test(value) && found >= (min ?? -Infinity) && found <= (max ?? Infinity);
  };
  return initial(input, "initial_value", field.value, within);
}

function initial<Input extends InputElement>(
  input: Input,
  property: string,
  value: string | undefined,
  taken: (value: string) => boolean,
) {
  if (value === undefined || value === "") return { input };
  return taken(value) ? { input: { ...input, [property]: value } } : { input, unplaced: value };
}

function isDate(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) && value.length === 10;
}

function isTime(value: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}
