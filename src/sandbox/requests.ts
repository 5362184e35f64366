import { readAction } from "../cards/read-action.ts";
import type { Answers } from "../domain/answers.ts";

/** Long enough for any command, short enough for one message. */
const LINE_UNITS = 4_000;

export type Said = { readonly conversation: string; readonly text: string; readonly key: string };
export type Pressed = {
  readonly conversation: string;
  readonly card?: string;
  readonly line: string;
  readonly answers?: Answers;
  readonly key: string;
};
export type Jump = { readonly to: "hour" | "tomorrow" | "week" } | { readonly day: string; readonly time: string };

/** Each reads a body the page sent, and is undefined for one it would not send: who sends others gets no reasons. */
export function readSaid(body: unknown): Said | undefined {
  const { conversation, text, key } = strings(body);
  if (conversation === undefined || !isLine(text) || !isKey(key)) return undefined;
  return { conversation, text, key };
}

export function readPressed(body: unknown): Pressed | undefined {
  const { conversation, card, key } = strings(body);
  const action = readAction(isObject(body) ? body.data : undefined);
  if (conversation === undefined || !isKey(key) || !isLine(action?.line)) return undefined;
  return { conversation, ...action, key, ...(card !== undefined && { card }) };
}

export function readJump(body: unknown): Jump | undefined {
  const { to, day, time } = strings(body);
  if (to === "hour" || to === "tomorrow" || to === "week") return { to };
  return day !== undefined && time !== undefined ? { day, time } : undefined;
}

function strings(body: unknown): Readonly<Record<string, string | undefined>> {
  if (!isObject(body)) return {};
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

function isObject(body: unknown): body is Readonly<Record<string, unknown>> {
  return typeof body === "object" && body !== null && !Array.isArray(body);
}

function isLine(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== "" && text.length <= LINE_UNITS;
}

function isKey(key: string | undefined): key is string {
  return key !== undefined && /^[\w-]{8,64}$/.test(key);
}
