import type { Gathering } from "../domain/gathering.ts";
import type { GatheringId } from "../domain/ids.ts";
import type { OutboxDraft } from "../domain/outbox.ts";
import type { Person } from "../domain/person.ts";
import type { GeneralRefusal } from "../domain/refusal.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import { answerOffer, type OfferRefusal } from "../domain/seat-offer.ts";
import type { Deps } from "./deps.ts";
import { offerFreeSeats, withLine } from "./line.ts";
import { mayAttend } from "./registrations.ts";

/** Takes or declines the seat `person` has been offered. A declined seat goes to the next in line. */
export async function answerSeatOffer(
  deps: Deps,
  person: Person,
  number: number,
  answer: "accepted" | "declined",
): Promise<Result<Gathering, OfferRefusal | GeneralRefusal>> {
  const outcome = await withLine(deps, { number }, async (records, gathering) => {
    const now = deps.clock.now();
    const latest = await records.registrations.latestOffer(gathering.id, person.id);
    if (!latest && !mayAttend(gathering, person)) return undefined;
    const { own } = await records.registrations.line(gathering.id, person.id);
    // Taken once and given up since is as if it had never been offered.
    const offer = latest?.state === "accepted" && own?.standing !== "seated" ? undefined : latest;
    const decision = answerOffer(gathering, offer, now);
    if (!decision.ok) return decision;
    const { id, registration } = decision.value;
    await records.registrations.settleOffer(id, answer, now);
    await records.registrations.stand(registration, answer === "accepted" ? "seated" : "lapsed", now);
    await records.audit.add({
      at: now,
      actor: person.id,
      action: `offer-${answer}`,
      subjectKind: "seat-offer",
      subject: id,
    });
    if (answer === "declined") await offerFreeSeats(deps, records, gathering.id, now);
    return accept(gathering);
  });
  return outcome ?? refuse({ type: "gathering-unknown", number });
}

/**
 * Lets offers that have run out roll on to the next in line, and offers seats that are free while somebody waits. A job of the
 * timetable: safe to run again, and on several replicas at once.
 */
export async function sweepOffers(deps: Deps): Promise<void> {
  for (const id of await deps.store.registrations.gatheringsToSweep(deps.clock.now())) await sweepGathering(deps, id);
}

async function sweepGathering(deps: Deps, id: GatheringId): Promise<void> {
  await withLine(deps, { id }, async (records) => {
    const now = deps.clock.now();
    const messages: OutboxDraft[] = [];
    for (const { id: offer, registration, person } of await records.registrations.expiredOffers(id, now)) {
      await records.registrations.settleOffer(offer, "expired", now);
      await records.registrations.stand(registration, "lapsed", now);
      await records.audit.add({ at: now, action: "offer-expired", subjectKind: "seat-offer", subject: offer });
      messages.push({
        purpose: "seat-offer-expired",
        subject: offer,
        recipient: { kind: "person", person },
        dueAt: now,
        lane: "normal",
      });
    }
    await records.outbox.add(messages);
    await offerFreeSeats(deps, records, id, now);
  });
}
