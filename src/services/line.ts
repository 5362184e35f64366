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
  const messages: OutboxDraft[] = [];
  for (const { id: registration, person } of await records.registrations.firstWaiting(id, count)) {
    await records.registrations.stand(registration, "offered", now);
    const offer = await records.registrations.openOffer({ gathering: id, registration, at: now, expiresAt });
    await records.audit.add({ at: now, action: "seat-offered", subjectKind: "seat-offer", subject: offer });
    messages.push({
      purpose: "seat-offered",
      subject: offer,
      recipient: { kind: "person", person },
      dueAt: now,
      lane: "interactive",
    });
  }
  await records.outbox.add(messages);
}
