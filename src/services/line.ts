import type { Gathering } from "../domain/gathering.ts";
import type { GatheringId } from "../domain/ids.ts";
import type { OutboxDraft } from "../domain/outbox.ts";
import { offerExpiry, offersDue } from "../domain/seat-offer.ts";
import type { Records } from "../ports/store.ts";
import type { Deps } from "./deps.ts";

/**
 * The one door to a gathering's seats: the gathering is locked before anything is read, so whoever holds it sees the line as it
 * is. Wakes the outbox when the transaction has committed.
 * @returns what `work` gives, or undefined when there is no such gathering
 * @throws {Busy} when the lock is not to be had within 3 s
 */
export async function withLine<T>(
  deps: Deps,
  which: { readonly number: number } | { readonly id: GatheringId },
  work: (records: Records, gathering: Gathering) => Promise<T>,
): Promise<T | undefined> {
  const result = await deps.store.transaction(async (records) => {
    const gathering = await records.gatherings.lock(which);
    return gathering && { value: await work(records, gathering) };
  });
  deps.wakeOutbox();
  return result?.value;
}

/**
 * Offers every seat that is free to the first who wait. Called by whoever has freed a seat, inside the same transaction and
 * under the same lock.
 */
export async function offerFreeSeats(deps: Deps, records: Records, id: GatheringId, now: Date): Promise<void> {
  const gathering = await records.gatherings.byId(id);
  if (!gathering) return;
  const count = offersDue(gathering, await records.registrations.waiting(id), now);
  if (count === 0) return;
  const expiresAt = offerExpiry(gathering, now, deps.cooperative.offerHours);
  // All at once: lifting the limit may offer hundreds of seats, while others wait for the lock.
  const first = await records.registrations.firstWaiting(id, count);
  const registrations = first.map((each) => each.id);
  const offers = await records.registrations.openOffers({ gathering: id, registrations, at: now, expiresAt });
  const offerTo = new Map(offers.map((offer) => [offer.registration, offer.id]));
  const messages: OutboxDraft[] = first.flatMap((each) => {
    const subject = offerTo.get(each.id);
    const recipient = { kind: "person", person: each.person } as const;
    return subject ? [{ purpose: "seat-offered", subject, recipient, dueAt: now, lane: "interactive" }] : [];
  });
  await records.outbox.add(messages);
  await records.audit.add(
    ...offers.map((offer) => ({
      at: now,
      action: "seat-offered",
      subjectKind: "seat-offer" as const,
      subject: offer.id,
    })),
  );
}
