/** What a platform's adapter says itself. */
export const adapterWords = {
  /** on the button that opens a form where typing cannot, and over it */
  openForm: "Åpne skjemaet",
  formWaits: (form: { title: string }) => `Skjemaet «${form.title}» er klart.`,
  /** in a channel, when the answer concerned the asker alone: where it went, or that it could not go there */
  answeredDirectly: "Svaret gjelder bare deg, så jeg har sendt det i den direkte samtalen vår.",
  writeToMeDirectly: "Svaret gjelder bare deg. Åpne en direkte samtale med meg og skriv det samme der.",
  /** while the answer takes longer than the platform waits */
  working: "Et øyeblikk, jeg holder på …",
  /** where a form was when it has been taken care of */
  done: "Ferdig.",
  close: "Lukk",
  /** under a field that cannot be sent in as it stands */
  fillIn: "Dette feltet må fylles ut.",
  /** something went wrong, and nothing was changed */
  failed: "Noe gikk galt hos meg, og ingenting er endret. Prøv igjen om litt.",
  /** over the rest of a message that was too long for one */
  continued: "Fortsettelse",
};

/** Labels of buttons: an imperative or the thing itself. */
export const buttons = {
  show: "Vis",
  signUp: "Meld meg på",
  joinWaitingList: "Sett meg på ventelisten",
  withdraw: "Meld meg av",
  leaveWaitingList: "Ta meg av ventelisten",
  takeSeat: "Ta plassen",
  declineSeat: "Avslå",
  participants: "Deltakere",
  change: "Endre",
  cancelGathering: "Avlys",
  list: "Se alle",
  mine: "Mine påmeldinger",
  nextPage: "Vis flere",
  previousPage: "Vis forrige",
  help: "Hjelp",
  askForAccess: "Be om tilgang",
  approve: "Slipp inn",
  deny: "Avvis",
  newGathering: "Nytt arrangement",
  save: "Lagre",
  cancel: "Avbryt",
  language: { nb: "Bokmål", nn: "Nynorsk" },
};

export const dispatch = {
  unknown: (typed: { line: string }) => `Jeg forsto ikke «${typed.line}».`,
  didYouMean: "Mente du en av disse?",
  helpHint: "Skriv /hjelp for å se hva jeg kan.",
  needsMore: "Jeg trenger litt mer.",
  usage: (command: { usage: string; example: string }) => `Skriv /${command.usage}, for eksempel /${command.example}.`,
  unexpectedWords: (typed: { words: string }) => `Jeg vet ikke hva jeg skal gjøre med «${typed.words}».`,
  alreadyDone: "Det er allerede gjort.",
  empty: "Hei! Skriv /kurs for å se hva som skjer framover, eller /hjelp for alt jeg kan.",
};
