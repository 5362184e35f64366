import type { PersonId } from "../../src/domain/ids.ts";
import type { OutboxQueue } from "../../src/ports/outbox-queue.ts";
import type { PrismaClient } from "../../src/storage/generated/client.ts";
import { outboxQueue } from "../../src/storage/outbox-queue.ts";
import { pause } from "./outbox.ts";

/** The outbox with its guards off, to show that the tests would notice. Reads what waits, then says it has taken it. */
export function claimWithoutLock(db: PrismaClient): OutboxQueue {
  const guarded = outboxQueue(db);
  return {
    ...guarded,
    async claim(now, claim) {
      if (claim.scope === "urgent" || claim.limit < 1) return [];
      const waiting = await db.outboxMessage.findMany({
        where: { state: "waiting" },
        distinct: ["recipient"],
        take: claim.limit,
      });
      await pause(5);
      const ids = waiting.map(({ id }) => id);
      const leaseUntil = new Date(now.getTime() + 60_000);
      await db.outboxMessage.updateMany({ where: { id: { in: ids } }, data: { state: "sending", leaseUntil } });
      return waiting.map(({ id, subject, recipient, dueAt, revision, attempt }) => ({
        ...{ id, subject, dueAt, revision, attempt },
        purpose: "access-decided",
        recipient: { kind: "person", person: recipient as PersonId },
        lane: "normal",
        payload: {},
        ambiguous: false,
        triedForMs: 0,
      }));
    },
  };
}

/** Records an outcome whoever holds the message now. */
export function finishWithoutFence(db: PrismaClient): OutboxQueue {
  const guarded = outboxQueue(db);
  return {
    ...guarded,
    async finish(id, attempt, outcome) {
      if (await guarded.finish(id, attempt, outcome)) return true;
      await db.$executeRaw`
        UPDATE outbox_message SET state = ${outcome.state}, lease_until = NULL, not_before = now(), ambiguous = false
        WHERE id = ${id}::uuid`;
      return true;
    },
  };
}
