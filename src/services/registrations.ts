import type { Answers } from "../domain/answers.ts";
import { type Gathering, visibleTo } from "../domain/gathering.ts";
import type { Person } from "../domain/person.ts";
import { isSecretariat } from "../domain/person.ts";
import type { GeneralRefusal } from "../domain/refusal.ts";
import { type RegistrationRefusal, register, type WithdrawalRefusal, withdraw } from "../domain/registration.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import type { Deps } from "./deps.ts";
import { offerFreeSeats, withLine } from "./line.ts";

export type SignedUp = { readonly gathering: Gathering } & (
  | { readonly standing: "seated" }
  | { readonly standing: "waiting"; readonly place: number }
);

/**
 * Signs `person` up, or puts them last in line.
 * @param answers to the gathering's questions, checked already
 * @param askedAt when the person asked; it decides the deadline, never the order
 */
export async function signUp(
  deps: Deps,
  person: Person,
  number: number,
  answers: Answers,
  askedAt: Date,
): Promise<Result<SignedUp, RegistrationRefusal | GeneralRefusal>> {
  const outcome = await withLine(deps, { number }, async (records, gathering) => {
    if (!mayAttend(gathering, person)) return undefined;
    const decision = register(gathering, await records.registrations.line(gathering.id, person.id), askedAt);
    if (!decision.ok) return decision;
    const registration = await records.registrations.add({
      gathering: gathering.id,
      person: person.id,
      standing: decision.value.standing,
      answers,
      at: askedAt,
    });
    await records.audit.add({
      at: askedAt,
      actor: person.id,
      action: "registered",
      subjectKind: "registration",
      subject: registration,
      details: { gathering: number, standing: decision.value.standing },
    });
    return accept({ gathering, ...decision.value });
  });
  return outcome ?? refuse({ type: "gathering-unknown", number });
}

export type Withdrawn = { readonly gathering: Gathering; readonly wasWaiting: boolean; readonly late: boolean };

/** Takes `person` out of the line; the seat that falls free is offered to the first who waits. */
export async function withdrawFrom(
  deps: Deps,
  person: Person,
  number: number,
): Promise<Result<Withdrawn, WithdrawalRefusal | GeneralRefusal>> {
  const outcome = await withLine(deps, { number }, async (records, gathering) => {
    const now = deps.clock.now();
    const decision = withdraw(gathering, await records.registrations.line(gathering.id, person.id), now);
    // Whoever is registered may leave even when the gathering has since been hidden from them; others learn nothing of it.
    if (!decision.ok) return mayAttend(gathering, person) ? decision : undefined;
    const { registration, freesSeat, late } = decision.value;
    await records.registrations.stand(registration.id, "withdrawn", now);
    if (registration.standing === "offered") {
      const offer = await records.registrations.latestOffer(gathering.id, person.id);
      if (offer?.state === "open") await records.registrations.settleOffer(offer.id, "withdrawn", now);
    }
    await records.audit.add({
      at: now,
      actor: person.id,
      action: "withdrew",
      subjectKind: "registration",
      subject: registration.id,
      details: { gathering: number, late },
    });
    if (freesSeat) await offerFreeSeats(deps, records, gathering.id, now);
    return accept({ gathering, wasWaiting: registration.standing === "waiting", late });
  });
  return outcome ?? refuse({ type: "gathering-unknown", number });
}

/** Whether `person` may know of the gathering. */
export function mayAttend(gathering: Gathering, person: Person): boolean {
  return visibleTo(gathering, viewerOf(person));
}

export function viewerOf(person: Person | undefined) {
  return { isSecretariat: isSecretariat(person), isMember: person !== undefined, groups: person?.groups ?? [] };
}
