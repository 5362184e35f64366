import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OutboxQueue } from "../../src/ports/outbox-queue.ts";
import type { Database } from "../../src/storage/database.ts";
import { outboxQueue } from "../../src/storage/outbox-queue.ts";
import { testDatabase } from "../support/database.ts";
import { enqueue, pause, personOn } from "../support/outbox.ts";

let database: Database;
let queue: OutboxQueue;

beforeAll(async () => {
  database = await testDatabase();
  queue = outboxQueue(database.prisma);
});
beforeEach(async () => {
  await database.prisma.outboxMessage.deleteMany();
});
afterAll(() => database.close());

const claim = (scope: "urgent" | "any", limit: number, leaseMs = 60_000) =>
  queue.claim(new Date(), { scope, limit, leaseMs });
const somebody = async () => (await personOn(database.prisma)).id;
const somewhere = {
  type: "account",
  account: { platform: "sandbox", workspace: "w", user: "u" },
} as const;

describe("claiming", () => {
  it("takes the most urgent lane first, and in a lane the oldest", async () => {
    const normal = await enqueue(database.prisma, await somebody(), { dueAt: new Date(3) });
    const broadcast = await enqueue(database.prisma, await somebody(), { lane: "broadcast", dueAt: new Date(1) });
    const interactive = await enqueue(database.prisma, await somebody(), { lane: "interactive", dueAt: new Date(4) });
    const older = await enqueue(database.prisma, await somebody(), { dueAt: new Date(2) });
    const claimed = await claim("any", 10);
    expect(claimed.map(({ id }) => id)).toEqual([interactive, older, normal, broadcast]);
  });

  it("takes along what stands before an urgent message to the same recipient, and nobody else's", async () => {
    const person = await somebody();
    const before = await enqueue(database.prisma, person, { lane: "broadcast", dueAt: new Date(1) });
    const urgent = await enqueue(database.prisma, person, { lane: "interactive", dueAt: new Date(2) });
    await enqueue(database.prisma, await somebody(), { lane: "broadcast", dueAt: new Date(0) });
    const [first, ...none] = await claim("urgent", 10);
    expect([first?.id, none]).toEqual([before, []]);
    expect(await claim("urgent", 10)).toEqual([]);
    await queue.finish(before, 1, { state: "failed", reason: "cannot-deliver" });
    expect((await claim("urgent", 10)).map(({ id }) => id)).toEqual([urgent]);
  });

  it("keeps the recipient's queue waiting for the delay of its head", async () => {
    const person = await somebody();
    const head = await enqueue(database.prisma, person, { dueAt: new Date(1) });
    await enqueue(database.prisma, person, { dueAt: new Date(2) });
    await claim("any", 1);
    await queue.finish(head, 1, { state: "waiting", delayMs: 150, ambiguous: false, reason: "retry-later" });
    expect(await claim("any", 10)).toEqual([]);
    await pause(200);
    expect((await claim("any", 10)).map(({ id, attempt }) => [id, attempt])).toEqual([[head, 2]]);
  });

  it("gives each message to one of many that ask at once, and no recipient two", async () => {
    const people = await Promise.all(Array.from({ length: 10 }, somebody));
    for (const person of people) for (let nth = 0; nth < 3; nth++) await enqueue(database.prisma, person);
    const claims = (await Promise.all(Array.from({ length: 8 }, () => claim("any", 3)))).flat();
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
    const recipients = claims.map(({ recipient }) => (recipient.kind === "person" ? recipient.person : ""));
    expect(new Set(recipients).size).toBe(claims.length);
    expect(claims.length).toBeLessThanOrEqual(10);
  });
});

describe("a lease that ran out", () => {
  it("leaves the message free to take, ambiguous only if an attempt had begun", async () => {
    const begun = await enqueue(database.prisma, await somebody(), { dueAt: new Date(1) });
    const claimedOnly = await enqueue(database.prisma, await somebody(), { dueAt: new Date(2) });
    await claim("any", 10, 80);
    expect(await queue.begin(begun, 1, somewhere)).toBe(true);
    expect(await claim("any", 10)).toEqual([]);
    await pause(120);
    const again = await claim("any", 10);
    expect(again.map(({ id, attempt, ambiguous }) => [id, attempt, ambiguous])).toEqual([
      [begun, 2, true],
      [claimedOnly, 2, false],
    ]);
    expect(again[0]).toMatchObject({ destination: somewhere, firstTriedAt: expect.any(Date) });
  });

  it("lets its old holder neither begin nor finish", async () => {
    const id = await enqueue(database.prisma, await somebody());
    await claim("any", 1, 30);
    await pause(60);
    expect(await queue.begin(id, 1, somewhere)).toBe(false);
    await claim("any", 1);
    expect(await queue.begin(id, 1, somewhere)).toBe(false);
    expect(await queue.finish(id, 1, { state: "failed", reason: "late" })).toBe(false);
    expect(await queue.finish(id, 2, { state: "suppressed", reason: "late" })).toBe(true);
    expect(await queue.finish(id, 2, { state: "failed", reason: "twice" })).toBe(false);
    expect(await queue.sums()).toMatchObject({ suppressed: 1, failed: 0 });
  });
});
