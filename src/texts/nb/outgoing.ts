import type { ReminderKind } from "../../domain/reminder.ts";

/** What leaves on its own accord. */
export const outgoing = {
  reminders: {
    "week-before": (gathering: { title: string; day: string }) => `Om en uke: ${gathering.title}, ${gathering.day}.`,
    "day-before": (gathering: { title: string; time: string }) => `I morgen: ${gathering.title}, ${gathering.time}.`,
  } satisfies Record<ReminderKind, unknown>,
  reminderWithdraw: "Kan du ikke komme, så meld deg av, slik at en annen får plassen.",
  seatOffered: (offer: { title: string; until: string }) =>
    `Det er blitt en ledig plass til deg på ${offer.title}. Den holdes av til ${offer.until}.`,
  seatOfferExpired: (offer: { title: string; number: number }) =>
    `Tilbudet om plass på ${offer.title} er gått ut og går videre til den neste. Vil du fortsatt være med, skriv /kurs meld-på ${offer.number}.`,
  gatheringChanged: (gathering: { title: string }) => `${gathering.title} er endret.`,
  newTime: "Ny tid",
  newPlace: "Nytt sted",
  newTitle: "Nytt navn",
  wasCalled: (gathering: { title: string }) => `Het før: ${gathering.title}`,
  gatheringCancelled: (gathering: { title: string; day: string }) =>
    `${gathering.title}, som skulle vært ${gathering.day}, er avlyst.`,
  cancelledBecause: (cancellation: { reason: string }) => `Begrunnelse: ${cancellation.reason}`,
};
