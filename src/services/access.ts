import { createHash, randomInt } from "node:crypto";
import type { AccessRefusal, AccessRequest, LinkRefusal } from "../domain/access.ts";
import type { AccessRequestId, OrganisationId, PersonId } from "../domain/ids.ts";
import type { OutboxDraft } from "../domain/outbox.ts";
import type { Person } from "../domain/person.ts";
import { mayAskForAccess, normaliseEmail } from "../domain/recognition.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import type { Records } from "../ports/store.ts";
import type { Deps } from "./deps.ts";
import type { Asker } from "./identify.ts";

/** Asks the secretariat to let the account's holder in. Asking twice is asking once. */
export async function askForAccess(deps: Deps, asker: Asker): Promise<"asked" | "already-asked"> {
  const now = deps.clock.now();
  const outcome = await deps.store.transaction(async (records) => {
    const { request, isNew } = await records.access.request(asker.accountId, now);
    if (!isNew) return "already-asked";
    const secretaries = await records.people.secretariat();
    await records.outbox.add(secretaries.map((person) => aboutRequest(request.id, person, now)));
    await records.audit.add({
      at: now,
      action: "access-requested",
      subjectKind: "access-request",
      subject: request.id,
    });
    return "asked";
  });
  deps.wakeOutbox();
  return outcome;
}

/**
 * The secretariat's answer. Whoever is let in becomes a person of `organisation` and is told; so is whoever is not.
 * @param decision the organisation the person belongs to, or the «no»
 */
export async function decideAccess(
  deps: Deps,
  by: Person,
  id: AccessRequestId,
  decision: { readonly letInto: OrganisationId } | "deny",
): Promise<Result<AccessRequest, AccessRefusal>> {
  const now = deps.clock.now();
  const outcome = await deps.store.transaction(async (records) => {
    const request = await records.access.lock(id);
    if (!request) return refuse({ type: "request-unknown" as const });
    if (request.state !== "pending") return refuse({ type: "request-decided" as const });
    if (decision !== "deny") {
      const organisations = await records.people.organisations();
      if (!organisations.some((organisation) => organisation.id === decision.letInto))
        return refuse({ type: "organisation-unknown" as const });
      await letIn(deps, records, request.accountId, decision.letInto, now);
    }
    const state = decision === "deny" ? "denied" : "approved";
    await records.access.decide(id, state, by.id, now);
    await records.outbox.add([
      {
        purpose: "access-decided",
        subject: id,
        recipient: { kind: "account", account: request.accountId },
        dueAt: now,
        lane: "interactive",
      },
    ]);
    await records.audit.add({
      at: now,
      actor: by.id,
      action: `access-${state}`,
      subjectKind: "access-request",
      subject: id,
    });
    return accept(request);
  });
  deps.wakeOutbox();
  return outcome;
}

async function letIn(deps: Deps, records: Records, accountId: string, organisation: OrganisationId, now: Date) {
  const known = await records.people.accountById(accountId);
  if (!known) throw new Error(`access request for an account that is gone: ${accountId}`);
  // Meanwhile linked by a code, or recognised: the account keeps the person it has, and what that person is registered to.
  if (known.person?.active) return;
  const { displayName } = known.profile;
  const email = normaliseEmail(known.profile.email);
  const person = await records.people.addPerson({
    name: displayName,
    ...(email !== undefined && { email }),
    language: known.language ?? deps.cooperative.defaultLanguage,
    vouchedFor: true,
    organisation,
  });
  await records.people.saveAccount(known.account, known.profile, person.id, now);
}

function aboutRequest(id: AccessRequestId, person: PersonId, now: Date): OutboxDraft {
  const recipient = { kind: "person", person } as const;
  return { purpose: "access-requested", subject: id, recipient, dueAt: now, lane: "interactive" };
}

const linkCodeMinutes = 15;

/** No 0, 1, I, O: the code is read off one screen and typed on another. */
const linkCodeLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/**
 * A one-time code that joins another account to `person`: eight characters (40 bits), good for a quarter of an hour. Only its
 * hash is kept.
 */
export async function makeLinkCode(deps: Deps, person: Person): Promise<{ code: string; expiresAt: Date }> {
  const code = Array.from({ length: 8 }, () => linkCodeLetters[randomInt(linkCodeLetters.length)]).join("");
  const expiresAt = new Date(deps.clock.now().getTime() + linkCodeMinutes * 60_000);
  await deps.store.access.addLinkCode(hashed(code), person.id, expiresAt);
  return { code, expiresAt };
}

/**
 * Joins the asker's account to the person the code was made for. Only an account that is nobody's yet: two persons' registrations
 * are not joined by a code.
 */
export async function useLinkCode(deps: Deps, asker: Asker, code: string): Promise<Result<Person, LinkRefusal>> {
  const now = deps.clock.now();
  if (!asker.person && !mayAskForAccess(asker.notRecognised)) return refuse({ type: "code-unknown" });
  return deps.store.transaction(async (records) => {
    const owner = await records.access.linkCodeOwner(hashed(code), now);
    const person = owner && (await records.people.person(owner));
    const known = await records.people.accountById(asker.accountId);
    if (!person?.active || !known) return refuse({ type: "code-unknown" as const });
    // Tried where it was made, or where it cannot be used: still good where it can.
    if (asker.person?.id === person.id) return refuse({ type: "code-own" as const });
    if (asker.person) return refuse({ type: "code-for-another" as const });
    if (!(await records.access.takeLinkCode(hashed(code)))) return refuse({ type: "code-unknown" as const });
    await records.access.closePending(asker.accountId, person.id, now);
    await records.people.saveAccount(known.account, known.profile, person.id, now);
    const entry = {
      at: now,
      actor: person.id,
      action: "account-linked",
      subjectKind: "person",
      subject: person.id,
    } as const;
    await records.audit.add(entry);
    return accept(person);
  });
}

function hashed(code: string): string {
  return createHash("sha256").update(code.trim().toUpperCase()).digest("hex");
}
