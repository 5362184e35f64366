import type { Sentences } from "../nb.ts";

export const outgoing: Sentences["outgoing"] = {
  reminders: {
    "week-before": ({ title, day }) => `Om ei veke: ${title}, ${day}.`,
    "day-before": ({ title, time }) => `I morgon: ${title}, ${time}.`,
  },
  reminderWithdraw: "Meld deg av dersom du ikkje kan kome, så kan ein annan få plassen.",
  seatOffered: ({ title, until }) =>
    `Det er blitt ein ledig plass til deg på ${title}. Han er halden av til deg fram til ${until}.`,
  seatOfferExpired: ({ title, number }) =>
    `Tilbodet om plass på ${title} har gått ut, og plassen går vidare til den neste på ventelista. Skriv /kurs meld-på ${number} dersom du framleis vil vere med.`,
  gatheringChanged: ({ title }) => `${title} er endra.`,
  newTime: "Ny tid",
  newPlace: "Ny stad",
  newTitle: "Nytt namn",
  wasAt: ({ time }) => `Var sett opp ${time}`,
  wasCalled: ({ title }) => `Tidlegare namn: ${title}`,
  gatheringCancelled: ({ title, day }) => `${title}, som skulle ha vore ${day}, er avlyst.`,
  cancelledBecause: ({ reason }) => `Grunngjeving: ${reason}`,
};
