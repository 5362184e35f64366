import { shorten, showable } from "./characters.ts";
import { LIMITS } from "./limits.ts";

const lookalikes: Readonly<Record<string, string>> = { "*": "∗", _: "ˍ", "~": "∼", "`": "ˋ" };
const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const wordJoiner = "\u2060";

/**
 * The `text` of a message: what a notification shows and a screen reader says while the blocks carry the exact words. It is
 * the one place where Slack reads markup, and markup has no escape for `*`, so what could format is shown by characters
 * that look alike, and what could link or mention is broken by an invisible one.
 * @returns at most 3000 UTF-16 units, never empty
 */
export function fallbackText(summary: string): string {
  let max: number = LIMITS.fallback;
  for (;;) {
    const text = neutral(shorten(showable(summary), max));
    if (text.length <= LIMITS.fallback) return text.trim() === "" ? "…" : text;
    max = Math.floor(max / 2);
  }
}

/** Whether a notification holds all of `summary`. */
export function fitsFallback(summary: string): boolean {
  return neutral(showable(summary)).length <= LIMITS.fallback;
}

function neutral(text: string): string {
  return text
    .replace(/:\/\/|\bwww\.|\bmailto:|\btel:/gi, (start) => `${start.slice(0, -1)}${wordJoiner}${start.slice(-1)}`)
    .replace(/@(?=[\p{L}\p{N}])/gu, `@${wordJoiner}`)
    .replace(/[*_~`]/g, (mark) => lookalikes[mark] ?? mark)
    .replace(/[&<>]/g, (sign) => entities[sign] ?? sign);
}
