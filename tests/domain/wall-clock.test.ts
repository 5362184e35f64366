import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { datesIn, wallClock } from "../../src/domain/wall-clock.ts";

const clock = wallClock("Europe/Oslo");
const anyMinute = fc
  .integer({ min: Date.parse("2000-01-01") / 60_000, max: Date.parse("2060-01-01") / 60_000 })
  .map((minutes) => new Date(minutes * 60_000));

describe("the wall clock", () => {
  it("gives back the instant it showed, but for the hour that comes twice", () => {
    fc.assert(
      fc.property(anyMinute, (instant) => {
        const back = clock.instant(clock.isoDay(instant), clock.isoTime(instant));
        const hours = (instant.getTime() - (back?.getTime() ?? 0)) / 3_600_000;
        expect([0, 1]).toContain(hours);
        if (hours === 1) expect(clock.isoDay(instant).slice(5, 7)).toBe("10");
      }),
      { numRuns: 500 },
    );
  });

  it("reads the hour that does not exist as the one after, and the hour that comes twice as the first", () => {
    expect(clock.instant("2027-03-28", "02:30")).toEqual(new Date("2027-03-28T03:30:00+02:00"));
    expect(clock.instant("2026-10-25", "02:30")).toEqual(new Date("2026-10-25T02:30:00+02:00"));
  });

  it.each([
    ["2027-02-29", "09:00"],
    ["2027-13-01", "09:00"],
    ["2027-00-10", "09:00"],
    ["2027-04-31", "09:00"],
    ["2027-01-20", "24:00"],
    ["2027-01-20", "09:60"],
    ["2027-01-20", "9:00"],
    ["20.01.2027", "09:00"],
    ["", ""],
  ])("knows no day and time like «%s» «%s»", (day, time) => {
    expect(clock.instant(day, time)).toBeUndefined();
  });

  it("never throws, whatever is typed", () => {
    fc.assert(fc.property(fc.string(), fc.string(), (day, time) => void clock.instant(day, time)));
    const digits = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, "0"));
    fc.assert(
      fc.property(digits, digits, digits, digits, (month, day, hour, minute) => {
        const instant = clock.instant(`2027-${month}-${day}`, `${hour}:${minute}`);
        const isTime = Number(hour) < 24 && Number(minute) < 60;
        expect(instant !== undefined).toBe(isTime && isDay(2027, Number(month), Number(day)));
      }),
      { numRuns: 2_000 },
    );
  });

  it("counts calendar days, also over the days the clock is changed", () => {
    const noon = new Date("2026-10-24T12:00:00+02:00");
    expect(clock.daysFrom(noon, 1, "12:00").getTime() - noon.getTime()).toBe(25 * 3_600_000);
    const spring = new Date("2027-03-27T12:00:00+01:00");
    expect(clock.daysFrom(spring, 1, "12:00").getTime() - spring.getTime()).toBe(23 * 3_600_000);
  });
});

describe("dates as people read them", () => {
  const nb = datesIn("nb", "Europe/Oslo");
  const nn = datesIn("nn", "Europe/Oslo");
  const week = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2026, 10, 23 + day, 8, 5)));

  it("have each language's own weekdays", () => {
    const weekdays = (dates: typeof nb) => week.map((instant) => dates.day(instant).split(" ")[0]);
    expect(weekdays(nb)).toEqual(["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]);
    expect(weekdays(nn)).toEqual(["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"]);
  });

  it("are written as in running text", () => {
    const instant = new Date("2026-11-23T07:05:00Z");
    expect(nb.day(instant)).toBe("mandag 23. november 2026");
    expect(nb.time(instant)).toBe("kl. 08.05");
    expect(nb.dayAndTime(instant, instant)).toBe("mandag 23. november kl. 08.05");
    expect(nn.dayAndTime(instant)).toBe("måndag 23. november 2026 kl. 08.05");
    expect(nb.month(instant)).toBe("november 2026");
    expect(nb.shortDay(instant)).toBe("23. nov.");
    expect(nb.shortDay(new Date("2026-05-17T10:00:00Z"))).toBe("17. mai");
  });

  it("name both days of what lasts longer than one", () => {
    const from = new Date("2027-01-20T08:00:00Z");
    expect(nb.span(from, new Date("2027-01-20T14:30:00Z"))).toBe("onsdag 20. januar 2027 kl. 09.00–15.30");
    expect(nb.span(from, new Date("2027-01-21T13:30:00Z"))).toBe(
      "onsdag 20. januar kl. 09.00 – torsdag 21. januar 2027 kl. 14.30",
    );
    expect(nn.span(new Date("2026-12-31T20:00:00Z"), new Date("2027-01-01T01:00:00Z"))).toBe(
      "torsdag 31. desember 2026 kl. 21.00 – fredag 1. januar 2027 kl. 02.00",
    );
  });
});

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return month > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
