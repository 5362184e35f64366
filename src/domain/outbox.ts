import type { PersonId } from "./ids.ts";
import type { ReminderKind } from "./reminder.ts";

/**
 * Why a message leaves on its own accord. The purpose decides how it is composed when claimed, from what is true then; the
 * subject is the gathering, the registration, the offer or the access request it is about.
 */
export type Purpose =
  | "seat-offered"
  | "seat-offer-expired"
  | "gathering-changed"
  | "gathering-cancelled"
  | "access-requested"
  | "access-decided"
  | `reminder-${ReminderKind}`;

/** Interactive messages answer what somebody just did and overtake the others. */
export type Lane = "interactive" | "normal" | "broadcast";

export type Recipient =
  | { readonly kind: "person"; readonly person: PersonId }
  | { readonly kind: "account"; readonly account: string };

/**
 * One message to be sent.
 * @property subject the id of what it is about
 * @property dueAt part of its identity: a moved gathering's reminder is another message
 * @property revision part of its identity: the second change of a gathering is another message than the first
 * @property payload facts that are frozen now because they will not be true when it is composed
 */
export type OutboxDraft = {
  readonly purpose: Purpose;
  readonly subject: string;
  readonly recipient: Recipient;
  readonly dueAt: Date;
  readonly revision?: number;
  readonly lane: Lane;
  readonly payload?: Readonly<Record<string, unknown>>;
};

export const outboxStates = ["waiting", "sending", "sent", "failed", "unknown", "suppressed", "parked"] as const;
export type OutboxState = (typeof outboxStates)[number];
