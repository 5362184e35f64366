import type { AccessRequest } from "../domain/access.ts";
import type { AccessRequestId, PersonId } from "../domain/ids.ts";
import type { AccessRecords } from "../ports/people-store.ts";
import type { Prisma } from "./generated/client.ts";
import { present } from "./present.ts";
import type { Client } from "./store.ts";

const withAccount = { chatAccount: true } satisfies Prisma.AccessRequestInclude;

type Row = Prisma.AccessRequestGetPayload<{ include: typeof withAccount }>;

export function accessRecords(client: Client): AccessRecords {
  const byId: AccessRecords["byId"] = async (id) => {
    const row = await client.accessRequest.findUnique({ where: { id }, include: withAccount });
    return row ? { ...requestFrom(row), accountId: row.chatAccountId } : undefined;
  };
  return {
    byId,

    async request(chatAccountId, requestedAt) {
      const added = await client.accessRequest.createMany({
        data: [{ chatAccountId, requestedAt }],
        skipDuplicates: true,
      });
      const row = await client.accessRequest.findFirstOrThrow({
        where: { chatAccountId, state: "pending" },
        include: withAccount,
      });
      return { request: requestFrom(row), isNew: added.count > 0 };
    },

    async lock(id) {
      await client.$queryRaw`SELECT id FROM access_request WHERE id = ${id}::uuid FOR UPDATE`;
      return byId(id);
    },

    async pending() {
      const rows = await client.accessRequest.findMany({
        where: { state: "pending" },
        orderBy: { requestedAt: "asc" },
        include: withAccount,
      });
      return rows.map(requestFrom);
    },

    async decide(id, state, by, at) {
      await client.accessRequest.update({ where: { id }, data: { state, decidedById: by, decidedAt: at } });
    },

    async addLinkCode(codeHash, personId, expiresAt) {
      await client.linkCode.create({ data: { codeHash, personId, expiresAt } });
    },

    async linkCodeOwner(codeHash, now) {
      const row = await client.linkCode.findUnique({ where: { codeHash } });
      return row && row.expiresAt > now ? (row.personId as PersonId) : undefined;
    },

    async takeLinkCode(codeHash) {
      return (await client.linkCode.deleteMany({ where: { codeHash } })).count > 0;
    },

    async closePending(chatAccountId, decidedById, decidedAt) {
      await client.accessRequest.updateMany({
        where: { chatAccountId, state: "pending" },
        data: { state: "approved", decidedById, decidedAt },
      });
    },

    async forgetLinkCodes(now) {
      return (await client.linkCode.deleteMany({ where: { expiresAt: { lte: now } } })).count;
    },
  };
}

function requestFrom(row: Row): AccessRequest {
  return {
    id: row.id as AccessRequestId,
    displayName: row.chatAccount.displayName,
    platform: row.chatAccount.platform as AccessRequest["platform"],
    state: row.state as AccessRequest["state"],
    ...present({ email: row.chatAccount.email }),
  };
}
