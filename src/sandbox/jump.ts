import type { WallClock } from "../domain/wall-clock.ts";
import type { Jump } from "./requests.ts";

const HOUR = 3_600_000;
const FIVE_YEARS = 5 * 365 * 24 * HOUR;

export type JumpRefusal = "only-forwards" | "too-far" | "not-a-time";

/** The instant `jump` leads to. Time goes forwards only: what has been sent and decided cannot be undone. */
export function jumpTarget(jump: Jump, now: Date, clock: WallClock): Date | JumpRefusal {
  const target = "to" in jump ? named(jump.to, now, clock) : clock.instant(jump.day, jump.time);
  if (!target) return "not-a-time";
  if (target <= now) return "only-forwards";
  return target.getTime() - now.getTime() > FIVE_YEARS ? "too-far" : target;
}

function named(to: "hour" | "tomorrow" | "week", now: Date, clock: WallClock): Date {
  switch (to) {
    case "hour":
      return new Date(now.getTime() + HOUR);
    case "tomorrow":
      return clock.daysFrom(now, 1, "08:00");
    case "week":
      return clock.daysFrom(now, 7, clock.isoTime(now));
  }
}
