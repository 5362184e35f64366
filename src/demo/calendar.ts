import type { WallClock } from "../domain/wall-clock.ts";

/** Days and deadlines counted from today, on the co-operative's wall clock, so that the demo is right in any season. */
export type DemoCalendar = {
  readonly now: Date;
  /** `days` calendar days from today, whatever weekday that is. */
  inDays(days: number, time: string): Date;
  /** As `inDays`, but on the nearest weekday when that is a Saturday or Sunday. */
  aboutDays(days: number, time: string): Date;
  /**
   * A day in the coming weeks when people can be gathered: no public holidays, no holiday month, no Christmas.
   * @param week 1 is the first such week that begins at least eight days from now
   * @param weekday 1 is Monday
   */
  inWeek(week: number, weekday: 1 | 2 | 3 | 4 | 5, time: string): Date;
  /** The end of the day `days` before `start`; `start` itself for none. */
  deadline(start: Date, days: number): Date;
};

const dayMs = 86_400_000;

export function demoCalendar(now: Date, clock: WallClock): DemoCalendar {
  // Calendar days, counted at noon UTC: no clock change comes near.
  const today = new Date(`${clock.isoDay(now)}T12:00:00Z`).getTime();
  const at = (day: number, time: string) => clock.daysFrom(now, Math.round((day - today) / dayMs), time);
  const weekdayOf = (day: number) => new Date(day).getUTCDay() || 7;
  const firstMonday = today + (weekdayOf(today) === 1 ? 14 : 15 - weekdayOf(today)) * dayMs;
  const monday = (week: number) => {
    let candidate = firstMonday;
    for (let found = 0; ; candidate += 7 * dayMs) if (isWorkingWeek(candidate) && ++found === week) return candidate;
  };
  return {
    now,
    inDays: (days, time) => clock.daysFrom(now, days, time),
    aboutDays(days, time) {
      const day = today + days * dayMs;
      const shift = { 6: -1, 7: 1 }[weekdayOf(day)] ?? 0;
      return at(day + shift * dayMs, time);
    },
    inWeek: (week, weekday, time) => at(monday(week) + (weekday - 1) * dayMs, time),
    deadline: (start, days) => (days === 0 ? start : clock.daysFrom(start, -days, "23:59")),
  };
}

function isWorkingWeek(monday: number): boolean {
  return [0, 1, 2, 3, 4].every((day) => !isHoliday(new Date(monday + day * dayMs)));
}

/** Days nobody arranges anything: public holidays, Holy Week, the days around Christmas, and July. */
function isHoliday(day: Date): boolean {
  const monthAndDay = day.toISOString().slice(5, 10);
  if (monthAndDay.startsWith("07") || ["01-01", "05-01", "05-17"].includes(monthAndDay)) return true;
  if (monthAndDay >= "12-21") return true;
  const fromEaster = Math.round((day.getTime() - easterSunday(day.getUTCFullYear())) / dayMs);
  return (fromEaster >= -6 && fromEaster <= 1) || fromEaster === 39 || fromEaster === 50;
}

/** The anonymous Gregorian algorithm. */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1, 12);
}
