import { join } from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ChatPlatform } from "../../src/ports/chat-platform.ts";
import type { OutboxQueue } from "../../src/ports/outbox-queue.ts";
import type { Deliverer } from "../../src/services/deliver.ts";
import type { Database } from "../../src/storage/database.ts";
import { outboxQueue } from "../../src/storage/outbox-queue.ts";
import { startChild } from "../support/child.ts";
import { testDatabase } from "../support/database.ts";
import { testDirectory } from "../support/directory.ts";
import { type Fault, fakePlatform } from "../support/fake-platform.ts";
import { arrivedIn, filePlatform } from "../support/file-platform.ts";
import { duplicates, enqueue, pause, personOn, settled, worker } from "../support/outbox.ts";
import { claimWithoutLock, finishWithoutFence } from "../support/unguarded-queue.ts";

let database: Database;
let queue: OutboxQueue;
let people: { id: string }[];
let running: Deliverer[] = [];

beforeAll(async () => {
  database = await testDatabase();
  queue = outboxQueue(database.prisma);
  people = [];
  for (let nth = 0; nth < 50; nth++) people.push(await personOn(database.prisma));
});
beforeEach(async () => {
  await database.prisma.outboxMessage.deleteMany();
});
afterEach(async () => {
  await Promise.all(running.map((deliverer) => deliverer.stop()));
  running = [];
});
afterAll(() => database.close());

function begin(platform: ChatPlatform, options: Parameters<typeof worker>[2] = {}) {
  const deliverer = worker(database.prisma, [platform], options);
  running.push(deliverer);
  deliverer.start();
}

/** `count` messages, spread over the people. */
async function enqueueMany(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let nth = 0; nth < count; nth++)
    ids.push(await enqueue(database.prisma, people[nth % people.length]?.id ?? "", { dueAt: new Date(nth) }));
  return ids;
}

/** For those who are to be overtaken. */
const shortLease = { leaseMs: 1_000 };

/** Freezes once, for as long as `until` has not resolved, just before `method` is carried out. */
function frozenAt(method: "begin" | "finish", held: OutboxQueue, until: Promise<void>): OutboxQueue {
  let frozen = false;
  const freeze = async () => {
    if (frozen) return;
    frozen = true;
    await until;
  };
  return method === "begin"
    ? { ...held, begin: async (...args) => (await held.begin(...args)) && freeze().then(() => true) }
    : { ...held, finish: async (...args) => freeze().then(() => held.finish(...args)) };
}

describe("two workers on one outbox", () => {
  it("send each of 200 messages once, in order for each recipient", async () => {
    const platform = fakePlatform({ takesMs: () => 2 });
    const ids = await enqueueMany(200);
    begin(platform);
    begin(platform);
    expect(await settled(database.prisma)).toMatchObject({ sent: 200 });
    expect(platform.arrived.map(({ key }) => key).sort()).toEqual([...ids].sort());
    expect(platform.most()).toBe(1);
    for (const user of new Set(platform.arrived.map((message) => message.user))) {
      const keys = platform.arrived.filter((message) => message.user === user).map(({ key }) => ids.indexOf(key));
      expect(keys).toEqual([...keys].sort((a, b) => a - b));
    }
  });

  it("send messages twice when the claim neither locks nor looks at the lease (control)", async () => {
    const platform = fakePlatform({ takesMs: () => 2 });
    await enqueueMany(50);
    begin(platform, { queue: claimWithoutLock(database.prisma) });
    begin(platform, { queue: claimWithoutLock(database.prisma) });
    await settled(database.prisma);
    expect(duplicates(platform.arrived)).toBeGreaterThan(0);
  });
});

