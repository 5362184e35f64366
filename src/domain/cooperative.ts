import type { Language } from "./person.ts";

/**
 * What one co-operative is: nothing about any region is in code.
 * @property offerHours how long a seat offer holds
 */
export type Cooperative = {
  readonly name: string;
  readonly timeZone: string;
  readonly defaultLanguage: Language;
  readonly offerHours: number;
};

/** Until the secretariat says otherwise. */
export const unnamedCooperative: Cooperative = {
  name: "samarbeidet",
  timeZone: "Europe/Oslo",
  defaultLanguage: "nb",
  offerHours: 24,
};
