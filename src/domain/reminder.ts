import type { Gathering } from "./gathering.ts";
import type { WallClock } from "./wall-clock.ts";

/**
 * The reminders participants get, and when: so many calendar days before the gathering begins, at a wall-clock time. A new
 * kind is one row here; it does not compile until nb and nn have its sentence.
 */
export const reminderKinds = {
  "week-before": { daysBefore: 7, at: "09:00" },
  "day-before": { daysBefore: 1, at: "09:00" },
} as const satisfies Record<string, { readonly daysBefore: number; readonly at: string }>;

export type ReminderKind = keyof typeof reminderKinds;

/**
 * How late a reminder may still be sent. Past this it says what no longer helps («in a week» four days before), and the later
 * reminder covers it.
 */
const catchUpHours: Readonly<Record<ReminderKind, number>> = { "week-before": 48, "day-before": 20 };

/** The instant the reminder belongs to: it follows the gathering when that is moved. */
export function reminderDueAt(gathering: Pick<Gathering, "startsAt">, kind: ReminderKind, clock: WallClock): Date {
  const { daysBefore, at } = reminderKinds[kind];
  return clock.daysFrom(gathering.startsAt, -daysBefore, at);
}

/** Why a reminder that was due at `dueAt` is not sent at `now`; undefined when it should be. */
export function reminderSuppressed(
  gathering: Pick<Gathering, "startsAt" | "state">,
  kind: ReminderKind,
  dueAt: Date,
  now: Date,
  clock: WallClock,
): "gathering-cancelled" | "gathering-begun" | "gathering-moved" | "too-late" | undefined {
  if (gathering.state === "cancelled" || gathering.state === "draft") return "gathering-cancelled";
  if (now >= gathering.startsAt) return "gathering-begun";
  if (reminderDueAt(gathering, kind, clock).getTime() !== dueAt.getTime()) return "gathering-moved";
  return now.getTime() - dueAt.getTime() > catchUpHours[kind] * 3_600_000 ? "too-late" : undefined;
}

/** The reminders of `gathering` that fall due in the time up to `now` and are not too late. */
export function remindersDue(
  gathering: Pick<Gathering, "startsAt" | "state">,
  now: Date,
  clock: WallClock,
): readonly { readonly kind: ReminderKind; readonly dueAt: Date }[] {
  return (Object.keys(reminderKinds) as ReminderKind[])
    .map((kind) => ({ kind, dueAt: reminderDueAt(gathering, kind, clock) }))
    .filter(({ kind, dueAt }) => dueAt <= now && !reminderSuppressed(gathering, kind, dueAt, now, clock));
}
