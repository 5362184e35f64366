import { Cron } from "croner";

/** The instants a job is meant to run at. A slot is the instant itself, so it is the same slot in every process. */
export type Slots = {
  /** The newest slot at or before `now`; undefined when there has never been one. */
  newestUpTo(now: Date): Date | undefined;
  /** The slots after `after` and up to and including `upTo`, oldest first. */
  between(after: Date, upTo: Date): Date[];
};

/**
 * The slots of a cron expression of five fields, read on the wall clock of `timeZone`. croner is used as a calendar
 * only; it keeps no timer here. On the day the clock goes forward, a fixed time that does not exist (02:30) runs
 * once, at the hour that took its place. On the day it goes back, a fixed time runs once, the first time. What runs
 * at every hour or minute, or every so many, does so in the hours there are.
 * @throws {TypeError} when the expression cannot be read
 */
export function slotsOf(expression: string, timeZone: string): Slots {
  const calendar = new Cron(expression, {
    timezone: timeZone,
    paused: true,
    mode: "5-part",
    fixedTimeRule: "no-wildcard",
  });
  return {
    // croner looks strictly before the instant it is given.
    newestUpTo: (now) => calendar.previousRuns(1, new Date(now.getTime() + 1))[0],
    between(after, upTo) {
      const found: Date[] = [];
      for (let slot = calendar.nextRun(after); slot && slot <= upTo; slot = calendar.nextRun(slot)) found.push(slot);
      return found;
    },
  };
}
