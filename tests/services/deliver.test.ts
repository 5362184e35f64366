import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ChatPlatform } from "../../src/ports/chat-platform.ts";
import type { Deliverer } from "../../src/services/deliver.ts";
import type { Database } from "../../src/storage/database.ts";
import { outboxQueue } from "../../src/storage/outbox-queue.ts";
import { testDatabase } from "../support/database.ts";
import { fakePlatform } from "../support/fake-platform.ts";
import { duplicates, enqueue, pause, personOn, settled, worker } from "../support/outbox.ts";

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

describe("a message whose answer never came", () => {
  it("is found by reading back, and not sent again", async () => {
    const platform = fakePlatform({ faults: (_, post) => (post === 1 ? "unheard" : "none") });
    const person = await personOn(database.prisma);
    const id = await enqueue(database.prisma, person.id);
    begin([platform]);
    await settled(database.prisma);
    expect(platform.arrived.map(({ key }) => key)).toEqual([id]);
    expect((await stored(id)).posted).toMatchObject({ message: id, conversation: person.user });
  });

  it("is sent twice where nothing can be read back (control)", async () => {
    const platform = fakePlatform({ faults: (_, post) => (post === 1 ? "unheard" : "none"), readsBack: false });
    await enqueue(database.prisma, (await personOn(database.prisma)).id);
    begin([platform]);
    await settled(database.prisma);
    expect(duplicates(platform.arrived)).toBe(1);
  });

  it("is sent again when reading back does not find it", async () => {
    const platform = fakePlatform({ faults: (_, post) => (post === 1 ? "lost" : "none") });
    const id = await enqueue(database.prisma, (await personOn(database.prisma)).id);
    begin([platform]);
    expect(await settled(database.prisma)).toMatchObject({ sent: 1 });
    expect(platform.arrived.map(({ key }) => key)).toEqual([id]);
  });

  it("is left as unknown when it asks somebody to decide and nothing can be read back", async () => {
    const platform = fakePlatform({ faults: () => "unheard", readsBack: false });
    const id = await enqueue(database.prisma, (await personOn(database.prisma)).id, { purpose: "access-requested" });
    begin([platform]);
    expect(await settled(database.prisma)).toMatchObject({ unknown: 1 });
    expect((await stored(id)).reason).toBe("no-answer");
    expect(duplicates(platform.arrived)).toBe(0);
  });

  it("stays unknown, not suppressed, when it is no longer worth sending again", async () => {
    const platform = fakePlatform({ faults: () => "unheard", readsBack: false });
    const id = await enqueue(database.prisma, (await personOn(database.prisma)).id);
    let asked = 0;
    begin([platform], {
      compose: async () => (++asked === 1 ? { summary: "Hei", blocks: [] } : { suppressed: "gathering-begun" }),
    });
    expect(await settled(database.prisma)).toMatchObject({ unknown: 1, suppressed: 0 });
    expect((await stored(id)).reason).toBe("gathering-begun");
  });

  it("is looked for where it was sent, though the person has been seen on another platform since", async () => {
    const slack = fakePlatform({ name: "slack", faults: (_, post) => (post === 1 ? "unheard" : "none") });
    const teams = fakePlatform({ name: "teams" });
    const person = await personOn(database.prisma, "slack", new Date(2026, 0, 1));
    await enqueue(database.prisma, person.id);
    begin([slack, teams]);
    while (slack.arrived.length === 0) await pause(5);
    const newer = await personOn(database.prisma, "teams");
    await database.prisma.chatAccount.update({ where: { id: newer.account }, data: { personId: person.id } });
    expect(await settled(database.prisma)).toMatchObject({ sent: 1 });
    expect([slack.arrived.length, teams.arrived.length]).toEqual([1, 0]);
  });
});

