import { type Gathering, visibleTo } from "../domain/gathering.ts";
import { changesToTell, type GatheringDraft, type GatheringEditRefusal } from "../domain/gathering-draft.ts";
import type { PersonId } from "../domain/ids.ts";
import type { OutboxDraft } from "../domain/outbox.ts";
import type { Person } from "../domain/person.ts";
import type { GeneralRefusal } from "../domain/refusal.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import type { GatheringFilter, ListedGathering } from "../ports/gathering-store.ts";
import type { OwnRegistration } from "../ports/registration-store.ts";
import type { Records } from "../ports/store.ts";
import type { Deps } from "./deps.ts";
import { offerFreeSeats, withLine } from "./line.ts";
import { viewerOf } from "./registrations.ts";

export type GatheringPage = {
  readonly items: readonly ListedGathering[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
};

const anyMember = { isSecretariat: false, isMember: true, groups: [] };

/** How many gatherings a list shows at a time: what fits every platform with room for buttons. */
const pageSize = 6;

/**
 * One page of what is coming, as `person` may see it. A page past the end is the last page.
 * @param person `any-member` for what every member may see, whoever asks
 */
export async function listGatherings(
  deps: Deps,
  person: Person | "any-member",
  filter: Omit<GatheringFilter, "viewer" | "from"> & { readonly from?: Date },
  page: number,
): Promise<GatheringPage> {
  const whole: GatheringFilter = {
    ...filter,
    from: filter.from ?? deps.clock.now(),
    viewer: person === "any-member" ? anyMember : viewerOf(person),
  };
  const count = await deps.store.gatherings.count(whole);
  const pages = Math.max(1, Math.ceil(count / pageSize));
  const shown = Math.min(Math.max(1, page), pages);
  const items = await deps.store.gatherings.list(whole, { offset: (shown - 1) * pageSize, limit: pageSize });
  return { items, count, page: shown, pages };
}

export type GatheringView = {
  readonly gathering: Gathering;
  readonly waiting: number;
  readonly own?: Omit<OwnRegistration, "gathering">;
};

/** One gathering with where `person` stands in it; unknown when they may not know of it. `any-member` stands nowhere. */
export async function showGathering(
  deps: Deps,
  person: Person | "any-member",
  number: number,
): Promise<Result<GatheringView, GeneralRefusal>> {
  const gathering = await deps.store.gatherings.byNumber(number);
  const asked = person === "any-member" ? undefined : person;
  const own = gathering && asked && (await deps.store.registrations.ownIn(asked.id, gathering.id));
  const viewer = asked ? viewerOf(asked) : anyMember;
  if (!gathering || !(own || visibleTo(gathering, viewer))) return refuse({ type: "gathering-unknown", number });
  return accept({ gathering, waiting: await deps.store.registrations.waiting(gathering.id), ...(own && { own }) });
}

export async function createGathering(deps: Deps, by: Person, draft: GatheringDraft): Promise<Gathering> {
  return deps.store.transaction(async (records) => {
    const gathering = await records.gatherings.create(draft);
    await audit(records, deps.clock.now(), by, "gathering-created", gathering);
    return gathering;
  });
}

/**
 * Changes a gathering. Those registered are told of a new name, time or place; more seats go to those who wait. The draft was
 * checked by `draftProblems` before, and the number of seats is checked again under the lock.
 * @param basedOn the revision the draft was made from: what others have changed since is not undone unseen
 * @returns the gathering as it is now, and how many are told
 */
export async function changeGathering(
  deps: Deps,
  by: Person,
  number: number,
  draft: GatheringDraft,
  basedOn: number,
): Promise<Result<{ gathering: Gathering; told: number }, GatheringEditRefusal | GeneralRefusal | SeatsTaken>> {
  const outcome = await withLine(deps, { number }, async (records, before) => {
    const now = deps.clock.now();
    const refusal = unchangeable(before, now);
    if (refusal) return refuse(refusal);
    if (before.revision !== basedOn) return refuse({ type: "changed-meanwhile" as const, title: before.title, number });
    if (draft.seats !== undefined && draft.seats < before.seatsTaken)
      return refuse({ type: "fewer-seats-than-taken" as const, taken: before.seatsTaken });
    const changes = changesToTell(before, draft);
    const gathering = await records.gatherings.change(before.id, draft, before.revision + 1);
    await records.registrations.capOffers(before.id, draft.startsAt);
    const people = changes.length > 0 ? await records.registrations.livePeople(before.id) : [];
    const { title, startsAt, endsAt } = before;
    const was = { title, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
    const payload = { changes: [...changes], before: was };
    await records.outbox.add(people.map((person) => notice("gathering-changed", gathering, person, now, payload)));
    await audit(records, now, by, "gathering-changed", gathering);
    await offerFreeSeats(deps, records, before.id, now);
    return accept({ gathering, told: people.length });
  });
  return outcome ?? refuse({ type: "gathering-unknown", number });
}

export type SeatsTaken = { readonly type: "fewer-seats-than-taken"; readonly taken: number };

/** Cancels a gathering and tells everybody who is in its line. */
export async function cancelGathering(
  deps: Deps,
  by: Person,
  number: number,
  reason: string,
): Promise<Result<{ gathering: Gathering; told: number }, GatheringEditRefusal | GeneralRefusal>> {
  const outcome = await withLine(deps, { number }, async (records, before) => {
    const now = deps.clock.now();
    const refusal = unchangeable(before, now);
    if (refusal) return refuse(refusal);
    const gathering = await records.gatherings.cancel(before.id, reason, before.revision + 1);
    await records.registrations.withdrawOffers(before.id, now);
    const people = await records.registrations.livePeople(before.id);
    await records.outbox.add(people.map((person) => notice("gathering-cancelled", gathering, person, now)));
    await audit(records, now, by, "gathering-cancelled", gathering);
    return accept({ gathering, told: people.length });
  });
  return outcome ?? refuse({ type: "gathering-unknown", number });
}

/** Why a gathering can no longer be changed or cancelled. */
export function unchangeable(gathering: Gathering, now: Date): GatheringEditRefusal | undefined {
  if (gathering.state === "cancelled") return { type: "already-cancelled", title: gathering.title };
  if (gathering.state === "held" || now >= gathering.startsAt)
    return { type: "cannot-change-past", title: gathering.title };
  return undefined;
}

function notice(
  purpose: "gathering-changed" | "gathering-cancelled",
  gathering: Gathering,
  person: PersonId,
  now: Date,
  payload?: Readonly<Record<string, unknown>>,
): OutboxDraft {
  return {
    purpose,
    subject: gathering.id,
    recipient: { kind: "person", person },
    dueAt: now,
    revision: gathering.revision,
    lane: "normal",
    ...(payload && { payload }),
  };
}

function audit(records: Records, at: Date, by: Person, action: string, gathering: Gathering): Promise<void> {
  return records.audit.add({ at, actor: by.id, action, subjectKind: "gathering", subject: gathering.id });
}
