import type { OrganisationId } from "./ids.ts";

/**
 * What a platform says of an account. `email` is set only when the platform itself has confirmed it: a display name or an
 * unconfirmed address is anybody's to choose.
 */
export type Profile = {
  readonly displayName: string;
  readonly email?: string;
  readonly kind: "regular" | "guest" | "external" | "bot" | "deactivated";
};

/** Why an account is not let in; each has its own polite sentence. */
export type NotRecognised =
  | { readonly type: "is-bot" }
  | { readonly type: "is-deactivated" }
  | { readonly type: "is-external" }
  | { readonly type: "is-guest" }
  | { readonly type: "email-unconfirmed" }
  | { readonly type: "email-unknown"; readonly domain: string };

export type DomainOwner = { readonly organisation: OrganisationId; readonly domain: string };

/**
 * Decides whether the account's confirmed e-mail makes its holder a member: it is on a member organisation's domain, or the
 * secretariat has vouched for the person who has it. A guest is let in likewise (Teams users of other tenants come as guests); a
 * Slack Connect user never is, since another workspace's administrator decides what that profile says.
 * @param owners the domains of active member organisations, lower case
 * @param vouchedFor whether the secretariat vouches for the person with the profile's e-mail
 */
export function recognise(
  profile: Profile,
  owners: readonly DomainOwner[],
  vouchedFor: boolean,
): { readonly email: string; readonly organisation?: OrganisationId } | NotRecognised {
  if (profile.kind === "bot") return { type: "is-bot" };
  if (profile.kind === "deactivated") return { type: "is-deactivated" };
  if (profile.kind === "external") return { type: "is-external" };
  const email = normaliseEmail(profile.email);
  if (!email) return profile.kind === "guest" ? { type: "is-guest" } : { type: "email-unconfirmed" };
  const domain = emailDomain(email);
  const owner = ownerOf(email, owners);
  if (owner || vouchedFor) return { email, ...(owner && { organisation: owner.organisation }) };
  return profile.kind === "guest" ? { type: "is-guest" } : { type: "email-unknown", domain };
}

/** Whether the secretariat may be asked to let the holder in. Bots and accounts another workspace governs are never let in. */
export function mayAskForAccess(reason: NotRecognised): boolean {
  return reason.type === "email-unconfirmed" || reason.type === "email-unknown";
}

export function normaliseEmail(email: string | undefined): string | undefined {
  const trimmed = email?.trim().normalize("NFC").toLowerCase();
  return trimmed && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(trimmed) ? trimmed : undefined;
}

/** Whose domain the address is on; undefined when it is nobody's. */
export function ownerOf(email: string, owners: readonly DomainOwner[]): DomainOwner | undefined {
  return owners.find(({ domain }) => domain === emailDomain(email));
}

function emailDomain(email: string): string {
  return email.slice(email.lastIndexOf("@") + 1);
}
