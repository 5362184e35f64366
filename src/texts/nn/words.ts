import type { Sentences } from "../nb.ts";

export const adapterWords: Sentences["adapterWords"] = {
  openForm: "Opne skjemaet",
  formWaits: ({ title }) => `Skjemaet «${title}» er klart.`,
  answeredDirectly: "Svaret gjeld berre deg, så eg har sendt det i den direkte samtalen vår.",
  writeToMeDirectly: "Svaret gjeld berre deg. Opne ein direkte samtale med meg og skriv det same der.",
  working: "Vent litt, eg held på …",
  done: "Ferdig.",
  close: "Lukk",
  fillIn: "Dette feltet må fyllast ut.",
  failed: "Noko gjekk gale hos meg, og ingenting er endra. Prøv igjen om litt.",
  continued: "Framhald",
};

export const buttons: Sentences["buttons"] = {
  show: "Vis",
  signUp: "Meld meg på",
  joinWaitingList: "Set meg på ventelista",
  withdraw: "Meld meg av",
  leaveWaitingList: "Ta meg av ventelista",
  takeSeat: "Ta plassen",
  declineSeat: "Avslå",
  participants: "Deltakarar",
  change: "Endre",
  cancelGathering: "Avlys",
  list: "Sjå alle",
  mine: "Påmeldingane mine",
  nextPage: "Vis fleire",
  previousPage: "Vis førre",
  help: "Hjelp",
  askForAccess: "Be om tilgang",
  approve: "Slepp inn",
  deny: "Avvis",
  newGathering: "Nytt arrangement",
  save: "Lagre",
  cancel: "Avbryt",
  language: { nb: "Bokmål", nn: "Nynorsk" },
};

export const dispatch: Sentences["dispatch"] = {
  unknown: ({ line }) => `Eg forstod ikkje «${line}».`,
  didYouMean: "Meinte du ein av desse?",
  helpHint: "Skriv /hjelp for å sjå kva eg kan.",
  needsMore: "Eg treng litt meir.",
  usage: ({ usage, example }) => `Skriv /${usage}, til dømes /${example}.`,
  unexpectedWords: ({ words }) => `Eg veit ikkje kva eg skal gjere med «${words}».`,
  alreadyDone: "Det er allereie gjort.",
  empty: "Hei! Skriv /kurs for å sjå kva som skjer framover, eller /hjelp for alt eg kan.",
};
