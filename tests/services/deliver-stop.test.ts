import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ChatPlatform } from "../../src/ports/chat-platform.ts";
import type { Deliverer } from "../../src/services/deliver.ts";
import type { Database } from "../../src/storage/database.ts";
import { outboxQueue } from "../../src/storage/outbox-queue.ts";
import { testDatabase } from "../support/database.ts";
import { fakePlatform } from "../support/fake-platform.ts";
import { enqueue, pause, personOn, quickLimits, worker } from "../support/outbox.ts";

let database: Database;
let running: Deliverer[] = [];

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await database.prisma.outboxMessage.deleteMany();
});
afterEach(async () => {
  await Promise.all(running.map((deliverer) => deliverer.stop()));
  running = [];
});
afterAll(() => database.close());

function begin(platforms: readonly ChatPlatform[], options: Parameters<typeof worker>[2] = {}): Deliverer {
  const deliverer = worker(database.prisma, platforms, options);
  running.push(deliverer);
  deliverer.start();
  return deliverer;
}

const stored = (id: string) => database.prisma.outboxMessage.findUniqueOrThrow({ where: { id } });

describe("the worker", () => {
  it("refuses limits under which two workers could send the same message", () => {
    expect(() =>
      worker(database.prisma, [], { limits: { leaseMs: quickLimits.timeoutMs + quickLimits.settleMs } }),
    ).toThrow(/leaseMs/);
    expect(() => worker(database.prisma, [], { limits: { settleMs: quickLimits.timeoutMs } })).toThrow(/settleMs/);
  });

  it("finishes what it is sending when stopped, and takes nothing more", async () => {
    const platform = fakePlatform({ takesMs: () => 50 });
    for (let nth = 0; nth < 20; nth++) await enqueue(database.prisma, (await personOn(database.prisma)).id);
    const deliverer = begin([platform]);
    while (platform.posts.size === 0) await pause(2);
    await deliverer.stop();
    const sums = await outboxQueue(database.prisma).sums();
    expect(sums.sending).toBe(0);
    expect(sums.sent).toBe(platform.arrived.length);
    expect(sums.sent + sums.waiting).toBe(20);
    expect(sums.waiting).toBeGreaterThan(0);
  });

  it("gives back what it has claimed but not begun when stopped", async () => {
    const platform = fakePlatform();
    const id = await enqueue(database.prisma, (await personOn(database.prisma)).id);
    let composing = false;
    let composed = () => {};
    const deliverer = begin([platform], {
      async compose() {
        composing = true;
        await new Promise<void>((resolve) => {
          composed = resolve;
        });
        return { summary: "Hei", blocks: [] };
      },
    });
    while (!composing) await pause(2);
    const stopped = deliverer.stop();
    composed();
    await stopped;
    expect(await stored(id)).toMatchObject({ state: "waiting", ambiguous: false, reason: "let-go" });
    expect(platform.posts.size).toBe(0);
  });
});
