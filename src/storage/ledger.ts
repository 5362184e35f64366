import { type Cooperative, unnamedCooperative } from "../domain/cooperative.ts";
import type { OutboxDraft } from "../domain/outbox.ts";
import type { AuditRecords, OutboxRecords, RequestRecords, SettingRecords } from "../ports/ledger-store.ts";
import type { Prisma } from "./generated/client.ts";
import type { Client } from "./store.ts";

export function outboxRecords(client: Client): OutboxRecords {
  return {
    async add(drafts) {
      if (drafts.length === 0) return 0;
      const { count } = await client.outboxMessage.createMany({ data: drafts.map(rowOf), skipDuplicates: true });
      return count;
    },
  };
}

function rowOf(draft: OutboxDraft): Prisma.OutboxMessageCreateManyInput {
  const { purpose, subject, recipient, dueAt, lane } = draft;
  return {
    purpose,
    subject,
    recipientKind: recipient.kind,
    recipient: recipient.kind === "person" ? recipient.person : recipient.account,
    dueAt,
    lane,
    revision: draft.revision ?? 1,
    payload: (draft.payload ?? {}) as Prisma.InputJsonObject,
    // Retries are held back by real time, which the business's clock may have left behind.
    notBefore: new Date(0),
  };
}

export function auditRecords(client: Client): AuditRecords {
  return {
    async add(...entries) {
      await client.auditEntry.createMany({
        data: entries.map(({ actor, details, ...entry }) => ({
          ...entry,
          actor: actor ?? null,
          details: { ...details },
        })),
      });
    },
  };
}

export function requestRecords(client: Client): RequestRecords {
  return {
    async begin(key, leaseMs) {
      // Real database time: a lease must not run out because somebody moved the sandbox's clock.
      const rows = await client.$queryRaw<{ attempt: number }[]>`
        INSERT INTO handled_request AS mine (key, received_at, lease_until)
        VALUES (${key}, now(), now() + ${leaseMs} * interval '1 millisecond')
        ON CONFLICT (key) DO UPDATE SET attempt = mine.attempt + 1, lease_until = excluded.lease_until
        WHERE mine.handled_at IS NULL AND mine.lease_until < now()
        RETURNING attempt`;
      const [row] = rows;
      return row ? { attempt: row.attempt } : "taken";
    },

    async finish(key, attempt) {
      await client.$executeRaw`
        UPDATE handled_request SET handled_at = now() WHERE key = ${key} AND attempt = ${attempt}`;
    },

    async forgetBefore(instant) {
      const { count } = await client.handledRequest.deleteMany({ where: { receivedAt: { lt: instant } } });
      return count;
    },
  };
}

const cooperativeKey = "cooperative";

export function settingRecords(client: Client): SettingRecords {
  return {
    async cooperative() {
      const row = await client.setting.findUnique({ where: { key: cooperativeKey } });
      return { ...unnamedCooperative, ...(row?.value as Partial<Cooperative> | undefined) };
    },

    async saveCooperative(cooperative) {
      const value = { ...cooperative };
      await client.setting.upsert({
        where: { key: cooperativeKey },
        create: { key: cooperativeKey, value },
        update: { value },
      });
    },
  };
}
