import type { Field } from "../messages/form.ts";
import type { CardElement, CardInput } from "./adaptive-card.ts";
import { richText } from "./rich-text.ts";
import { clean, cleanLine, unmarked } from "./safe-text.ts";

/**
 * One question: the input under its label, what is wrong with the answer right under it, then the hint.
 * @param fillIn what the client itself says under a field that cannot be sent in as it stands; ours, never people's words
 */
export function fieldElements(field: Field, error: string | undefined, fillIn: string): CardElement[] {
  const wrong = error === undefined ? [] : richText(error, { color: "Attention", weight: "Bolder" });
  const hint = field.hint ? richText(field.hint, { size: "Small", isSubtle: true }) : [];
  const under = [...wrong, ...hint].map((block) => ({ ...block, spacing: "Small" }) as const);
  return [input(field, fillIn), ...under];
}

/** The id of a field's input: a prefix keeps answers apart from what the action carries, `m-` says several values. */
export function inputId(field: Pick<Field, "name" | "type">): string {
  return `${field.type === "choices" ? "m" : "f"}-${field.name}`;
}

function input(field: Field, fillIn: string): CardInput {
  const common = {
    id: inputId(field),
    label: cleanLine(field.label) || field.name,
    isRequired: field.required,
    errorMessage: fillIn,
    spacing: "Medium",
  } as const;
  switch (field.type) {
    case "text": {
      const value = field.value && { value: field.multiline ? clean(field.value) : cleanLine(field.value) };
      const lines = field.multiline && { isMultiline: true };
      return { type: "Input.Text", ...common, maxLength: field.maxLength, ...lines, ...value };
    }
    case "number":
      return { type: "Input.Number", ...common, ...bounds(field), ...numberValue(field.value) };
    case "choice": {
      const choices = field.options.map(({ value, label }) => ({ title: cleanLine(label) || value, value }));
      const value = field.value && { value: field.value };
      return {
        type: "Input.ChoiceSet",
        ...common,
        style: "compact",
        isMultiSelect: false,
        wrap: true,
        choices,
        ...value,
      };
    }
    case "choices": {
      const choices = field.options.map(({ value, label }) => ({
        title: unmarked(label) || value,
        value: many(value),
      }));
      const value = field.value && { value: field.value.map(many).join(",") };
      return {
        type: "Input.ChoiceSet",
        ...common,
        style: "expanded",
        isMultiSelect: true,
        wrap: true,
        choices,
        ...value,
      };
    }
    case "date":
      return { type: "Input.Date", ...common, ...(isDate(field.value) && { value: field.value }) };
    case "time":
      return { type: "Input.Time", ...common, ...(isTime(field.value) && { value: field.value }) };
  }
}

/** Several values travel joined by commas, so none may hold one. */
function many(value: string): string {
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, "\ufffd"));
}

function bounds({ min, max }: { readonly min?: number; readonly max?: number }) {
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

function numberValue(value: string | undefined) {
  const number = Number(value?.trim().replace(",", "."));
  return value?.trim() && Number.isFinite(number) ? { value: number } : {};
}

function isDate(value: string | undefined): value is string {
  return value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

function isTime(value: string | undefined): value is string {
  return value !== undefined && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}
