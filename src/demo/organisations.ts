import { asciiSlug } from "../domain/ascii-slug.ts";
import type { Language } from "../domain/person.ts";
import type { DemoOrganisation } from "../ports/demo-records.ts";

/** The member municipalities, with the written norm their people have chosen here. */
export const municipalities: readonly { readonly place: string; readonly language: Language }[] = [
  { place: "Kristiansund", language: "nb" },
  { place: "Molde", language: "nb" },
  { place: "Ålesund", language: "nb" },
  { place: "Vanylven", language: "nn" },
  { place: "Sande", language: "nn" },
  { place: "Herøy", language: "nn" },
  { place: "Ulstein", language: "nn" },
  { place: "Hareid", language: "nn" },
  { place: "Ørsta", language: "nn" },
  { place: "Stranda", language: "nn" },
  { place: "Sykkylven", language: "nn" },
  { place: "Sula", language: "nn" },
  { place: "Giske", language: "nn" },
  { place: "Vestnes", language: "nn" },
  { place: "Rauma", language: "nb" },
  { place: "Aukra", language: "nn" },
  { place: "Averøy", language: "nb" },
  { place: "Gjemnes", language: "nb" },
  { place: "Tingvoll", language: "nn" },
  { place: "Sunndal", language: "nb" },
  { place: "Surnadal", language: "nn" },
  { place: "Smøla", language: "nb" },
  { place: "Aure", language: "nb" },
  { place: "Volda", language: "nn" },
  { place: "Fjord", language: "nn" },
  { place: "Hustadvika", language: "nb" },
  { place: "Haram", language: "nn" },
];

/** Invented water companies. */
export const waterCompanies: readonly { readonly name: string; readonly language: Language }[] = [
  { name: "Fjellbygda vasslag", language: "nn" },
  { name: "Tussvika vasslag", language: "nn" },
  { name: "Solsida vasslag", language: "nn" },
  { name: "Storholmen vannverk", language: "nb" },
  { name: "Nordre Grend vannverk", language: "nb" },
];

/** `.example` is reserved: mail to these domains goes nowhere. */
export function municipalityDomain(place: string): string {
  return `${asciiSlug(place, "kommune")}.kommune.example`;
}

export function waterCompanyDomain(name: string): string {
  return `${asciiSlug(name, "vasslag")}.example`;
}

export const organisations: readonly DemoOrganisation[] = [
  ...municipalities.map(({ place }) => ({
    name: `${place} kommune`,
    kind: "municipality" as const,
    domain: municipalityDomain(place),
  })),
  ...waterCompanies.map(({ name }) => ({ name, kind: "water-company" as const, domain: waterCompanyDomain(name) })),
];
