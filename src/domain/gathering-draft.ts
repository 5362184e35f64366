import type { FieldErrors } from "./answers.ts";
import type { Gathering, GatheringKind, Visibility } from "./gathering.ts";
import type { WorkingGroupId } from "./ids.ts";
import type { Question } from "./question.ts";

/** What the secretariat fills in to make or change a gathering, already parsed. */
export type GatheringDraft = {
  readonly kind: GatheringKind;
  readonly title: string;
  readonly description: string;
  readonly place: string;
  readonly videoLink?: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly registrationClosesAt: Date;
  readonly seats?: number;
  readonly visibility: Visibility;
  readonly group?: WorkingGroupId;
  readonly questions: readonly Question[];
  /** a draft is the secretariat's alone until it is opened; one that is open never becomes a draft again */
  readonly state: "draft" | "open";
};

export type DraftProblem =
  | { readonly type: "ends-before-start" }
  | { readonly type: "starts-in-the-past" }
  | { readonly type: "closes-after-start" }
  | { readonly type: "fewer-seats-than-taken"; readonly taken: number }
  | { readonly type: "group-missing" };

export type GatheringEditRefusal =
  | { readonly type: "already-cancelled"; readonly title: string }
  | { readonly type: "cannot-change-past"; readonly title: string }
  /** somebody else changed the gathering while the form was open */
  | { readonly type: "changed-meanwhile"; readonly title: string; readonly number: number };

/**
 * Checks a draft as a whole, after each field has been read.
 * @param current what the gathering is now; absent when it is new
 * @returns problems by the field they stand at; empty when the draft can be kept
 */
export function draftProblems(
  draft: Omit<GatheringDraft, "state">,
  current: Pick<Gathering, "seatsTaken"> | undefined,
  now: Date,
): FieldErrors<DraftProblem> {
  const problems: Record<string, DraftProblem> = {};
  if (draft.startsAt <= now) problems.startDay = { type: "starts-in-the-past" };
  if (draft.endsAt <= draft.startsAt) problems.endDay = { type: "ends-before-start" };
  if (draft.registrationClosesAt > draft.startsAt) problems.closesDay = { type: "closes-after-start" };
  const taken = current?.seatsTaken ?? 0;
  if (draft.seats !== undefined && draft.seats < taken) problems.seats = { type: "fewer-seats-than-taken", taken };
  if (draft.visibility === "group" && !draft.group) problems.visibility = { type: "group-missing" };
  return problems;
}

/** What those who are registered must be told when `before` becomes `after`; empty when the change is none of their business. */
export function changesToTell(
  before: Pick<Gathering, "title" | "place" | "videoLink" | "startsAt" | "endsAt">,
  after: Pick<GatheringDraft, "title" | "place" | "videoLink" | "startsAt" | "endsAt">,
): readonly ("title" | "time" | "place")[] {
  const changes: ("title" | "time" | "place")[] = [];
  if (before.title !== after.title) changes.push("title");
  const sameTime =
    before.startsAt.getTime() === after.startsAt.getTime() && before.endsAt.getTime() === after.endsAt.getTime();
  if (!sameTime) changes.push("time");
  if (before.place !== after.place || before.videoLink !== after.videoLink) changes.push("place");
  return changes;
}
