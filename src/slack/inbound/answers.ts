import type { SlackViewAction } from "@slack/bolt";
import type { Answers } from "../../domain/answers.ts";
import { optionValue } from "../render/choice.ts";

type State = SlackViewAction["view"]["state"]["values"];
type Given = State[string][string];

/** What was filled in, by field name; an empty field is an empty string or list. */
export function formAnswers(state: State): Answers {
  const answers: Record<string, string | readonly string[]> = {};
  for (const [name, inputs] of Object.entries(state)) {
    const [given] = Object.values(inputs);
    if (given) answers[name] = answer(given);
  }
  return answers;
}

function answer(given: Given): string | readonly string[] {
  switch (given.type) {
    case "checkboxes":
    case "multi_static_select":
      return (given.selected_options ?? []).map(({ value }) => optionValue(value));
    case "radio_buttons":
    case "static_select":
      return given.selected_option ? optionValue(given.selected_option.value) : "";
    case "datepicker":
      return given.selected_date ?? "";
    case "timepicker":
      return given.selected_time ?? "";
    default:
      return given.value ?? "";
  }
}
