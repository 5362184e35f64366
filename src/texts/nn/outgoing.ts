import type { Sentences } from "../nb.ts";

export const outgoing: Sentences["outgoing"] = {
  reminders: {
    "week-before": ({ title, day }) => `Om ei veke: ${title}, ${day}.`,
    "day-before": ({ title, time }) => `I morgon: ${title}, ${time}.`,
  },
  reminderWithdraw: "Kan du ikkje kome, så meld deg av, slik at ein annan får plassen.",
  seatOffered: ({ title, until }) =>
    `Det er blitt ein ledig plass til deg på ${title}. Han blir halden av til ${until}.`,
  seatOfferExpired: ({ title, number }) =>
    `Tilbodet om plass på ${title} er gått ut og går vidare til den neste. Vil du framleis vere med, skriv /kurs meld-på ${number}.`,
  gatheringChanged: ({ title }) => `${title} er endra.`,
  newTime: "Ny tid",
  newPlace: "Ny stad",
  newTitle: "Nytt namn",
  wasCalled: ({ title }) => `Heitte før: ${title}`,
  gatheringCancelled: ({ title, day }) => `${title}, som skulle ha vore ${day}, er avlyst.`,
  cancelledBecause: ({ reason }) => `Grunngjeving: ${reason}`,
};
