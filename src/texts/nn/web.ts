import type { WebTexts } from "../nb/web.ts";

export const webNn: WebTexts = {
  skipToContent: "Hopp til hovudinnhald",
  language: "Språk",
  languages: { nb: "Bokmål", nn: "Nynorsk" },
  notFound: {
    title: "Fann ikkje sida",
    text: "Sida finst ikkje, eller ho er flytt.",
  },
  badRequest: {
    title: "Det gjekk ikkje",
    text: "Nettlesaren sende noko vi ikkje kan ta imot. Gå tilbake og prøv igjen.",
  },
  failed: {
    title: "Noko gjekk gale hos oss",
    text: "Ingenting er endra. Prøv igjen om litt.",
  },
  toFront: "Til framsida",
};
