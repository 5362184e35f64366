import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { wallClock } from "../../src/domain/wall-clock.ts";
import type { JobSlots } from "../../src/ports/job-slots.ts";
import type { LogFields } from "../../src/ports/log.ts";
import { type Job, timetable, timetableLimits } from "../../src/services/run-timetable.ts";
import type { Database } from "../../src/storage/database.ts";
import { jobSlots } from "../../src/storage/job-slots.ts";
import { testDatabase } from "../support/database.ts";
import { pause, silent } from "../support/outbox.ts";

const timeZone = "Europe/Oslo";
const oslo = wallClock(timeZone);
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

/** A daily job at 08:00 unless said otherwise, which notes the slots it ran. */
function noted(changes: Partial<Job> = {}) {
  const ran: string[] = [];
  const job: Job = {
    name: "daily",
    purpose: "Prøver timetabellen.",
    cron: "0 8 * * *",
    catchUpHours: 48,
    missed: "every",
    run: async (slot) => void ran.push(slot.toISOString()),
    ...changes,
  };
  return { job, ran };
}

/** One replica; `skewMs` is how wrong its clock is, `errors` what it has logged loudly. */
function replica(job: Job, { skewMs = 0, held = slots, limits = {} as Partial<typeof timetableLimits> } = {}) {
  const errors: LogFields[] = [];
  const table = timetable(
    [job],
    {
      slots: held,
      clock: { now: () => new Date(now.getTime() + skewMs) },
      timeZone,
      log: { ...silent, error: (_message, _error, fields) => void errors.push(fields ?? {}) },
    },
    { ...timetableLimits, ...limits },
  );
  return { ...table, errors };
}

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

  it("runs the slots again that a clock set back brings back, once they are forgotten", async () => {
    const { job, ran } = noted();
    const { tick } = replica(job);
    await tick();
    later(24 * hours);
    await tick();
    later(-24 * hours);
    await slots.forget(now);
    later(24 * hours);
    await tick();
    expect(ran).toEqual(["2026-11-24T07:00:00.000Z", "2026-11-24T07:00:00.000Z"]);
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

describe("three years with six shifts of the clock, outages and wrong clocks", () => {
  const seed = Number(process.env.SEED ?? 20261123);
  const window = 72;

  /** When somebody looked: every 30 to 66 hours, with an outage of up to 100 more now and then. */
  function looks(): Date[] {
    const random = seeded(seed);
    const found: Date[] = [];
    for (let at = Date.parse("2026-01-01T12:00Z"); at < Date.parse("2029-01-01T12:00Z"); ) {
      found.push(new Date(at));
      at += (30 + random() * 36 + (random() < 0.05 ? random() * 100 : 0)) * hours;
    }
    return found;
  }

  it(`misses no slot that somebody could have run, and runs none twice (seed ${seed})`, async () => {
    const random = seeded(seed + 1);
    const { job, ran } = noted({ cron: "30 2 * * *", catchUpHours: window });
    const limits = { keepMs: 10 * 365 * 24 * hours };
    const replicas = [replica(job, { skewMs: -120_000, limits }), replica(job, { skewMs: 120_000, limits })];
    const looked: number[] = [];
    for (const time of looks()) {
      const up = replicas.filter((_replica, nth) => looked.length === 0 || random() < (nth === 0 ? 0.9 : 0.6));
      if (up.length > 0) looked.push(time.getTime());
      now = time;
      await Promise.all(up.map(({ tick }) => tick()));
    }

    const rows = await database.prisma.jobSlot.findMany({
      orderBy: { slot: "asc" },
      select: { slot: true, state: true },
    });
    const days = rows.map(({ slot }) => oslo.isoDay(slot));
    const everyDay = rows.map((_, nth) => oslo.isoDay(oslo.daysFrom(new Date("2026-01-01T12:00Z"), nth, "12:00")));
    expect(days).toEqual(everyDay);
    expect(days.length).toBeGreaterThan(1_080);
    expect(ran).toEqual(rows.filter(({ state }) => state === "done").map(({ slot }) => slot.toISOString()));
    for (const { slot, state } of rows.slice(1)) {
      // By the one clock and by the other; where they disagree, whoever comes first decides.
      const [late, early] = [-120_000, 120_000].map(
        (skew) => ((looked.find((at) => at + skew >= slot.getTime()) ?? Infinity) - slot.getTime()) / hours,
      ) as [number, number];
      if (late === early && Math.abs(late - window) > 0.1)
        expect([slot, state]).toEqual([slot, late < window ? "done" : "missed"]);
    }
    expect(days).toEqual(expect.arrayContaining(["2027-03-28", "2026-10-25"]));
  }, 120_000);

  it("would have been missed by a clock that only ticks while the process runs (control)", () => {
    // Up for an hour at each look: then 02:30 comes by only if it is in that hour, and exists at all.
    const times = looks();
    let fired = 0;
    for (let day = 0; day < 1_096; day++) {
      const due = oslo.daysFrom(new Date("2026-01-02T12:00Z"), day, "02:30");
      const up = times.some((time) => time <= due && due.getTime() < time.getTime() + hours);
      if (up && oslo.isoTime(due) === "02:30") fired++;
    }
    expect(fired).toBeLessThan(1_000);
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

/** The same numbers in [0, 1) for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
