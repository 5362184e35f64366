import { Temporal } from "temporal-polyfill";
import type { Language } from "./person.ts";

/**
 * The only place that turns instants into what people see on a calendar and a clock, and back. Wall-clock times that do not
 * exist (spring) or exist twice (autumn) are read as the calendar standard says: later and earlier.
 */
export type WallClock = {
  readonly timeZone: string;
  /** «2026-11-23» */
  isoDay(instant: Date): string;
  /** «08:05» */
  isoTime(instant: Date): string;
  /** The instant of `day` (`YYYY-MM-DD`) and `time` (`HH:MM`); undefined when there is no such day or time. */
  instant(day: string, time: string): Date | undefined;
  /** The instant `days` calendar days after the day of `from` (negative: before), at `time` (`HH:MM`). */
  daysFrom(from: Date, days: number, time: string): Date;
};

export function wallClock(timeZone: string): WallClock {
  const zoned = (instant: Date) =>
    Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  return {
    timeZone,
    isoDay: (instant) => zoned(instant).toPlainDate().toString(),
    isoTime: (instant) => zoned(instant).toPlainTime().toString({ smallestUnit: "minute" }),
    instant(day, time) {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return undefined;
      try {
        const plain = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time));
        return new Date(plain.toZonedDateTime(timeZone).epochMilliseconds);
      } catch (error) {
        if (error instanceof RangeError) return undefined;
        throw error;
      }
    },
    daysFrom(from, days, time) {
      const day = zoned(from).toPlainDate().add({ days });
      const at = day.toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(timeZone);
      return new Date(at.epochMilliseconds);
    },
  };
}

/** Dates and times as people read them, in one language and the co-operative's time zone. */
export type Dates = {
  /** «mandag 23. november 2026» */
  day(instant: Date): string;
  /** «23. nov.» */
  shortDay(instant: Date): string;
  /** «kl. 08.05» */
  time(instant: Date): string;
  /** «mandag 23. november kl. 08.05» (with the year when it is not this year's: pass `now`) */
  dayAndTime(instant: Date, now?: Date): string;
  /** «november 2026» */
  month(instant: Date): string;
  /** «mandag 23. november 2026 kl. 09.00–15.30», or both days when it ends on another */
  span(from: Date, to: Date): string;
};

const weekdays = {
  nb: ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
  nn: ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"],
} as const satisfies Record<Language, readonly string[]>;

/** The same in both written norms. */
export const months = [
  "januar",
  "februar",
  "mars",
  "april",
  "mai",
  "juni",
  "juli",
  "august",
  "september",
  "oktober",
  "november",
  "desember",
] as const;

// Node built with reduced locale data has no Nynorsk, and would quietly answer in Bokmål or English: these few words are ours.
export function datesIn(language: Language, timeZone: string): Dates {
  const zoned = (instant: Date) =>
    Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  const month = (at: { month: number }) => months[at.month - 1] ?? "";
  const dayOnly = (at: Temporal.ZonedDateTime) => `${weekdays[language][at.dayOfWeek - 1]} ${at.day}. ${month(at)}`;
  const clock = (at: Temporal.ZonedDateTime) => `${pad(at.hour)}.${pad(at.minute)}`;
  return {
    day: (instant) => `${dayOnly(zoned(instant))} ${zoned(instant).year}`,
    shortDay: (instant) => `${zoned(instant).day}. ${shortened(month(zoned(instant)))}`,
    time: (instant) => `kl. ${clock(zoned(instant))}`,
    dayAndTime(instant, now) {
      const at = zoned(instant);
      const year = now && zoned(now).year === at.year ? "" : ` ${at.year}`;
      return `${dayOnly(at)}${year} kl. ${clock(at)}`;
    },
    month: (instant) => `${month(zoned(instant))} ${zoned(instant).year}`,
    span(from, to) {
      const [start, end] = [zoned(from), zoned(to)];
      if (start.toPlainDate().equals(end.toPlainDate()))
        return `${dayOnly(start)} ${start.year} kl. ${clock(start)}–${clock(end)}`;
      const startYear = start.year === end.year ? "" : ` ${start.year}`;
      return `${dayOnly(start)}${startYear} kl. ${clock(start)} – ${dayOnly(end)} ${end.year} kl. ${clock(end)}`;
    },
  };
}

function pad(part: number): string {
  return String(part).padStart(2, "0");
}

function shortened(month: string): string {
  return month.length <= 4 ? month : `${month.slice(0, 3)}.`;
}
