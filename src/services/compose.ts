import type { AccessRequestId, GatheringId, SeatOfferId } from "../domain/ids.ts";
import { isSecretariat, type Language } from "../domain/person.ts";
import { type ReminderKind, reminderSuppressed } from "../domain/reminder.ts";
import type { Message } from "../messages/message.ts";
import { say } from "../messages/message.ts";
import {
  accessRequested,
  gatheringCancelled,
  gatheringChanged,
  reminder,
  seatOfferExpired,
  seatOffered,
} from "../messages/outgoing.ts";
import type { ClaimedMessage } from "../ports/outbox-queue.ts";
import { type Texts, textsIn } from "../texts/texts.ts";
import type { Deps } from "./deps.ts";

export type Composed = Message | { readonly suppressed: string };

/**
 * Says what a message from the outbox is to say, from what is true now: it follows every change since it was put there, and is
 * suppressed, with the reason, when it would no longer be true.
 */
export async function compose(deps: Deps, row: ClaimedMessage): Promise<Composed> {
  const language = await readerLanguage(deps, row);
  if (!language) return { suppressed: "recipient-gone" };
  const t = textsIn(language, deps.cooperative.timeZone);
  switch (row.purpose) {
    case "reminder-week-before":
      return composeReminder(deps, row, "week-before", t);
    case "reminder-day-before":
      return composeReminder(deps, row, "day-before", t);
    case "seat-offered":
    case "seat-offer-expired":
      return composeOffer(deps, row, row.purpose, t);
    case "gathering-changed":
    case "gathering-cancelled":
      return composeNotice(deps, row, row.purpose, t);
    case "access-requested":
    case "access-decided":
      return composeAccess(deps, row, row.purpose, t);
  }
}

async function readerLanguage(deps: Deps, { recipient }: ClaimedMessage): Promise<Language | undefined> {
  const { people } = deps.store;
  if (recipient.kind === "person") {
    const person = await people.person(recipient.person);
    return person?.active ? person.language : undefined;
  }
  const account = await people.accountById(recipient.account);
  return account && (account.person?.language ?? account.language ?? deps.cooperative.defaultLanguage);
}

async function composeReminder(deps: Deps, row: ClaimedMessage, kind: ReminderKind, t: Texts): Promise<Composed> {
  const gathering = await deps.store.gatherings.byId(row.subject as GatheringId);
  if (!gathering) return { suppressed: "gathering-gone" };
  const suppressed = reminderSuppressed(gathering, kind, row.dueAt, deps.clock.now(), deps.wallClock);
  if (suppressed) return { suppressed };
  const own =
    row.recipient.kind === "person" && (await deps.store.registrations.ownIn(row.recipient.person, gathering.id));
  return own && own.standing === "seated" ? reminder(kind, gathering, t) : { suppressed: "not-seated" };
}

async function composeOffer(
  deps: Deps,
  row: ClaimedMessage,
  purpose: "seat-offered" | "seat-offer-expired",
  t: Texts,
): Promise<Composed> {
  const offer = await deps.store.registrations.offer(row.subject as SeatOfferId);
  const gathering = offer && (await deps.store.gatherings.byId(offer.gathering));
  if (!gathering || gathering.state === "cancelled") return { suppressed: "gathering-cancelled" };
  if (purpose === "seat-offer-expired") {
    // Whoever has signed up again since knows where they stand.
    if (deps.clock.now() >= gathering.startsAt) return { suppressed: "gathering-begun" };
    const own = await deps.store.registrations.ownIn(offer.person, gathering.id);
    return own ? { suppressed: "registered-again" } : seatOfferExpired(gathering, t);
  }
  const isOpen = offer.state === "open" && deps.clock.now() < offer.expiresAt;
  return isOpen ? seatOffered(gathering, offer.expiresAt, t) : { suppressed: `offer-${offer.state}` };
}

async function composeNotice(
  deps: Deps,
  row: ClaimedMessage,
  purpose: "gathering-changed" | "gathering-cancelled",
  t: Texts,
): Promise<Composed> {
  const gathering = await deps.store.gatherings.byId(row.subject as GatheringId);
  if (!gathering) return { suppressed: "gathering-gone" };
  if (purpose === "gathering-cancelled") return gatheringCancelled(gathering, t);
  if (gathering.state === "cancelled") return { suppressed: "gathering-cancelled" };
  if (deps.clock.now() >= gathering.startsAt) return { suppressed: "gathering-begun" };
  const own =
    row.recipient.kind === "person" && (await deps.store.registrations.ownIn(row.recipient.person, gathering.id));
  if (!own) return { suppressed: "not-registered" };
  const { changes, before } = row.payload as {
    changes: ("title" | "time" | "place")[];
    before: { title: string; startsAt: string; endsAt: string };
  };
  const was = { title: before.title, startsAt: new Date(before.startsAt), endsAt: new Date(before.endsAt) };
  return gatheringChanged(gathering, changes, was, own, t);
}

async function composeAccess(
  deps: Deps,
  row: ClaimedMessage,
  purpose: "access-requested" | "access-decided",
  t: Texts,
): Promise<Composed> {
  const request = await deps.store.access.byId(row.subject as AccessRequestId);
  if (!request) return { suppressed: "request-gone" };
  if (purpose === "access-requested") {
    const reader = row.recipient.kind === "person" ? await deps.store.people.person(row.recipient.person) : undefined;
    if (!isSecretariat(reader)) return { suppressed: "not-secretariat" };
    return request.state === "pending" ? accessRequested(request, t) : { suppressed: "request-decided" };
  }
  return say(request.state === "approved" ? t.access.youAreIn(deps.cooperative) : t.access.youAreNotIn);
}
