import { fold, nearest, tidy } from "../domain/typed.ts";
import type { Command } from "./command.ts";

export type Route =
  | { readonly type: "command"; readonly command: Command; readonly words: readonly string[] }
  | { readonly type: "empty" }
  /** nothing matches; `suggestions` are whole lines that would, best first */
  | { readonly type: "unknown"; readonly line: string; readonly suggestions: readonly string[] };

/** Said to a person rather than to a machine, folded: answered with a greeting. */
const greetings = new Set(["hei", "heisan", "hallo", "halla", "godmorgen", "godmorgon", "goddag", "takk", "tusentakk"]);

/** The most words a command's name or alias is typed with: «kurs mine påmeldinger», «kurs meld meg på». */
const longestName = 4;

/**
 * Finds the command somebody meant: the longest name or alias the line begins with, whatever its case, spelling of å and ø, and
 * hyphens. A number alone after `kurs` shows that gathering.
 */
export function route(typed: string, commands: readonly Command[]): Route {
  const line = tidy(typed).replace(/^\/+\s*/, "");
  if (line === "" || greetings.has(fold(line))) return { type: "empty" };
  // «kurs42», «kurs#42» and «kurs meld-på#42» are words and a number that have lost their space; what comes later may be a code.
  const split = (word: string) => /^([\p{L}-]+)(#?\d+)$/u.exec(word)?.slice(1) ?? [word];
  const words = line.split(" ").flatMap((word, index) => (index < 2 ? split(word) : [word]));
  const index = namesOf(commands);
  for (let count = Math.min(longestName, words.length); count > 0; count--) {
    const command = index.get(fold(words.slice(0, count).join("")));
    if (!command) continue;
    const rest = words.slice(count);
    const shown =
      command.name === "kurs" && /^#?\d{1,9}$/.test(rest.join("")) ? index.get(fold("kurs vis")) : undefined;
    return { type: "command", command: shown ?? command, words: rest };
  }
  return { type: "unknown", line, suggestions: suggest(words, commands) };
}

const indexes = new WeakMap<readonly Command[], ReadonlyMap<string, Command>>();

function namesOf(commands: readonly Command[]): ReadonlyMap<string, Command> {
  const known = indexes.get(commands);
  if (known) return known;
  const index = new Map(
    commands.flatMap((command) =>
      [command.name, ...command.aliases].map((name) => [fold(name) || name, command] as const),
    ),
  );
  indexes.set(commands, index);
  return index;
}

/** Whole lines like the one typed: the nearest names for its first words, with the words that follow kept. */
function suggest(words: readonly string[], commands: readonly Command[]): readonly string[] {
  const names = commands.filter(({ hidden }) => !hidden).map(({ name }) => name);
  for (let count = Math.min(longestName, words.length); count > 0; count--) {
    const near = nearest(words.slice(0, count).join(" "), names);
    if (near.length > 0) return near.map((name) => [name, ...words.slice(count)].join(" "));
  }
  return [];
}
