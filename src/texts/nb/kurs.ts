import type { GatheringKind, GatheringState } from "../../domain/gathering.ts";

export const kinds: Readonly<Record<GatheringKind, string>> = {
  conference: "VA-konferanse",
  "operator-gathering": "Driftsoperatørsamling",
  seminar: "Fagdag",
  course: "Kurs",
  "brokered-course": "Formidlet kurs",
  "study-trip": "Studietur",
  "group-meeting": "Faggruppemøte",
  "annual-meeting": "Årsmøte",
};

export const states: Readonly<Record<GatheringState, string>> = {
  draft: "Utkast",
  open: "Åpent for påmelding",
  closed: "Påmeldingen er stengt",
  held: "Gjennomført",
  cancelled: "Avlyst",
};

export const kurs = {
  listTitle: "Kurs og samlinger framover",
  listTitleFor: (filter: { words: string }) => `Kurs og samlinger: ${filter.words}`,
  listEmpty: "Det er ikke satt opp noe framover akkurat nå.",
  listEmptyFor: (filter: { words: string }) => `Jeg fant ingen kurs eller samlinger for «${filter.words}».`,
  listCount: (list: { count: number }) => (list.count === 1 ? "Ett arrangement" : `${list.count} arrangementer`),
  page: (page: { number: number; of: number }) => `Side ${page.number} av ${page.of}`,
  numbered: (gathering: { number: number; title: string }) => `#${gathering.number} ${gathering.title}`,

  seatsFree: (seats: { free: number; of: number }) =>
    seats.free === 1 ? `1 ledig plass av ${seats.of}` : `${seats.free} ledige plasser av ${seats.of}`,
  seatsUnlimited: "Ingen grense for antall deltakere",
  seatsFull: (line: { waiting: number }) => (line.waiting === 0 ? "Fullt" : `Fullt, ${line.waiting} på venteliste`),
  waitingCount: (line: { waiting: number }) => `${line.waiting} på venteliste`,

  when: "Når",
  where: "Hvor",
  videoLink: "Videolenke",
  seats: "Plasser",
  deadline: "Påmeldingsfrist",
  opens: "Påmeldingen åpner",
  kind: "Type",
  state: "Status",
  organiser: "Arrangør",
  externalLink: "Les mer hos arrangøren",
  goal: "Strategimål",
  ownStanding: "Din plass",
  noPlace: "Ikke bestemt ennå",

  youAreSeated: "Du er påmeldt",
  youAreWaiting: (line: { place: number }) => `Du er nummer ${line.place} på ventelisten`,
  youAreOffered: (offer: { until: string }) => `Du har fått tilbud om plass og må svare innen ${offer.until}`,

  registered: (gathering: { title: string }) => `Du er påmeldt ${gathering.title}.`,
  waiting: (line: { title: string; place: number }) =>
    `Ingen ledige plasser på ${line.title}. Du er nummer ${line.place} på ventelisten.`,
  waitingMeans: "Blir en plass ledig, får du tilbud om den her når det er din tur.",
  withdrawn: (gathering: { title: string }) => `Du er meldt av ${gathering.title}.`,
  withdrawnLate: (gathering: { title: string }) =>
    `Du er meldt av ${gathering.title}. Fristen for gratis avmelding har gått ut, så sekretariatet tar kontakt med deg om kostnaden.`,
  leftWaitingList: (gathering: { title: string }) => `Du står ikke lenger på ventelisten til ${gathering.title}.`,
  seatTaken: (gathering: { title: string }) => `Plassen er din. Du er påmeldt ${gathering.title}.`,
  seatDeclined: (gathering: { title: string }) =>
    `Du har takket nei til plassen på ${gathering.title}. Den går videre til den neste på ventelisten.`,

  mineTitle: "Mine påmeldinger",
  mineEmpty: "Du er ikke påmeldt noe framover.",
  upcomingTitle: "Kommer snart",

  nothingNamed: "Jeg fant ikke noe kursnummer i meldingen. Her ser du det som kommer.",

  questionsTitle: (gathering: { title: string }) => `Påmelding: ${gathering.title}`,
  questionsIntro: (gathering: { when: string; place: string }) => `Når: ${gathering.when}. Hvor: ${gathering.place}.`,
  fullNow: "Det er fullt nå, så du kommer på venteliste.",
  withdrawQuestion: (gathering: { title: string }) => `Vil du melde deg av ${gathering.title}?`,
  declineQuestion: (gathering: { title: string }) =>
    `Vil du takke nei til plassen på ${gathering.title}? Da går den til den neste på ventelisten, og du får ikke et nytt tilbud.`,

  participantsTitle: (gathering: { title: string }) => `Deltakere: ${gathering.title}`,
  participantsCount: (line: { seated: number; offered: number; waiting: number }) =>
    `${line.seated} påmeldt, ${line.offered} med tilbud om plass, ${line.waiting} på venteliste`,
  participantsNone: (gathering: { title: string }) => `Ingen er påmeldt ${gathering.title} ennå.`,
  participantsMore: (rest: { count: number }) =>
    rest.count === 1 ? "Én til står i regnearket." : `${rest.count} til står i regnearket.`,
  participantsFile: "Deltakerlisten som regneark",
  participantsSheet: {
    sheet: "Deltakere",
    name: "Navn",
    organisation: "Virksomhet",
    email: "E-post",
    standing: "Status",
    place: "Nr. på venteliste",
    registeredAt: "Påmeldingstidspunkt",
  },
  standings: {
    seated: "Påmeldt",
    offered: "Har tilbud om plass",
    waiting: "Venteliste",
    withdrawn: "Avmeldt",
    lapsed: "Brukte ikke tilbudet",
  },
  withoutOrganisation: "Uten virksomhet",

  created: (gathering: { number: number; title: string }) =>
    `#${gathering.number} ${gathering.title} er opprettet, og påmeldingen er åpen.`,
  drafted: (gathering: { number: number; title: string }) =>
    `#${gathering.number} ${gathering.title} er lagret som utkast. Bare sekretariatet ser det.`,
  changed: (gathering: { title: string }) => `${gathering.title} er endret.`,
  changedAndTold: (gathering: { title: string; told: number }) =>
    gathering.told === 1
      ? `${gathering.title} er endret. Den ene som er med, får beskjed.`
      : `${gathering.title} er endret. De ${gathering.told} som er med, får beskjed.`,
  cancelled: (gathering: { title: string; told: number }) => {
    if (gathering.told === 0) return `${gathering.title} er avlyst. Ingen var påmeldt.`;
    return gathering.told === 1
      ? `${gathering.title} er avlyst. Den ene som er med, får beskjed.`
      : `${gathering.title} er avlyst. De ${gathering.told} som er med, får beskjed.`;
  },
};
