import type { ReminderKind } from "../../domain/reminder.ts";

/** What leaves on its own accord. */
export const outgoing = {
  reminders: {
    "week-before": (gathering: { title: string; day: string }) => `Om en uke: ${gathering.title}, ${gathering.day}.`,
    "day-before": (gathering: { title: string; time: string }) => `I morgen: ${gathering.title}, ${gathering.time}.`,
  } satisfies Record<ReminderKind, unknown>,
  reminderWithdraw: "Meld deg av hvis du ikke kan komme, så kan en annen få plassen.",
  seatOffered: (offer: { title: string; until: string }) =>
    `Det er blitt en ledig plass til deg på ${offer.title}. Den er holdt av til deg fram til ${offer.until}.`,
  seatOfferExpired: (offer: { title: string; number: number }) =>
    `Tilbudet om plass på ${offer.title} har gått ut, og plassen går videre til den neste på ventelisten. Skriv /kurs meld-på ${offer.number} hvis du fortsatt vil være med.`,
  gatheringChanged: (gathering: { title: string }) => `${gathering.title} er endret.`,
  newTime: "Ny tid",
  newPlace: "Nytt sted",
  newTitle: "Nytt navn",
  wasAt: (gathering: { time: string }) => `Var satt opp ${gathering.time}`,
  wasCalled: (gathering: { title: string }) => `Tidligere navn: ${gathering.title}`,
  gatheringCancelled: (gathering: { title: string; day: string }) =>
    `${gathering.title}, som skulle ha vært ${gathering.day}, er avlyst.`,
  cancelledBecause: (cancellation: { reason: string }) => `Begrunnelse: ${cancellation.reason}`,
};
