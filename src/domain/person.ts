import type { OrganisationId, PersonId, WorkingGroupId } from "./ids.ts";

export const languages = ["nb", "nn"] as const;
export type Language = (typeof languages)[number];

/** What a person may do beyond being a member. A group leader's and a contact's role holds for one group or organisation. */
export type RoleGrant =
  | { readonly role: "secretariat" }
  | { readonly role: "board" }
  | { readonly role: "group-leader"; readonly group: WorkingGroupId }
  | { readonly role: "organisation-contact"; readonly organisation: OrganisationId };

export type Person = {
  readonly id: PersonId;
  readonly name: string;
  readonly email?: string;
  readonly language: Language;
  /** false for whoever has left: nothing is shown to them or sent */
  readonly active: boolean;
  /** the secretariat has said who this is: in, whoever owns the domain of the e-mail */
  readonly vouchedFor: boolean;
  readonly organisation?: { readonly id: OrganisationId; readonly name: string };
  readonly roles: readonly RoleGrant[];
  readonly groups: readonly WorkingGroupId[];
};

/** Who may use a command. The object (own group, own organisation) is checked by the service that knows it. */
export type Permission = "anyone" | "member" | "organisation-contact" | "group-leader" | "board" | "secretariat";

/**
 * Whether `person` holds `permission`; the secretariat may do everything a member may.
 * @param person undefined for an account nobody has recognised
 */
export function holds(person: Person | undefined, permission: Permission): boolean {
  if (permission === "anyone") return true;
  if (!person) return false;
  if (permission === "member") return true;
  return person.roles.some(({ role }) => role === permission || role === "secretariat");
}

export function isSecretariat(person: Person | undefined): boolean {
  return holds(person, "secretariat");
}
