import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slotsOf } from "../../src/domain/slots.ts";
import { wallClock } from "../../src/domain/wall-clock.ts";

const oslo = wallClock("Europe/Oslo");
const slots = (cron: string, from: string, to: string) =>
  slotsOf(cron, "Europe/Oslo")
    .between(new Date(from), new Date(to))
    .map((slot) => slot.toISOString().slice(0, 16));

describe("the day the clock goes forward", () => {
  it("runs what is set for 02:30 once, when the clock shows 03:00", () => {
    expect(slots("30 2 * * *", "2027-03-27T12:00Z", "2027-03-29T12:00Z")).toEqual([
      "2027-03-28T01:00",
      "2027-03-29T00:30",
    ]);
  });

  it("runs every hour that there is", () => {
    expect(slots("0 * * * *", "2027-03-28T00:00Z", "2027-03-28T02:00Z")).toEqual([
      "2027-03-28T01:00",
      "2027-03-28T02:00",
    ]);
  });
});

describe("the day the clock goes back", () => {
  it("runs what is set for 02:30 once, the first time the clock shows it", () => {
    expect(slots("30 2 * * *", "2026-10-24T12:00Z", "2026-10-26T12:00Z")).toEqual([
      "2026-10-25T00:30",
      "2026-10-26T01:30",
    ]);
  });

  it("runs every hour, the repeated one too", () => {
    expect(slots("0 * * * *", "2026-10-24T23:59Z", "2026-10-25T02:00Z")).toEqual([
      "2026-10-25T00:00",
      "2026-10-25T01:00",
      "2026-10-25T02:00",
    ]);
  });
});

describe("always", () => {
  const crons = fc.oneof(
    fc.tuple(fc.nat(59), fc.nat(23)).map(([minute, hour]) => `${minute} ${hour} * * *`),
    fc.constantFrom("* * * * *", "*/5 * * * *", "0 * * * *", "30 2,3 * * *", "0 8 * * 1", "15 2 28 * *"),
  );
  // Half of the time near a shift, where it matters.
  const around = fc.constantFrom("2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31", "2028-03-26", "2028-10-29");
  const instants = fc.oneof(
    fc
      .tuple(around, fc.integer({ min: -50_000, max: 100_000 }))
      .map(([day, s]) => new Date(Date.parse(day) + s * 1000)),
    fc.date({ min: new Date("2026-01-01"), max: new Date("2029-01-01"), noInvalidDate: true }),
  );

  it("runs a daily job once on each calendar day of three years, at whatever time", () => {
    fc.assert(
      fc.property(fc.nat(59), fc.nat(4), (minute, hour) => {
        const found = slotsOf(`${minute} ${hour} * * *`, "Europe/Oslo").between(
          new Date("2025-12-31T22:59Z"),
          new Date("2028-12-31T22:59Z"),
        );
        const days = found.map((slot) => oslo.isoDay(slot));
        expect(new Set(days).size).toBe(days.length);
        expect(days.length).toBe(365 + 365 + 366);
      }),
      { numRuns: 6 },
    );
  });

  it("finds the same slots wherever one begins to look", () => {
    fc.assert(
      fc.property(crons, instants, fc.nat(30_000), fc.nat(30_000), (cron, from, first, second) => {
        const calendar = slotsOf(cron, "Europe/Oslo");
        const middle = new Date(from.getTime() + first * 1000);
        const end = new Date(middle.getTime() + second * 1000);
        expect([...calendar.between(from, middle), ...calendar.between(middle, end)]).toEqual(
          calendar.between(from, end),
        );
        const newest = calendar.newestUpTo(end);
        expect(newest && newest <= end && calendar.between(newest, end)).toEqual([]);
        expect(newest && calendar.between(new Date(newest.getTime() - 1000), end)).toEqual([newest]);
      }),
      { numRuns: 60 },
    );
  });
});
