import type { Answers } from "../domain/answers.ts";
import type { Text } from "./message.ts";

export type Option = { readonly value: string; readonly label: string };

type FieldCommon = {
  /** ASCII, unique in the form; answers and errors come back under it */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
};

/** One question. `value` is what stands there when the form opens, in the shape the answer has. */
export type Field =
  | (FieldCommon & {
      readonly type: "text";
      readonly multiline?: boolean;
      readonly value?: string;
      readonly maxLength: number;
    })
  | (FieldCommon & { readonly type: "number"; readonly value?: string; readonly min?: number; readonly max?: number })
  | (FieldCommon & { readonly type: "choice"; readonly options: readonly Option[]; readonly value?: string })
  | (FieldCommon & {
      readonly type: "choices";
      readonly options: readonly Option[];
      readonly value?: readonly string[];
    })
  /** `YYYY-MM-DD` */
  | (FieldCommon & { readonly type: "date"; readonly value?: string })
  /** `HH:MM`, the co-operative's wall clock */
  | (FieldCommon & { readonly type: "time"; readonly value?: string });

/**
 * @property line the command line that the answers are handed to: submitting is typing it, with answers
 */
export type Form = {
  readonly title: string;
  readonly intro?: Text;
  readonly line: string;
  readonly submit: string;
  readonly cancel: string;
  readonly fields: readonly Field[];
};

/** `form` with what was typed put back, so that an error costs nobody their words. */
export function filledIn(form: Form, answers: Answers): Form {
  const answerTo = (name: string) => (Object.hasOwn(answers, name) ? answers[name] : undefined);
  return { ...form, fields: form.fields.map((field) => withValue(field, answerTo(field.name))) };
}

function withValue(field: Field, answer: string | readonly string[] | undefined): Field {
  if (answer === undefined) return field;
  if (field.type === "choices") return { ...field, value: typeof answer === "string" ? [answer] : answer };
  return { ...field, value: typeof answer === "string" ? answer : (answer[0] ?? "") };
}
