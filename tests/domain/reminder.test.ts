import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reminderDueAt, reminderKinds, reminderSuppressed, remindersDue } from "../../src/domain/reminder.ts";
import { wallClock } from "../../src/domain/wall-clock.ts";
import { aGathering } from "../support/facts.ts";

const clock = wallClock("Europe/Oslo");
const kinds = Object.keys(reminderKinds) as (keyof typeof reminderKinds)[];
const anyInstant = fc.date({ min: new Date("2026-01-01"), max: new Date("2028-12-31"), noInvalidDate: true });
const startingAt = (startsAt: Date | string) => aGathering({ startsAt: new Date(startsAt) });

describe("a reminder falls due at nine in the morning on the wall clock", () => {
  it.each([
    // the clock goes back on Sunday 25 October 2026
    ["week-before", "2026-10-26T09:00:00+01:00", "2026-10-19T09:00:00+02:00"],
    ["day-before", "2026-10-26T09:00:00+01:00", "2026-10-25T09:00:00+01:00"],
    ["day-before", "2026-10-25T10:00:00+01:00", "2026-10-24T09:00:00+02:00"],
    // and forward on Sunday 28 March 2027
    ["week-before", "2027-03-30T09:00:00+02:00", "2027-03-23T09:00:00+01:00"],
    ["day-before", "2027-03-29T09:00:00+02:00", "2027-03-28T09:00:00+02:00"],
    ["day-before", "2027-03-28T10:00:00+02:00", "2027-03-27T09:00:00+01:00"],
    // half an hour past midnight is still that day
    ["day-before", "2027-01-20T00:30:00+01:00", "2027-01-19T09:00:00+01:00"],
  ] as const)("%s of a gathering that begins %s: %s", (kind, startsAt, dueAt) => {
    expect(reminderDueAt(startingAt(startsAt), kind, clock)).toEqual(new Date(dueAt));
  });

  it("whatever the day, so many calendar days before", () => {
    fc.assert(
      fc.property(anyInstant, fc.constantFrom(...kinds), (startsAt, kind) => {
        const dueAt = reminderDueAt(startingAt(startsAt), kind, clock);
        expect(clock.isoTime(dueAt)).toBe("09:00");
        const day = (instant: Date) => Date.parse(clock.isoDay(instant)) / 86_400_000;
        expect(day(startsAt) - day(dueAt)).toBe(reminderKinds[kind].daysBefore);
      }),
    );
  });
});

describe("a reminder is sent", () => {
  const gathering = startingAt("2027-01-20T09:00:00+01:00");
  const dueAt = reminderDueAt(gathering, "day-before", clock);

  it("once it has fallen due, and not before", () => {
    const types = (now: Date) => remindersDue(gathering, now, clock).map(({ kind }) => kind);
    expect(types(new Date(dueAt.getTime() - 1))).toEqual([]);
    expect(types(dueAt)).toEqual(["day-before"]);
    expect(types(reminderDueAt(gathering, "week-before", clock))).toEqual(["week-before"]);
  });

  it("late, but not so late that it says what no longer helps", () => {
    const hoursLater = (hours: number) => new Date(dueAt.getTime() + hours * 3_600_000);
    expect(reminderSuppressed(gathering, "day-before", dueAt, hoursLater(20), clock)).toBeUndefined();
    expect(reminderSuppressed(gathering, "day-before", dueAt, hoursLater(20.01), clock)).toBe("too-late");
    const week = reminderDueAt(gathering, "week-before", clock);
    const threeDays = new Date(week.getTime() + 72 * 3_600_000);
    expect(reminderSuppressed(gathering, "week-before", week, threeDays, clock)).toBe("too-late");
  });

  it("never of what is cancelled, still a draft, or under way", () => {
    for (const state of ["cancelled", "draft"] as const)
      expect(reminderSuppressed({ ...gathering, state }, "day-before", dueAt, dueAt, clock)).toBe(
        "gathering-cancelled",
      );
    expect(reminderSuppressed(gathering, "day-before", dueAt, gathering.startsAt, clock)).toBe("gathering-begun");
  });

  it("by the new date alone when the gathering is moved", () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, fc.constantFrom(...kinds), (from, to, kind) => {
        const before = reminderDueAt(startingAt(from), kind, clock);
        const moved = startingAt(to);
        const after = reminderDueAt(moved, kind, clock);
        if (before.getTime() === after.getTime()) return;
        expect(reminderSuppressed(moved, kind, before, before, clock)).toBeDefined();
        expect(reminderSuppressed(moved, kind, after, after, clock)).toBeUndefined();
      }),
    );
  });

  it("never after the start, whatever the moment", () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: -10 * 24, max: 48 }), (startsAt, hours) => {
        const now = new Date(startsAt.getTime() + hours * 3_600_000);
        const due = remindersDue(startingAt(startsAt), now, clock);
        if (hours >= 0) expect(due).toEqual([]);
        for (const reminder of due) expect(reminder.dueAt.getTime()).toBeLessThanOrEqual(now.getTime());
      }),
    );
  });
});
