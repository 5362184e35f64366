import type { AccessRefusal, LinkRefusal } from "./access.ts";
import type { GatheringEditRefusal } from "./gathering-draft.ts";
import type { RegistrationRefusal, WithdrawalRefusal } from "./registration.ts";
import type { OfferRefusal } from "./seat-offer.ts";

export type GeneralRefusal =
  | { readonly type: "gathering-unknown"; readonly number: number }
  | { readonly type: "not-allowed" }
  /** the database was busy: nothing was done, and trying again may well work */
  | { readonly type: "busy" };

/** Every «no» a user can read. Each has a sentence in nb and nn, or the project does not compile. */
export type Refusal =
  | GeneralRefusal
  | RegistrationRefusal
  | WithdrawalRefusal
  | OfferRefusal
  | GatheringEditRefusal
  | AccessRefusal
  | LinkRefusal;
