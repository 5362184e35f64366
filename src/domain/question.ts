import type { Answers, FieldErrors } from "./answers.ts";

/**
 * What the participant is asked when signing up. Nothing about health is asked here: allergies and access needs have a
 * place of their own.
 * @property name ASCII, unique in the gathering; answers are stored under it
 */
export type Question = {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
} & (
  | { readonly type: "text" }
  | { readonly type: "number"; readonly min?: number; readonly max?: number }
  | { readonly type: "choice" | "choices"; readonly options: readonly string[] }
);

export type AnswerProblem =
  | { readonly type: "required" }
  | { readonly type: "too-long"; readonly max: number }
  | { readonly type: "not-a-number" }
  | { readonly type: "out-of-range"; readonly min?: number; readonly max?: number }
  | { readonly type: "not-an-option" };

/** Why a line the secretariat wrote is no question. */
export type QuestionLineProblem =
  | { readonly type: "too-many"; readonly most: number }
  | { readonly type: "twice" }
  | { readonly type: "no-question" }
  | { readonly type: "too-long"; readonly most: number }
  | { readonly type: "options"; readonly most: number };

export const answerMaxLength = 1000;

/**
 * Checks what was filled in against what was asked. Answers to questions that are not asked are dropped.
 * @returns the answers to keep, or what is wrong by question name
 */
export function checkAnswers(
  questions: readonly Question[],
  given: Answers,
):
  | { readonly answers: Readonly<Record<string, string | readonly string[]>> }
  | { readonly problems: FieldErrors<AnswerProblem> } {
  // By entries: a question may be called what every JavaScript object has a property for.
  const answers: [name: string, answer: string | readonly string[]][] = [];
  const problems: [name: string, problem: AnswerProblem][] = [];
  for (const question of questions) {
    const { name } = question;
    const values = valuesOf(Object.hasOwn(given, name) ? given[name] : undefined);
    const problem = problemWith(question, values);
    if (problem) problems.push([name, problem]);
    else if (values.length > 0) answers.push([name, question.type === "choices" ? values : (values[0] ?? "")]);
  }
  return problems.length > 0 ? { problems: Object.fromEntries(problems) } : { answers: Object.fromEntries(answers) };
}

function valuesOf(answer: string | readonly string[] | undefined): readonly string[] {
  const list = answer === undefined ? [] : typeof answer === "string" ? [answer] : answer;
  return list.map((value) => value.trim()).filter((value) => value !== "");
}

function problemWith(question: Question, values: readonly string[]): AnswerProblem | undefined {
  const [first] = values;
  if (first === undefined) return question.required ? { type: "required" } : undefined;
  switch (question.type) {
    case "text":
      return first.length > answerMaxLength ? { type: "too-long", max: answerMaxLength } : undefined;
    case "number":
      return numberProblem(question, first);
    case "choice":
      return values.length === 1 && question.options.includes(first) ? undefined : { type: "not-an-option" };
    case "choices":
      return values.every((value) => question.options.includes(value)) ? undefined : { type: "not-an-option" };
  }
}

function numberProblem(
  limits: { readonly min?: number; readonly max?: number },
  typed: string,
): AnswerProblem | undefined {
  if (!/^-?\d{1,9}$/.test(typed)) return { type: "not-a-number" };
  const value = Number(typed);
  const low = limits.min !== undefined && value < limits.min;
  const high = limits.max !== undefined && value > limits.max;
  if (!low && !high) return undefined;
  return {
    type: "out-of-range",
    ...(limits.min !== undefined && { min: limits.min }),
    ...(limits.max !== undefined && { max: limits.max }),
  };
}
