import type { Sentences } from "../nb.ts";

export const kinds: Sentences["kinds"] = {
  conference: "VA-konferanse",
  "operator-gathering": "Driftsoperatørsamling",
  seminar: "Fagdag",
  course: "Kurs",
  "brokered-course": "Formidla kurs",
  "study-trip": "Studietur",
  "group-meeting": "Faggruppemøte",
  "annual-meeting": "Årsmøte",
};

export const states: Sentences["states"] = {
  draft: "Utkast",
  open: "Ope for påmelding",
  closed: "Påmeldinga er stengd",
  held: "Gjennomført",
  cancelled: "Avlyst",
};

export const kurs: Sentences["kurs"] = {
  listTitle: "Kurs og samlingar framover",
  listTitleFor: ({ words }) => `Kurs og samlingar: ${words}`,
  listEmpty: "Det er ikkje sett opp noko framover akkurat no.",
  listEmptyFor: ({ words }) => `Eg fann ingen kurs eller samlingar for «${words}».`,
  listCount: ({ count }) => (count === 1 ? "Eitt arrangement" : `${count} arrangement`),
  page: ({ number, of }) => `Side ${number} av ${of}`,
  numbered: ({ number, title }) => `#${number} ${title}`,

  seatsFree: ({ free, of }) => (free === 1 ? `1 ledig plass av ${of}` : `${free} ledige plassar av ${of}`),
  seatsUnlimited: "Inga grense for talet på deltakarar",
  seatsFull: ({ waiting }) => (waiting === 0 ? "Fullt" : `Fullt, ${waiting} på venteliste`),
  waitingCount: ({ waiting }) => `${waiting} på venteliste`,

  when: "Når",
  where: "Kvar",
  videoLink: "Videolenkje",
  seats: "Plassar",
  deadline: "Påmeldingsfrist",
  opens: "Påmeldinga opnar",
  kind: "Type",
  state: "Status",
  organiser: "Arrangør",
  externalLink: "Les meir hos arrangøren",
  goal: "Strategimål",
  ownStanding: "Plassen din",
  noPlace: "Ikkje bestemt enno",

  youAreSeated: "Du er påmeld",
  youAreWaiting: ({ place }) => `Du er nummer ${place} på ventelista`,
  youAreOffered: ({ until }) => `Du har fått tilbod om plass og må svare innan ${until}`,

  registered: ({ title }) => `Du er påmeld ${title}.`,
  waiting: ({ title, place }) => `Ingen ledige plassar på ${title}. Du er nummer ${place} på ventelista.`,
  waitingMeans: "Blir ein plass ledig, får du tilbod om han her når det er din tur.",
  withdrawn: ({ title }) => `Du er meld av ${title}.`,
  withdrawnLate: ({ title }) =>
    `Du er meld av ${title}. Fristen for gratis avmelding har gått ut, så sekretariatet tek kontakt med deg om kostnaden.`,
  leftWaitingList: ({ title }) => `Du står ikkje lenger på ventelista til ${title}.`,
  seatTaken: ({ title }) => `Plassen er din. Du er påmeld ${title}.`,
  seatDeclined: ({ title }) => `Du har takka nei til plassen på ${title}. Han går vidare til den neste på ventelista.`,

  mineTitle: "Påmeldingane mine",
  mineEmpty: "Du er ikkje påmeld noko framover.",
  upcomingTitle: "Kjem snart",

  nothingNamed: "Eg fann ikkje noko kursnummer i meldinga. Her ser du det som kjem.",

  questionsTitle: ({ title }) => `Påmelding: ${title}`,
  questionsIntro: ({ when, place }) => `Når: ${when}. Kvar: ${place}.`,
  fullNow: "Det er fullt no, så du kjem på venteliste.",
  withdrawQuestion: ({ title }) => `Vil du melde deg av ${title}?`,
  declineQuestion: ({ title }) =>
    `Vil du takke nei til plassen på ${title}? Då går han til den neste på ventelista, og du får ikkje eit nytt tilbod.`,

  participantsTitle: ({ title }) => `Deltakarar: ${title}`,
  participantsCount: ({ seated, offered, waiting }) =>
    `${seated} ${seated === 1 ? "påmeld" : "påmelde"}, ${offered} med tilbod om plass, ${waiting} på venteliste`,
  participantsNone: ({ title }) => `Ingen er påmelde ${title} enno.`,
  participantsMore: ({ count }) => (count === 1 ? "Éin til står i reknearket." : `${count} til står i reknearket.`),
  participantsFile: "Deltakarlista som rekneark",
  participantsSheet: {
    sheet: "Deltakarar",
    name: "Namn",
    organisation: "Verksemd",
    email: "E-post",
    standing: "Status",
    place: "Nr. på venteliste",
    registeredAt: "Påmeldingstidspunkt",
  },
  standings: {
    seated: "Påmeld",
    offered: "Har tilbod om plass",
    waiting: "Venteliste",
    withdrawn: "Avmeld",
    lapsed: "Brukte ikkje tilbodet",
  },
  withoutOrganisation: "Utan verksemd",

  created: ({ number, title }) => `#${number} ${title} er oppretta, og påmeldinga er open.`,
  drafted: ({ number, title }) => `#${number} ${title} er lagra som utkast. Berre sekretariatet ser det.`,
  changed: ({ title }) => `${title} er endra.`,
  changedAndTold: ({ title, told }) =>
    told === 1
      ? `${title} er endra. Den eine som er med, får beskjed.`
      : `${title} er endra. Dei ${told} som er med, får beskjed.`,
  cancelled: ({ title, told }) => {
    if (told === 0) return `${title} er avlyst. Ingen var påmelde.`;
    return told === 1
      ? `${title} er avlyst. Den eine som er med, får beskjed.`
      : `${title} er avlyst. Dei ${told} som er med, får beskjed.`;
  },
};
