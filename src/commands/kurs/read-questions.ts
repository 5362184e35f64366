import { asciiSlug } from "../../domain/ascii-slug.ts";
import type { Question, QuestionLineProblem } from "../../domain/question.ts";
import { questionLine } from "../../messages/gathering-form.ts";

/** What every platform can show as one choice. */
const longestOption = 70;
const longestLabel = 140;
const mostOptions = 20;
const mostQuestions = 10;

/** The first line that cannot be a question, and why. */
export type UnreadableQuestion = { readonly unreadable: string; readonly reason: QuestionLineProblem };

/**
 * Reads questions as the secretariat writes them, one a line: `Overnatting: ja / nei *`. A star makes it required; alternatives
 * make it a choice. A question that stood there before keeps its name, and so its answers; one whose line is untouched stays
 * as it is, since a line cannot say everything a question may be (a number, several alternatives at once).
 */
export function readQuestions(
  typed: string,
  before: readonly Question[],
): { readonly questions: readonly Question[] } | UnreadableQuestion {
  const lines = typed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const questions: Question[] = [];
  for (const line of lines) {
    const read = readLine(line, before, questions);
    if ("reason" in read) return { unreadable: line, reason: read.reason };
    questions.push(read.question);
  }
  return { questions };
}

function readLine(
  line: string,
  before: readonly Question[],
  taken: readonly Question[],
): { readonly question: Question } | { readonly reason: QuestionLineProblem } {
  if (taken.length >= mostQuestions) return { reason: { type: "too-many", most: mostQuestions } };
  const untouched = before.find((question) => questionLine(question).trim() === line);
  const required = line.endsWith("*");
  const text = required ? line.slice(0, -1).trim() : line;
  const colon = text.indexOf(":");
  const label = untouched?.label ?? (colon < 0 ? text : text.slice(0, colon)).trim();
  if (taken.some((question) => question.label === label)) return { reason: { type: "twice" } };
  if (untouched) return { question: untouched };
  if (label === "") return { reason: { type: "no-question" } };
  if (label.length > longestLabel) return { reason: { type: "too-long", most: longestLabel } };
  const name = before.find((question) => question.label === label)?.name ?? freeName(label, [...before, ...taken]);
  if (colon < 0) return { question: { type: "text", name, label, required } };
  const options = text
    .slice(colon + 1)
    .split("/")
    .map((option) => option.trim())
    .filter((option) => option !== "");
  if (options.some(({ length }) => length > longestOption))
    return { reason: { type: "too-long", most: longestOption } };
  const distinct = new Set(options).size === options.length;
  if (!distinct || options.length < 2 || options.length > mostOptions)
    return { reason: { type: "options", most: mostOptions } };
  return { question: { type: "choice", name, label, required, options } };
}

/** Named after its label: a new question never takes the name, and so the answers, of one that was removed. */
function freeName(label: string, taken: readonly Question[]): string {
  const slug = asciiSlug(label, "q");
  for (let number = 1; ; number++) {
    const name = number === 1 ? slug : `${slug}-${number}`;
    if (!taken.some((question) => question.name === name)) return name;
  }
}
