import type { PlatformName } from "./conversation.ts";
import type { AccessRequestId } from "./ids.ts";

/** Somebody whose e-mail no member organisation owns, asking to be let in. */
export type AccessRequest = {
  readonly id: AccessRequestId;
  readonly displayName: string;
  readonly email?: string;
  readonly platform: PlatformName;
  readonly state: "pending" | "approved" | "denied";
};

export type AccessRefusal =
  | { readonly type: "request-unknown" }
  | { readonly type: "request-decided" }
  | { readonly type: "organisation-unknown" }
  | { readonly type: "no-organisations" };

export type LinkRefusal =
  | { readonly type: "code-unknown" }
  | { readonly type: "code-own" }
  /** the account already belongs to another person */
  | { readonly type: "code-for-another" };
