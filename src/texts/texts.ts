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

/** The sentence for a «no», in the reader's language. */
export function refusalText(refusal: Refusal, t: Texts): string {
  // One table entry per refusal type makes the lookup right; TypeScript cannot follow the pairing through a union.
  const sentence = t.refusals[refusal.type] as (refusal: Refusal, dates: Dates) => string;
  return sentence(refusal, t.dates);
}
