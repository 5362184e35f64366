import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wallClock } from "../../src/domain/wall-clock.ts";
import type { Database } from "../../src/storage/database.ts";
import { jobSlots } from "../../src/storage/job-slots.ts";
import { testDatabase } from "../support/database.ts";
import { noted, replicaOf } from "../support/timetable.ts";

const oslo = wallClock("Europe/Oslo");
const hours = 3_600_000;

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

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
    let now = new Date(0);
    const shared = { now: () => now, slots: jobSlots(database.prisma), limits };
    const replicas = [-120_000, 120_000].map((skewMs) => replicaOf(job, { ...shared, skewMs }));
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