describe("a platform that says no", () => {
  it("delays only the recipient it rate limits", async () => {
    const [limited, ...others] = await Promise.all(Array.from({ length: 10 }, () => personOn(database.prisma)));
    const platform = fakePlatform({
      faults: (_, post, user) => (user === limited?.user && post === 1 ? "rate-limited" : "none"),
      retryAfterMs: 2_000,
    });
    for (const { id } of [limited, limited, ...others, ...others].filter((person) => person !== undefined))
      await enqueue(database.prisma, id);
    const startedAt = performance.now();
    begin([platform]);
    await settled(database.prisma);
    const arrivals = (user: (name: string) => boolean) =>
      platform.arrived.filter((message) => user(message.user)).map(({ at }) => at - startedAt);
    const firstLimited = Math.min(...arrivals((user) => user === limited?.user));
    expect(Math.max(...arrivals((user) => user !== limited?.user))).toBeLessThan(firstLimited);
    expect(firstLimited).toBeGreaterThan(1_900);
  });

  it("parks what a closed conversation should have had until the bot is back in it", async () => {
    let gone = true;
    const platform = fakePlatform({ faults: () => (gone ? "gone" : "none") });
    const person = await personOn(database.prisma);
    const other = await personOn(database.prisma);
    await database.prisma.conversation.create({
      data: {
        platform: "sandbox",
        workspace: "w",
        externalId: `direct-${person.user}`,
        kind: "direct",
        accountUser: person.user,
        details: {},
        rememberedAt: new Date(),
      },
    });
    const ids = [await enqueue(database.prisma, person.id), await enqueue(database.prisma, person.id)];
    const deliverer = begin([platform]);
    await enqueue(database.prisma, other.id);
    expect(await settled(database.prisma)).toMatchObject({ parked: 3 });
    gone = false;
    const queue = outboxQueue(database.prisma);
    const joined = { platform: "sandbox", workspace: "w", conversation: `direct-${person.user}` } as const;
    expect(await queue.unpark(joined)).toBe(2);
    deliverer.wake();
    expect(await settled(database.prisma)).toMatchObject({ parked: 1, sent: 2 });
    expect(platform.arrived.map(({ key }) => key)).toEqual(ids);
  });

  it("fails with the platform's word what it will never take, and what has no account to go to", async () => {
    const refused = await enqueue(database.prisma, (await personOn(database.prisma)).id);
    const nowhere = await enqueue(database.prisma, (await database.prisma.person.create({ data: { name: "Ny" } })).id);
    begin([fakePlatform({ faults: () => "refused" })]);
    expect(await settled(database.prisma)).toMatchObject({ failed: 2 });
    expect((await stored(refused)).reason).toBe("cannot-deliver: msg_too_long");
    expect((await stored(nowhere)).reason).toBe("no-account");
  });

  it("gives up only after eight attempts, and never while the outage is young", async () => {
    const limits = { patience: { attempts: 8, patienceMs: 0 } };
    const platform = fakePlatform({ faults: () => "rate-limited", retryAfterMs: 0 });
    const id = await enqueue(database.prisma, (await personOn(database.prisma)).id);
    begin([platform], { limits });
    expect(await settled(database.prisma)).toMatchObject({ failed: 1 });
    expect(await stored(id)).toMatchObject({ attempt: 8, reason: "given-up" });
    const young = await enqueue(database.prisma, (await personOn(database.prisma)).id);
    await Promise.all(running.map((deliverer) => deliverer.stop()));
    begin([platform], { limits: { patience: { attempts: 3, patienceMs: 3_600_000 } } });
    while ((platform.posts.get(young) ?? 0) < 5) await pause(10);
    expect((await stored(young)).finishedAt).toBeNull();
  });
});

describe("order", () => {
  it("is kept for one recipient through every fault, one message at a time", async () => {
    const platform = fakePlatform({
      takesMs: () => 5,
      faults: (_, post) => (post === 1 ? "rate-limited" : post === 2 ? "unheard" : "none"),
    });
    const person = await personOn(database.prisma);
    const start = Date.now() - 60_000;
    const ids: string[] = [];
    for (const [nth, lane] of (["broadcast", "normal", "interactive", "normal"] as const).entries())
      ids.push(await enqueue(database.prisma, person.id, { lane, dueAt: new Date(start + nth) }));
    begin([platform]);
    begin([platform]);
    await settled(database.prisma);
    expect(platform.arrived.map(({ key }) => key)).toEqual(ids);
    expect(platform.most()).toBe(1);
  });

  it("lets an interactive message overtake a broadcast to others", async () => {
    const platform = fakePlatform({ takesMs: () => 20 });
    for (let nth = 0; nth < 40; nth++)
      await enqueue(database.prisma, (await personOn(database.prisma)).id, { lane: "broadcast" });
    const deliverer = begin([platform]);
    await pause(30);
    const urgent = await enqueue(database.prisma, (await personOn(database.prisma)).id, { lane: "interactive" });
    deliverer.wake();
    await settled(database.prisma);
    expect(platform.arrived.findIndex(({ key }) => key === urgent)).toBeLessThan(24);
  });

  it("holds a message back until the business's clock says it is due", async () => {
    let now = new Date("2026-11-23T10:00:00Z");
    const platform = fakePlatform();
    await enqueue(database.prisma, (await personOn(database.prisma)).id, { dueAt: new Date("2026-11-23T12:00:00Z") });
    const deliverer = begin([platform], { now: () => now });
    await pause(100);
    expect(platform.arrived).toEqual([]);
    now = new Date("2026-11-23T12:00:00Z");
    deliverer.wake();
    expect(await settled(database.prisma)).toMatchObject({ sent: 1 });
  });
});

describe("what the message says", () => {
  it("is decided when it is claimed: what no longer holds is suppressed with the reason", async () => {
    const platform = fakePlatform();
    const id = await enqueue(database.prisma, (await personOn(database.prisma)).id);
    begin([platform], { compose: async () => ({ suppressed: "gathering-cancelled" }) });
    expect(await settled(database.prisma)).toMatchObject({ suppressed: 1 });
    expect((await stored(id)).reason).toBe("gathering-cancelled");
    expect(platform.posts.size).toBe(0);
  });
});
