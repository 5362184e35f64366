import type { GatheringId, WorkingGroupId } from "./ids.ts";
import type { Question } from "./question.ts";

/** Everything the co-operative arranges is a gathering of one of these kinds. */
export const gatheringKinds = [
  "conference",
  "operator-gathering",
  "seminar",
  "course",
  "brokered-course",
  "study-trip",
  "group-meeting",
  "annual-meeting",
] as const;
export type GatheringKind = (typeof gatheringKinds)[number];

/** «Full» is not a state: it is derived from the seats. */
export type GatheringState = "draft" | "open" | "closed" | "held" | "cancelled";

export const visibilities = ["everyone", "members", "group"] as const;
export type Visibility = (typeof visibilities)[number];

/**
 * @property number what people say: «kurs 42»
 * @property seats in all; absent when there is no limit
 * @property seatsTaken seated and offered together: an offer holds its seat
 * @property freeWithdrawalUntil after this instant a withdrawal is noted as late; nobody is held back
 * @property revision counts every change
 */
export type Gathering = {
  readonly id: GatheringId;
  readonly number: number;
  readonly kind: GatheringKind;
  readonly title: string;
  readonly description: string;
  readonly place: string;
  readonly videoLink?: string;
  readonly organiser?: string;
  readonly externalLink?: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly registrationOpensAt?: Date;
  readonly registrationClosesAt: Date;
  readonly freeWithdrawalUntil?: Date;
  readonly seats?: number;
  readonly seatsTaken: number;
  readonly minimumSeats?: number;
  readonly decisionAt?: Date;
  readonly visibility: Visibility;
  readonly group?: WorkingGroupId;
  readonly goal?: string;
  readonly state: GatheringState;
  readonly cancelReason?: string;
  readonly questions: readonly Question[];
  readonly revision: number;
};

/** Seats nobody sits on and nobody has been offered; `Infinity` when there is no limit. */
export function freeSeats(gathering: Pick<Gathering, "seats" | "seatsTaken">): number {
  return gathering.seats === undefined ? Number.POSITIVE_INFINITY : Math.max(0, gathering.seats - gathering.seatsTaken);
}

/** Whether `viewer` may know that the gathering exists. Drafts are the secretariat's alone. */
export function visibleTo(
  gathering: Pick<Gathering, "visibility" | "group" | "state">,
  viewer: { readonly isSecretariat: boolean; readonly isMember: boolean; readonly groups: readonly WorkingGroupId[] },
): boolean {
  if (viewer.isSecretariat) return true;
  if (gathering.state === "draft") return false;
  if (gathering.visibility === "everyone") return true;
  if (!viewer.isMember) return false;
  return gathering.visibility === "members" || (!!gathering.group && viewer.groups.includes(gathering.group));
}
