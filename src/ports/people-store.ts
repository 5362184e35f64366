import type { AccessRequest } from "../domain/access.ts";
import type { AccountRef, PlatformName } from "../domain/conversation.ts";
import type { AccessRequestId, OrganisationId, PersonId } from "../domain/ids.ts";
import type { Language, Person, RoleGrant } from "../domain/person.ts";
import type { DomainOwner, Profile } from "../domain/recognition.ts";

/** A chat account as it was last asked about. `id` is ours. */
export type KnownAccount = {
  readonly id: string;
  readonly account: AccountRef;
  readonly profile: Profile;
  readonly language?: Language;
  readonly checkedAt: Date;
  readonly person?: Person;
};

export interface AccountRecords {
  account(account: AccountRef): Promise<KnownAccount | undefined>;
  accountById(id: string): Promise<KnownAccount | undefined>;
  /**
   * Keeps what the platform says of the account, with the person it belongs to (undefined: nobody, as far as we know). Does not count
   * as hearing from it.
   */
  saveAccount(account: AccountRef, profile: Profile, person: PersonId | undefined, at: Date): Promise<KnownAccount>;
  /** Notes that the account was heard from; at most once a minute. */
  seen(id: string, at: Date): Promise<void>;
  setAccountLanguage(id: string, language: Language): Promise<void>;
  accountsOf(person: PersonId): Promise<readonly { readonly platform: PlatformName }[]>;

  person(id: PersonId): Promise<Person | undefined>;
  personByEmail(email: string): Promise<Person | undefined>;
  /**
   * Adds a person, or gives the one who has the e-mail already: two first meetings at once make one person. Vouching adds to what is
   * there and takes nothing away.
   */
  addPerson(person: {
    readonly name: string;
    readonly email?: string;
    readonly language: Language;
    readonly vouchedFor: boolean;
    readonly organisation?: OrganisationId;
  }): Promise<Person>;
  setLanguage(person: PersonId, language: Language): Promise<void>;
  /** Notes that the privacy notice was shown; true the first time. */
  markNoticeShown(person: PersonId, at: Date): Promise<boolean>;
  grant(person: PersonId, grant: RoleGrant): Promise<void>;
  secretariat(): Promise<readonly PersonId[]>;

  domainOwners(): Promise<readonly DomainOwner[]>;
  /**
   * Adds a member organisation, or adds `domains` to the one of that name. A domain that is another organisation's stays there: the
   * caller has looked.
   */
  addOrganisation(organisation: {
    readonly name: string;
    readonly kind: string;
    readonly domains: readonly string[];
  }): Promise<OrganisationId>;
  organisations(): Promise<readonly { readonly id: OrganisationId; readonly name: string }[]>;
}

export interface AccessRecords {
  /** The account's pending request, made if there is none. `isNew` is false when it was there. */
  request(accountId: string, at: Date): Promise<{ readonly request: AccessRequest; readonly isNew: boolean }>;
  byId(id: AccessRequestId): Promise<(AccessRequest & { readonly accountId: string }) | undefined>;
  /** As `byId`, its row locked until the transaction ends. */
  lock(id: AccessRequestId): Promise<(AccessRequest & { readonly accountId: string }) | undefined>;
  pending(): Promise<readonly AccessRequest[]>;
  decide(id: AccessRequestId, state: "approved" | "denied", by: PersonId, at: Date): Promise<void>;

  addLinkCode(codeHash: string, person: PersonId, expiresAt: Date): Promise<void>;
  /** Whose code it is; undefined when it is unknown or has run out. */
  linkCodeOwner(codeHash: string, now: Date): Promise<PersonId | undefined>;
  /** Uses the code up. False when somebody else was quicker. */
  takeLinkCode(codeHash: string): Promise<boolean>;
  /** The account's request for access is answered by itself: its holder is in. */
  closePending(accountId: string, by: PersonId, at: Date): Promise<void>;
  /** Removes codes that have run out. Gives the number removed. */
  forgetLinkCodes(now: Date): Promise<number>;
}
