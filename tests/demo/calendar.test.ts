import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demoCalendar } from "../../src/demo/calendar.ts";
import { demoAt } from "../../src/demo/demo.ts";
import { wallClock } from "../../src/domain/wall-clock.ts";

const clock = wallClock("Europe/Oslo");
const anyMoment = fc.date({ min: new Date("2026-01-01"), max: new Date("2045-12-31"), noInvalidDate: true });

const weekday = (instant: Date) => new Date(`${clock.isoDay(instant)}T12:00:00Z`).getUTCDay();

describe("the demo's gatherings, whenever it is started", () => {
  it("begin before they end, close before they begin, and stand on the half hour of the wall clock", () => {
    fc.assert(
      fc.property(anyMoment, (now) => {
        for (const gathering of demoAt(now).gatherings) {
          expect(gathering.startsAt.getTime()).toBeGreaterThan(now.getTime());
          expect(gathering.endsAt.getTime()).toBeGreaterThan(gathering.startsAt.getTime());
          expect(gathering.registrationClosesAt.getTime()).toBeLessThanOrEqual(gathering.startsAt.getTime());
          expect(clock.isoTime(gathering.startsAt)).toMatch(/:[03]0$/);
          if (gathering.state === "open")
            expect(gathering.registrationClosesAt.getTime()).toBeGreaterThan(now.getTime());
          const opensAt = gathering.registrationOpensAt?.getTime();
          if (opensAt === undefined) continue;
          expect(opensAt).toBeGreaterThan(now.getTime());
          expect(opensAt).toBeLessThan(gathering.registrationClosesAt.getTime());
        }
      }),
      { numRuns: 50 },
    );
  });

  it("have one tomorrow, one within eight days, and the rest on weekdays that are no holidays", () => {
    fc.assert(
      fc.property(anyMoment, (now) => {
        const [tomorrow, nextWeek, ...rest] = demoAt(now).gatherings;
        expect(tomorrow && clock.isoDay(tomorrow.startsAt)).toBe(clock.isoDay(clock.daysFrom(now, 1, "12:00")));
        const days = ((nextWeek?.startsAt.getTime() ?? 0) - now.getTime()) / 86_400_000;
        expect(days).toBeGreaterThan(4);
        expect(days).toBeLessThan(8.1);
        for (const { startsAt } of rest) {
          expect([1, 2, 3, 4, 5]).toContain(weekday(startsAt));
          expect(clock.isoDay(startsAt).slice(5)).not.toMatch(/^(07|01-01|05-01|05-17|12-2[1-9]|12-3)/);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("Easter and the holidays that follow it", () => {
  it.each(["2027-03-22", "2027-03-29", "2027-05-03", "2027-05-17", "2028-04-10", "2038-04-26"])(
    "leave the week of %s empty",
    (monday) => {
      const threeWeeksBefore = new Date(new Date(`${monday}T09:00:00Z`).getTime() - 21 * 86_400_000);
      const { inWeek } = demoCalendar(threeWeeksBefore, clock);
      const days = [1, 2, 3].map((week) => clock.isoDay(inWeek(week, 1, "09:00")));
      expect(days).not.toContain(monday);
    },
  );

  it("leave the week before Holy Week as it is", () => {
    const { inWeek } = demoCalendar(new Date("2027-03-01T09:00:00Z"), clock);
    expect(clock.isoDay(inWeek(1, 1, "09:00"))).toBe("2027-03-15");
    expect(clock.isoDay(inWeek(2, 1, "09:00"))).toBe("2027-04-05");
  });
});
