import type { Sentences } from "../nb.ts";

export const gatheringForm: Sentences["gatheringForm"] = {
  newTitle: "Nytt arrangement",
  changeTitle: ({ title }) => `Endre ${title}`,
  kind: "Type",
  title: "Namn",
  description: "Omtale",
  place: "Stad",
  videoLink: "Videolenkje",
  startDay: "Første dag",
  startTime: "Startar kl.",
  endDay: "Siste dag",
  endTime: "Sluttar kl.",
  closesDay: "Påmeldingsfrist",
  closesHint: "Fristen går ut ved slutten av dagen, men aldri etter at arrangementet byrjar.",
  seats: "Talet på plassar",
  seatsHint: "La feltet stå tomt dersom det ikkje er noka grense.",
  visibility: "Kven kan sjå det?",
  visibilities: { everyone: "Alle", members: "Medlemmene", group: "Berre faggruppa" },
  state: "Når du lagrar",
  states: { open: "Opne for påmelding med ein gong", draft: "Hald fram som utkast" },
  group: "Faggruppe",
  noGroup: "Inga",
  questions: "Spørsmål ved påmelding",
  questionsHint:
    "Skriv eitt spørsmål per linje. Skil alternativa med skråstrek, slik: Overnatting: ja / nei. Set * bak spørsmål som det må svarast på. Ikkje spør om allergiar eller helse her.",
  badDate: "Vel ein dag frå kalenderen.",
  badTime: "Skriv klokkeslettet som 08:30.",
  badNumber: "Skriv eit heilt tal frå 1 til 10 000.",
  badLink: "Skriv heile nettadressa. Ho byrjar med https://.",
  badQuestion: ({ line, problem }) => `${problem} Det gjeld linja «${line}».`,
  questionProblems: {
    "too-many": ({ most }) => `Det er plass til ${most} spørsmål.`,
    twice: () => "Dette spørsmålet står to gonger.",
    "no-question": () => "Her manglar sjølve spørsmålet.",
    "too-long": ({ most }) => `Dette er for langt. Det er plass til ${most} teikn.`,
    options: ({ most }) => `Skriv minst to ulike alternativ, og ikkje fleire enn ${most}, med skråstrek mellom.`,
  },
  tooLong: ({ max }) => `Teksten er for lang. Det er plass til ${max} teikn.`,
  required: "Dette må fyllast ut.",
  notAnOption: "Vel eitt av alternativa.",
};

export const cancelForm: Sentences["cancelForm"] = {
  title: ({ title }) => `Avlys ${title}`,
  intro: ({ told }) =>
    told === 1
      ? "Den eine som er påmeld eller ventar, får beskjed med ein gong."
      : `Dei ${told} som er påmelde eller ventar, får beskjed med ein gong.`,
  reason: "Grunngjeving til dei påmelde",
  submit: "Avlys",
};