describe("a worker frozen past its lease", () => {
  async function rateLimitedThenFrozen(held: OutboxQueue) {
    const platform = fakePlatform({ faults: (_, post) => (post === 1 ? "rate-limited" : "none") });
    await enqueueMany(1);
    let thaw = () => {};
    const thawed = new Promise<void>((resolve) => {
      thaw = resolve;
    });
    begin(platform, { queue: frozenAt("finish", held, thawed), limits: shortLease });
    while (platform.posts.size === 0) await pause(5);
    begin(platform);
    await settled(database.prisma);
    thaw();
    await pause(100);
    return { platform, sums: await settled(database.prisma) };
  }

  it("changes nothing when it comes back with an outcome", async () => {
    const { platform, sums } = await rateLimitedThenFrozen(queue);
    expect(sums).toMatchObject({ sent: 1 });
    expect(platform.arrived).toHaveLength(1);
  });

  it("has the message sent twice when its outcome is not fenced (control)", async () => {
    const { platform } = await rateLimitedThenFrozen(finishWithoutFence(database.prisma));
    expect(duplicates(platform.arrived)).toBe(1);
  });

  it("does not send when it comes back just before sending", async () => {
    const platform = fakePlatform();
    await enqueueMany(1);
    let begun = false;
    const watched: OutboxQueue = {
      ...queue,
      async begin(...args) {
        begun = true;
        return queue.begin(...args);
      },
    };
    begin(platform, { queue: frozenAt("begin", watched, pause(shortLease.leaseMs + 500)), limits: shortLease });
    while (!begun) await pause(5);
    begin(platform);
    await settled(database.prisma);
    await pause(1_000);
    expect(platform.arrived).toHaveLength(1);
  });
});

describe("a worker killed while it sends", () => {
  async function killedThenContinued(readsBack: boolean): Promise<string[]> {
    const file = join(await testDirectory(), "arrived");
    await enqueueMany(40);
    const child = startChild("tests/support/outbox-worker.ts", database.url, file, readsBack ? "yes" : "no");
    await child.line((line) => line === "started");
    while (arrivedIn(file).length < 8) await pause(2);
    await child.kill();
    begin(filePlatform(file, readsBack));
    expect(await settled(database.prisma)).toMatchObject({ sent: 40 });
    return arrivedIn(file);
  }

  it("loses nothing and sends nothing twice", async () => {
    const arrived = await killedThenContinued(true);
    expect(new Set(arrived).size).toBe(40);
    expect(arrived).toHaveLength(40);
  });

  it("leaves duplicates where nothing is read back (control)", async () => {
    const arrived = await killedThenContinued(false);
    expect(new Set(arrived).size).toBe(40);
    expect(arrived.length).toBeGreaterThan(40);
  });
});

describe("whatever goes wrong", () => {
  const faults = fc.constantFrom<Fault>("none", "rate-limited", "lost", "unheard", "gone", "refused", "bug");
  const scripts = fc.array(fc.array(faults, { maxLength: 3 }), { minLength: 1, maxLength: 12 });

  it("every message is in exactly one state, and none arrives twice where it can be read back", async () => {
    await fc.assert(
      fc.asyncProperty(scripts, fc.boolean(), async (script, readsBack) => {
        await database.prisma.outboxMessage.deleteMany();
        const ids = await enqueueMany(script.length);
        const platform = fakePlatform({
          readsBack,
          faults: (key, post) => script[ids.indexOf(key)]?.[post - 1] ?? "none",
        });
        const total = async () => Object.values(await queue.sums()).reduce((sum, count) => sum + count, 0);
        const two = [worker(database.prisma, [platform]), worker(database.prisma, [platform])];
        for (const deliverer of two) deliverer.start();
        expect(await total()).toBe(script.length);
        const sums = await settled(database.prisma);
        await Promise.all(two.map((deliverer) => deliverer.stop()));
        expect(await total()).toBe(script.length);
        const arrived = new Set(platform.arrived.map(({ key }) => key));
        if (readsBack) {
          expect(duplicates(platform.arrived)).toBe(0);
          expect(sums.sent).toBe(arrived.size);
        }
        expect(sums.sent + sums.failed + sums.parked + sums.unknown).toBe(script.length);
        expect(sums.sent).toBeLessThanOrEqual(arrived.size);
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });
});
