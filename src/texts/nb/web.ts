/** The words all pages share. Bokmål is the shape; Nynorsk has the same. */
export const webNb = {
  skipToContent: "Hopp til hovedinnhold",
  language: "Språk",
  languages: { nb: "Bokmål", nn: "Nynorsk" },
  notFound: {
    title: "Fant ikke siden",
    text: "Siden finnes ikke, eller den er flyttet.",
  },
  badRequest: {
    title: "Det gikk ikke",
    text: "Nettleseren sendte noe vi ikke kan ta imot. Gå tilbake og prøv igjen.",
  },
  failed: {
    title: "Noe gikk galt hos oss",
    text: "Ingenting er endret. Prøv igjen om litt.",
  },
  toFront: "Til forsiden",
};

export type WebTexts = typeof webNb;
