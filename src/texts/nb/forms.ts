import type { Visibility } from "../../domain/gathering.ts";
import type { QuestionLineProblem } from "../../domain/question.ts";

export const gatheringForm = {
  newTitle: "Nytt arrangement",
  changeTitle: (gathering: { title: string }) => `Endre ${gathering.title}`,
  kind: "Type",
  title: "Navn",
  description: "Beskrivelse",
  place: "Sted",
  videoLink: "Videolenke",
  startDay: "Første dag",
  startTime: "Starter kl.",
  endDay: "Siste dag",
  endTime: "Slutter kl.",
  closesDay: "Påmeldingsfrist",
  closesHint: "Fristen går ut ved slutten av dagen, men aldri etter at arrangementet begynner.",
  seats: "Antall plasser",
  seatsHint: "La feltet stå tomt hvis det ikke er noen grense.",
  visibility: "Hvem kan se det?",
  visibilities: {
    everyone: "Alle",
    members: "Medlemmene",
    group: "Bare faggruppen",
  } satisfies Record<Visibility, string>,
  state: "Når du lagrer",
  states: { open: "Åpne for påmelding med en gang", draft: "Behold som utkast" },
  group: "Faggruppe",
  noGroup: "Ingen",
  questions: "Spørsmål ved påmelding",
  questionsHint:
    "Skriv ett spørsmål per linje. Skill alternativene med skråstrek, slik: Overnatting: ja / nei. Sett * bak spørsmål som må besvares. Ikke spør om allergier eller helse her.",
  badDate: "Velg en dag fra kalenderen.",
  badTime: "Skriv klokkeslettet som 08:30.",
  badNumber: "Skriv et helt tall fra 1 til 10 000.",
  badLink: "Skriv hele nettadressen. Den begynner med https://.",
  badQuestion: (line: { line: string; problem: string }) => `${line.problem} Det gjelder linjen «${line.line}».`,
  questionProblems: {
    "too-many": ({ most }) => `Det er plass til ${most} spørsmål.`,
    twice: () => "Dette spørsmålet står to ganger.",
    "no-question": () => "Her mangler selve spørsmålet.",
    "too-long": ({ most }) => `Dette er for langt. Det er plass til ${most} tegn.`,
    options: ({ most }) => `Skriv minst to ulike alternativer, og ikke flere enn ${most}, med skråstrek mellom.`,
  } satisfies { readonly [P in QuestionLineProblem as P["type"]]: (problem: P) => string },
  tooLong: (limit: { max: number }) => `Teksten er for lang. Det er plass til ${limit.max} tegn.`,
  required: "Dette må fylles ut.",
  notAnOption: "Velg et av alternativene.",
};

export const cancelForm = {
  title: (gathering: { title: string }) => `Avlys ${gathering.title}`,
  intro: (gathering: { told: number }) =>
    gathering.told === 1
      ? "Den ene som er påmeldt eller venter, får beskjed med en gang."
      : `De ${gathering.told} som er påmeldt eller venter, får beskjed med en gang.`,
  reason: "Begrunnelse til de påmeldte",
  submit: "Avlys",
};
