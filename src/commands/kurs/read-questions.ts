import { asciiSlug } from "../../domain/ascii-slug.ts";
import type { Question } from "../../domain/question.ts";
import { questionLine } from "../../messages/gathering-form.ts";

/** What every platform can show as one choice. */
const longestOption = 70;
const longestLabel = 140;
const mostOptions = 20;
const mostQuestions = 10;

/**
 * Reads questions as the secretariat writes them, one a line: `Overnatting: ja / nei *`. A star makes it required; alternatives
 * make it a choice. A question that stood there before keeps its name, and so its answers; one whose line is untouched stays
 * as it is, since a line cannot say everything a question may be (a number, several alternatives at once).
 * @returns the questions, or the first line that cannot be read
 */
export function readQuestions(
  typed: string,
  before: readonly Question[],
): { readonly questions: readonly Question[] } | { readonly unreadable: string } {
  const lines = typed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const questions: Question[] = [];
  for (const line of lines) {
    const question = readLine(line, before, questions);
    if (!question || questions.length >= mostQuestions) return { unreadable: line };
    questions.push(question);
  }
  return { questions };
}

function readLine(line: string, before: readonly Question[], taken: readonly Question[]): Question | undefined {
  const untouched = before.find((question) => questionLine(question).trim() === line);
  if (untouched) return taken.some(({ label }) => label === untouched.label) ? undefined : untouched;
  const required = line.endsWith("*");
  const text = required ? line.slice(0, -1).trim() : line;
  const colon = text.indexOf(":");
  const label = (colon < 0 ? text : text.slice(0, colon)).trim();
  if (label === "" || label.length > longestLabel || taken.some((question) => question.label === label))
    return undefined;
  const name = before.find((question) => question.label === label)?.name ?? freeName(label, [...before, ...taken]);
  if (colon < 0) return { type: "text", name, label, required };
  const options = text
    .slice(colon + 1)
    .split("/")
    .map((option) => option.trim())
    .filter((option) => option !== "");
  const distinct = new Set(options).size === options.length;
  const fits =
    options.length >= 2 && options.length <= mostOptions && options.every(({ length }) => length <= longestOption);
  return distinct && fits ? { type: "choice", name, label, required, options } : undefined;
}

/** Named after its label: a new question never takes the name, and so the answers, of one that was removed. */
function freeName(label: string, taken: readonly Question[]): string {
  const slug = asciiSlug(label, "q");
  for (let number = 1; ; number++) {
    const name = number === 1 ? slug : `${slug}-${number}`;
    if (!taken.some((question) => question.name === name)) return name;
  }
}
