import type { AccountRef } from "../domain/conversation.ts";
import type { OrganisationId } from "../domain/ids.ts";
import type { Language, Person } from "../domain/person.ts";
import {
  type DomainOwner,
  mayAskForAccess,
  type NotRecognised,
  normaliseEmail,
  ownerOf,
  type Profile,
  recognise,
} from "../domain/recognition.ts";
import type { KnownAccount } from "../ports/people-store.ts";
import type { Deps } from "./deps.ts";

/** Whoever is asking: a recognised person, or an account with the reason it is not let in. */
export type Asker = {
  readonly account: AccountRef;
  readonly accountId: string;
  readonly displayName: string;
  readonly language: Language;
} & ({ readonly person: Person } | { readonly person?: never; readonly notRecognised: NotRecognised });

/** How long a profile is trusted before the platform is asked again: whoever has left is out by then. */
const profileAgeMs = { recognised: 6 * 3_600_000, unrecognised: 60_000 };

/**
 * Finds out who an account is: its platform's word for who holds it, and our own for whether that is a member. The platform is
 * asked at the first meeting and again when its answer has grown old.
 * @param ask asks the account's platform
 * @throws {RetryLater} when the platform must be asked and cannot
 */
export async function identify(
  deps: Deps,
  account: AccountRef,
  ask: (account: AccountRef) => Promise<Profile>,
): Promise<Asker> {
  const now = deps.clock.now();
  const known = await deps.store.people.account(account);
  if (known && isFresh(known, now)) {
    await deps.store.people.seen(known.id, now);
    return asker(deps, known, known.person ? undefined : await reasonFor(deps, known.profile));
  }
  const met = await meet(deps, account, await ask(account), now);
  await deps.store.people.seen(met.accountId, now);
  return met;
}

/**
 * Keeps what the platform now says of an account, and decides anew whose it is. Membership is never remembered: who is recognised by
 * a domain is out when the domain is no member's any longer.
 */
export async function meet(deps: Deps, account: AccountRef, profile: Profile, now: Date): Promise<Asker> {
  const { people } = deps.store;
  const known = await people.account(account);
  const owners = await people.domainOwners();
  const email = normaliseEmail(profile.email);
  const namesake = email === undefined ? undefined : await people.personByEmail(email);
  const outcome = recognise(profile, owners, namesake?.vouchedFor ?? false);
  const held = isMember(known?.person, owners) ? known?.person : undefined;
  if ("type" in outcome) {
    const keeps = mayAskForAccess(outcome) ? held?.id : undefined;
    return asker(deps, await people.saveAccount(account, profile, keeps, now), outcome);
  }
  const person = held ?? namesake ?? (await addPerson(deps, profile, outcome, known?.language));
  return asker(deps, await people.saveAccount(account, profile, person.id, now), undefined);
}

/** An account that was let in or linked stays with its person, as long as that person is a member. */
function isMember(person: Person | undefined, owners: readonly DomainOwner[]): boolean {
  if (!person) return false;
  return person.vouchedFor || (person.email !== undefined && ownerOf(person.email, owners) !== undefined);
}

function addPerson(
  deps: Deps,
  profile: Profile,
  recognised: { readonly email: string; readonly organisation?: OrganisationId },
  chosen: Language | undefined,
): Promise<Person> {
  const language = chosen ?? deps.cooperative.defaultLanguage;
  return deps.store.people.addPerson({ name: profile.displayName, language, vouchedFor: false, ...recognised });
}

function isFresh(known: KnownAccount, now: Date): boolean {
  const age = Math.abs(now.getTime() - known.checkedAt.getTime());
  return age < (known.person ? profileAgeMs.recognised : profileAgeMs.unrecognised);
}

async function reasonFor(deps: Deps, profile: Profile): Promise<NotRecognised | undefined> {
  const outcome = recognise(profile, await deps.store.people.domainOwners(), false);
  return "type" in outcome ? outcome : undefined;
}

function asker(deps: Deps, known: KnownAccount, reason: NotRecognised | undefined): Asker {
  const common = { account: known.account, accountId: known.id, displayName: known.profile.displayName };
  if (known.person?.active) return { ...common, language: known.person.language, person: known.person };
  const language = known.language ?? deps.cooperative.defaultLanguage;
  // Recognised by the address and yet nobody to let in: whoever it was has left.
  return { ...common, language, notRecognised: reason ?? { type: "is-deactivated" } };
}
