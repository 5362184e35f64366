import type { Gathering, GatheringKind, GatheringState, Visibility } from "../domain/gathering.ts";
import type { GatheringDraft } from "../domain/gathering-draft.ts";
import type { GatheringId, WorkingGroupId } from "../domain/ids.ts";
import type { Question } from "../domain/question.ts";
import type { GatheringFilter, GatheringRecords } from "../ports/gathering-store.ts";
import { type Gathering as GatheringRow, Prisma } from "./generated/client.ts";
import { present } from "./present.ts";
import type { Client } from "./store.ts";

type Row = GatheringRow & { goal?: { title: string } | null };

export function gatheringRecords(client: Client): GatheringRecords {
  const include = { goal: { select: { title: true } } };
  const find = async (where: Prisma.GatheringWhereUniqueInput) => {
    const row = await client.gathering.findUnique({ where, include });
    return row ? gatheringFrom(row) : undefined;
  };
  return {
    byNumber: (number) => (isNumber(number) ? find({ number }) : Promise.resolve(undefined)),
    byId: (id) => find({ id }),

    async lock(which) {
      if ("number" in which && !isNumber(which.number)) return undefined;
      const where = "id" in which ? Prisma.sql`id = ${which.id}::uuid` : Prisma.sql`number = ${which.number}`;
      const rows = await client.$queryRaw<{ id: string; isolation: string }[]>`
        SELECT id, current_setting('transaction_isolation') AS isolation FROM gathering WHERE ${where} FOR UPDATE`;
      const [row] = rows;
      if (!row) return undefined;
      if (row.isolation !== "read committed")
        throw new Error(`seats are counted wrongly under ${row.isolation}: lock gatherings under read committed only`);
      return find({ id: row.id });
    },

    async list(filter, { offset, limit }) {
      const rows = await client.gathering.findMany({
        where: whereOf(filter),
        orderBy: [{ startsAt: "asc" }, { number: "asc" }],
        skip: offset,
        take: limit,
        include: { ...include, _count: { select: { registrations: { where: { standing: "waiting" } } } } },
      });
      return rows.map((row) => ({ gathering: gatheringFrom(row), waiting: row._count.registrations }));
    },

    count: (filter) => client.gathering.count({ where: whereOf(filter) }),

    async startingBetween(now, until) {
      const rows = await client.gathering.findMany({
        where: { state: { in: ["open", "closed"] }, startsAt: { gt: now, lte: until } },
      });
      return rows.map(gatheringFrom);
    },

    async create(draft) {
      return gatheringFrom(await client.gathering.create({ data: { ...dataOf(draft), state: draft.state } }));
    },

    async change(id, draft, revision) {
      if (draft.state === "open")
        await client.gathering.updateMany({ where: { id, state: "draft" }, data: { state: "open" } });
      return gatheringFrom(await client.gathering.update({ where: { id }, data: { ...dataOf(draft), revision } }));
    },

    async cancel(id, cancelReason, revision) {
      return gatheringFrom(
        await client.gathering.update({ where: { id }, data: { state: "cancelled", cancelReason, revision } }),
      );
    },

    async groups() {
      const rows = await client.workingGroup.findMany({ where: { active: true }, select: { id: true, name: true } });
      return rows.map(({ id, name }) => ({ id: id as WorkingGroupId, name }));
    },
  };
}

/** What a typed number must be to be looked up: PostgreSQL's integer. */
function isNumber(number: number): boolean {
  return Number.isInteger(number) && number > 0 && number <= 2_147_483_647;
}

function whereOf({ from, until, kinds, text, viewer }: GatheringFilter): Prisma.GatheringWhereInput {
  const visible: Prisma.GatheringWhereInput[] = [{ visibility: "everyone" }];
  if (viewer.isMember) {
    visible.push({ visibility: "members" }, { visibility: "group", groupId: { in: [...viewer.groups] } });
  }
  return {
    endsAt: { gte: from },
    ...(until && { startsAt: { lt: until } }),
    ...(kinds && { kind: { in: [...kinds] } }),
    ...(text && {
      AND: {
        OR: [{ title: { contains: text, mode: "insensitive" } }, { place: { contains: text, mode: "insensitive" } }],
      },
    }),
    state: { in: viewer.isSecretariat ? ["draft", "open", "closed"] : ["open", "closed"] },
    ...(!viewer.isSecretariat && { OR: visible }),
  };
}

function dataOf(draft: GatheringDraft) {
  return {
    kind: draft.kind,
    title: draft.title,
    description: draft.description,
    place: draft.place,
    videoLink: draft.videoLink ?? null,
    startsAt: draft.startsAt,
    endsAt: draft.endsAt,
    registrationClosesAt: draft.registrationClosesAt,
    seats: draft.seats ?? null,
    visibility: draft.visibility,
    groupId: draft.group ?? null,
    questions: draft.questions as unknown as Prisma.InputJsonArray,
  };
}

/** The words of text columns are held to the domain's by CHECKs; questions are written by `dataOf` alone. */
export function gatheringFrom(row: Row): Gathering {
  return {
    id: row.id as GatheringId,
    number: row.number,
    kind: row.kind as GatheringKind,
    title: row.title,
    description: row.description,
    place: row.place,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    registrationClosesAt: row.registrationClosesAt,
    seatsTaken: row.seatsTaken,
    visibility: row.visibility as Visibility,
    state: row.state as GatheringState,
    questions: row.questions as unknown as readonly Question[],
    revision: row.revision,
    ...present({
      videoLink: row.videoLink,
      organiser: row.organiser,
      externalLink: row.externalLink,
      registrationOpensAt: row.registrationOpensAt,
      freeWithdrawalUntil: row.freeWithdrawalUntil,
      seats: row.seats,
      minimumSeats: row.minimumSeats,
      decisionAt: row.decisionAt,
      group: row.groupId as WorkingGroupId | null,
      goal: row.goal?.title,
      cancelReason: row.cancelReason,
    }),
  };
}
