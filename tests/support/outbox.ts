import { randomUUID } from "node:crypto";
import type { PlatformName } from "../../src/domain/conversation.ts";
import type { Lane, OutboxState, Purpose } from "../../src/domain/outbox.ts";
import { say } from "../../src/messages/message.ts";
import type { ChatPlatform } from "../../src/ports/chat-platform.ts";
import type { OutboxQueue } from "../../src/ports/outbox-queue.ts";
import { type Deliverer, type DeliveryLimits, deliverer } from "../../src/services/deliver.ts";
import type { Delivery } from "../../src/services/deliver-one.ts";
import type { PrismaClient } from "../../src/storage/generated/client.ts";
import { outboxQueue } from "../../src/storage/outbox-queue.ts";
import { recipients } from "../../src/storage/recipients.ts";
import { silent } from "./log.ts";

/** As in service, but many times faster; the lease allows for a machine that is busy with other tests. */
export const quickLimits: DeliveryLimits = {
  concurrency: 8,
  reserved: 2,
  pollMs: 40,
  timeoutMs: 200,
  settleMs: 600,
  leaseMs: 5_000,
  drainMs: 2_000,
  patience: { attempts: 8, patienceMs: 60_000 },
  backoff: { firstMs: 20, longestMs: 100 },
};

/** A person with one account on `platform`, and that account's user id. */
export async function personOn(db: PrismaClient, platform: PlatformName = "sandbox", seen = new Date()) {
  const user = `u-${randomUUID()}`;
  const person = await db.person.create({ data: { name: "Prøve Person" } });
  const account = await db.chatAccount.create({
    data: {
      platform,
      workspace: "w",
      userId: user,
      displayName: "Prøve",
      kind: "regular",
      checkedAt: seen,
      lastSeenAt: seen,
      personId: person.id,
    },
  });
  return { id: person.id, user, account: account.id };
}

/** Puts one message in the outbox, due a second ago unless said otherwise; gives its id. */
export async function enqueue(
  db: PrismaClient,
  person: string,
  {
    purpose = "access-decided",
    lane = "normal",
    dueAt = new Date(Date.now() - 1000),
  }: {
    purpose?: Purpose;
    lane?: Lane;
    dueAt?: Date;
  } = {},
): Promise<string> {
  const row = await db.outboxMessage.create({
    data: {
      purpose,
      lane,
      dueAt,
      subject: randomUUID(),
      recipientKind: "person",
      recipient: person,
      notBefore: new Date(0),
    },
  });
  return row.id;
}

/** A worker on `platforms` with quick limits. */
export function worker(
  db: PrismaClient,
  platforms: readonly ChatPlatform[],
  {
    limits = {},
    queue = outboxQueue(db),
    compose = async () => say("Hei"),
    now = () => new Date(),
  }: {
    limits?: Partial<DeliveryLimits>;
    queue?: OutboxQueue;
    compose?: Delivery["compose"];
    now?: () => Date;
  } = {},
): Deliverer {
  return deliverer(
    {
      queue,
      recipients: recipients(db),
      platforms: new Map(platforms.map((platform) => [platform.name, platform])),
      compose,
      log: silent,
      clock: { now },
    },
    { ...quickLimits, ...limits },
  );
}

/** Waits until nothing is waiting or being sent. */
export async function settled(db: PrismaClient, withinMs = 50_000): Promise<Readonly<Record<OutboxState, number>>> {
  const queue = outboxQueue(db);
  const until = Date.now() + withinMs;
  for (;;) {
    const sums = await queue.sums();
    if (sums.waiting + sums.sending === 0) return sums;
    if (Date.now() > until) throw new Error(`not settled: ${JSON.stringify(sums)}`);
    await pause(50);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** How many messages more than one arrived with the same key. */
export function duplicates(arrived: readonly { readonly key: string }[]): number {
  return arrived.length - new Set(arrived.map(({ key }) => key)).size;
}
