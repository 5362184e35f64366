import type { JobSlots } from "../../src/ports/job-slots.ts";
import type { LogFields } from "../../src/ports/log.ts";
import { type Job, type TimetableLimits, timetable, timetableLimits } from "../../src/services/run-timetable.ts";
import { silent } from "./log.ts";

/** A daily job at 08:00 unless said otherwise, which notes the slots it ran. */
export function noted(changes: Partial<Job> = {}) {
  const ran: string[] = [];
  const job: Job = {
    name: "daily",
    purpose: "Prøver timetabellen.",
    cron: "0 8 * * *",
    catchUpHours: 48,
    missed: "every",
    run: async (slot) => void ran.push(slot.toISOString()),
    ...changes,
  };
  return { job, ran };
}

/** One replica; `skewMs` is how wrong its clock is, `errors` what it has logged loudly. */
export function replicaOf(
  job: Job,
  {
    now,
    slots,
    skewMs = 0,
    limits = {},
  }: {
    now: () => Date;
    slots: JobSlots;
    skewMs?: number;
    limits?: Partial<TimetableLimits>;
  },
) {
  const errors: LogFields[] = [];
  const table = timetable(
    [job],
    {
      slots,
      clock: { now: () => new Date(now().getTime() + skewMs) },
      timeZone: "Europe/Oslo",
      log: { ...silent, error: (_message, _error, fields) => void errors.push(fields ?? {}) },
    },
    { ...timetableLimits, ...limits },
  );
  return { ...table, errors };
}
