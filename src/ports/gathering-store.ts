import type { Gathering, GatheringKind } from "../domain/gathering.ts";
import type { GatheringDraft } from "../domain/gathering-draft.ts";
import type { GatheringId, WorkingGroupId } from "../domain/ids.ts";

/**
 * Which gatherings to list: those that have not ended at `from`, soonest first.
 * @property viewer what may be seen; the same rule as the domain's `visibleTo`
 */
export type GatheringFilter = {
  readonly from: Date;
  readonly until?: Date;
  readonly kinds?: readonly GatheringKind[];
  /** found in the title or the place, whatever the case */
  readonly text?: string;
  readonly viewer: {
    readonly isSecretariat: boolean;
    readonly isMember: boolean;
    readonly groups: readonly WorkingGroupId[];
  };
};

export type ListedGathering = { readonly gathering: Gathering; readonly waiting: number };

export interface GatheringRecords {
  byNumber(number: number): Promise<Gathering | undefined>;
  byId(id: GatheringId): Promise<Gathering | undefined>;

  /**
   * The gathering with its row locked until the transaction ends. Every writer of seats comes through here first.
   * @throws {Busy} when the lock is not to be had within 3 s
   * @throws {Error} outside READ COMMITTED, where a lock taken first still shows old rows
   */
  lock(which: { readonly number: number } | { readonly id: GatheringId }): Promise<Gathering | undefined>;

  list(
    filter: GatheringFilter,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<readonly ListedGathering[]>;
  count(filter: GatheringFilter): Promise<number>;

  /** Open or closed gatherings that start after `now` and no later than `until`. */
  startingBetween(now: Date, until: Date): Promise<readonly Gathering[]>;

  create(draft: GatheringDraft): Promise<Gathering>;
  change(id: GatheringId, draft: GatheringDraft, revision: number): Promise<Gathering>;
  cancel(id: GatheringId, reason: string, revision: number): Promise<Gathering>;

  groups(): Promise<readonly { readonly id: WorkingGroupId; readonly name: string }[]>;
}
