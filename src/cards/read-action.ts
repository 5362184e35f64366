import type { Answers } from "../domain/answers.ts";

/**
 * What a used action gives back: the line, and the answers when it was a form's.
 * @param data what the client sent: anybody can send anything, and nothing here has been checked
 * @returns undefined when it is no action of ours
 */
export function readAction(data: unknown): { readonly line: string; readonly answers?: Answers } | undefined {
  if (typeof data !== "object" || data === null || !("line" in data)) return undefined;
  const { line } = data;
  if (typeof line !== "string") return undefined;
  if (!("form" in data) || data.form !== true) return { line };
  return { line, answers: answersIn(data) };
}

function answersIn(data: object): Answers {
  const answers = Object.entries(data).flatMap(([id, value]): [string, string | readonly string[]][] => {
    const name = id.slice(2);
    if (name === "") return [];
    const text = typeof value === "number" ? String(value) : value;
    if (typeof text !== "string") return [];
    if (id.startsWith("f-")) return [[name, text]];
    return id.startsWith("m-") ? [[name, several(text)]] : [];
  });
  return Object.fromEntries(answers);
}

/** The values of a choice of several, each encoded so that a comma parts them and nothing else does. */
function several(text: string): string[] {
  return text
    .split(",")
    .filter((value) => value !== "")
    .map((value) => {
      try {
        return decodeURIComponent(value);
      } catch {
        return value;
      }
    });
}
