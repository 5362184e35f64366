import type { FieldErrors } from "../domain/answers.ts";
import type { Language } from "../domain/person.ts";
import type { Refusal } from "../domain/refusal.ts";
import { type Dates, datesIn } from "../domain/wall-clock.ts";
import { sandboxNb } from "./nb/sandbox.ts";
import { nb, type Sentences } from "./nb.ts";
import { sandboxNn } from "./nn/sandbox.ts";
import { nn } from "./nn.ts";

/** Every sentence in one language, with dates as that language writes them. */
export type Texts = Sentences & { readonly language: Language; readonly dates: Dates };

const sentences: Readonly<Record<Language, Sentences>> = { nb, nn };

export function textsIn(language: Language, timeZone: string): Texts {
  return { ...sentences[language], language, dates: datesIn(language, timeZone) };
}

export function wordsOf(language: Language): Sentences["adapterWords"] {
  return sentences[language].adapterWords;
}

/** The words of the sandbox's pages; what the bot says there is the same as everywhere. */
export function pageWordsOf(language: Language): typeof sandboxNb {
  return { nb: sandboxNb, nn: sandboxNn }[language];
}

/**
 * The sentence `table` has for `fact`. One entry per type makes the lookup right; TypeScript cannot follow the pairing through a
 * union, so it is said here, once.
 */
export function sentenceFor<Fact extends { readonly type: string }>(
  table: Readonly<Record<Fact["type"], (fact: never, dates: Dates) => string>>,
  fact: Fact,
  t: Texts,
): string {
  const sentence = table[fact.type as Fact["type"]] as (fact: Fact, dates: Dates) => string;
  return sentence(fact, t.dates);
}

/** A sentence for each field's problem, by field name. */
export function sentencesFor<Problem extends { readonly type: string }>(
  table: Readonly<Record<Problem["type"], (problem: never) => string>>,
  problems: FieldErrors<Problem>,
  t: Texts,
): FieldErrors {
  return Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [field, sentenceFor(table, problem, t)]),
  );
}

/** The sentence for a «no», in the reader's language. */
export function refusalText(refusal: Refusal, t: Texts): string {
  return sentenceFor<Refusal>(t.refusals, refusal, t);
}
