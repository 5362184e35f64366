import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { JobSlots } from "../../src/ports/job-slots.ts";
import type { Job } from "../../src/services/run-timetable.ts";
import type { Database } from "../../src/storage/database.ts";
import { jobSlots } from "../../src/storage/job-slots.ts";
import { testDatabase } from "../support/database.ts";
import { pause } from "../support/outbox.ts";
import { noted, replicaOf } from "../support/timetable.ts";

const hours = 3_600_000;

let database: Database;
let slots: JobSlots;
let now: Date;

beforeAll(async () => {
  database = await testDatabase();
  slots = jobSlots(database.prisma);
});
beforeEach(async () => {
  await database.prisma.jobSlot.deleteMany();
  now = new Date("2026-11-23T10:00:00Z");
});
afterAll(() => database.close());

const later = (ms: number) => {
  now = new Date(now.getTime() + ms);
};

const replica = (
  job: Job,
  { held = slots, ...options }: Omit<Parameters<typeof replicaOf>[1], "now" | "slots"> & { held?: JobSlots } = {},
) => replicaOf(job, { now: () => now, slots: held, ...options });

const states = async () =>
  (await database.prisma.jobSlot.findMany({ orderBy: { slot: "asc" } })).map(({ state }) => state);

describe("a job", () => {
  it("counts from when it is first seen, and then runs once at each slot", async () => {
    const { job, ran } = noted();
    const { tick } = replica(job);
    await tick();
    expect(ran).toEqual([]);
    for (let hour = 0; hour < 48; hour++) {
      later(hours);
      await tick();
      await tick();
    }
    expect(ran).toEqual(["2026-11-24T07:00:00.000Z", "2026-11-25T07:00:00.000Z"]);
  });

  it("makes up for every slot inside the window, oldest first, and tells loudly of those outside it", async () => {
    const { job, ran } = noted();
    await replica(job).tick();
    later(5 * 24 * hours);
    const { tick, errors } = replica(job);
    await tick();
    expect(ran).toEqual(["2026-11-27T07:00:00.000Z", "2026-11-28T07:00:00.000Z"]);
    expect(await states()).toEqual(["begun", "missed", "missed", "missed", "done", "done"]);
    expect(errors).toEqual([
      expect.objectContaining({
        job: "daily",
        missed: 3,
        from: "2026-11-24T07:00:00.000Z",
        to: "2026-11-26T07:00:00.000Z",
      }),
    ]);
    await tick();
    expect([ran.length, errors.length]).toEqual([2, 1]);
  });

  it("runs only the newest slot when one run does the work of all", async () => {
    const { job, ran } = noted({ missed: "latest", cron: "* * * * *" });
    const { tick, errors } = replica(job);
    await tick();
    later(7 * 24 * hours + 30_000);
    await tick();
    expect(ran).toEqual(["2026-11-30T10:00:00.000Z"]);
    expect(errors).toEqual([]);
  });

  it("does at once what the sandbox's clock has jumped over", async () => {
    const { job, ran } = noted({ catchUpHours: 8 * 24 });
    const { tick } = replica(job);
    await tick();
    later(7 * 24 * hours);
    await tick();
    expect(ran).toHaveLength(7);
  });

  it("is tried again when it fails, and given up in the end", async () => {
    let tries = 0;
    const { job } = noted({
      run: async () => {
        tries++;
        throw new Error("out of order");
      },
    });
    const { tick, errors } = replica(job, { limits: { attempts: 3, retryMs: 20 } });
    await tick();
    later(24 * hours);
    for (let nth = 0; nth < 5; nth++) {
      await tick();
      await pause(80);
    }
    expect([tries, errors.length]).toEqual([3, 3]);
    expect(await states()).toEqual(["begun", "failed"]);
  });
});

describe("two replicas", () => {
  it("run each slot once between them", async () => {
    const { job, ran } = noted({
      cron: "0 * * * *",
      run: async (slot) => {
        await pause(2);
        ran.push(slot.toISOString());
      },
    });
    const [one, other] = [replica(job), replica(job, { skewMs: 90_000 })];
    await one.tick();
    for (let nth = 0; nth < 20; nth++) {
      later(3 * hours);
      await Promise.all([one.tick(), other.tick()]);
    }
    await Promise.all([one.tick(), other.tick()]);
    expect(ran).toHaveLength(60);
    expect([...ran].sort()).toEqual(ran);
    expect(new Set(ran).size).toBe(60);
  });

  it("take over a run whose process died, and ignore what it says afterwards", async () => {
    let finishLate = () => {};
    const { job } = noted({ run: () => new Promise<void>((resolve) => (finishLate = resolve)) });
    const dying = replica(job, { held: { ...slots, renew: async () => false }, limits: { leaseMs: 80 } });
    await dying.tick();
    later(24 * hours);
    const dead = dying.tick();
    await pause(20);
    const { job: same, ran } = noted();
    const living = replica(same);
    await living.tick();
    expect(ran).toEqual([]);
    await pause(120);
    await living.tick();
    expect(ran).toEqual(["2026-11-24T07:00:00.000Z"]);
    finishLate();
    await dead;
    const [, slot] = await database.prisma.jobSlot.findMany({ orderBy: { slot: "asc" } });
    expect(slot).toMatchObject({ state: "done", attempt: 2 });
  });

  it("leave a long run to the one that is at it", async () => {
    const { job } = noted({ run: () => pause(250) });
    const busy = replica(job, { limits: { leaseMs: 90 } });
    await busy.tick();
    later(24 * hours);
    const working = busy.tick();
    await pause(150);
    const { job: same, ran } = noted();
    await replica(same).tick();
    await working;
    expect(ran).toEqual([]);
    expect(await states()).toEqual(["begun", "done"]);
  });
});

it("forgets old slots, but never where to go on counting from", async () => {
  const { job } = noted();
  await replica(job).tick();
  later(24 * hours);
  await replica(job).tick();
  later(365 * 24 * hours);
  expect(await slots.prune(now)).toBe(1);
  expect(await states()).toEqual(["done"]);
});
