import { schedule } from "node-cron";
import type { Job, Timetable } from "./services/run-timetable.ts";

/** What each job does; the app says which service that is. */
export type JobRuns = { readonly [Name in keyof typeof lines]: Job["run"] };

const lines = {
  reminders: {
    purpose: "Legger påminnelser til påmeldte i utboksen når de forfaller.",
    cron: "* * * * *",
    catchUpHours: 72,
    missed: "latest",
  },
  offers: {
    purpose: "Lar tilbud om plass løpe ut, og gir plassen videre til nestemann på ventelisten.",
    cron: "* * * * *",
    catchUpHours: 72,
    missed: "latest",
  },
  tidying: {
    purpose: "Sletter det driftsboten ikke lenger trenger å ta vare på.",
    cron: "30 3 * * *",
    catchUpHours: 72,
    missed: "latest",
  },
} as const satisfies Record<string, Omit<Job, "name" | "run">>;

/** Which service runs when. The times are the co-operative's own. */
export function jobs(runs: JobRuns): readonly Job[] {
  return Object.entries(lines).map(([name, line]) => ({ name, ...line, run: runs[name as keyof JobRuns] }));
}

/**
 * Ticks every fifth second. node-cron drops a tick when the process is busy and knows nothing of restarts; that is no
 * matter here, since what has fallen due is computed from the database at the next tick.
 */
export function startTicking(timetable: Pick<Timetable, "tick">): { stop(): Promise<void> } {
  const task = schedule("*/5 * * * * *", () => void timetable.tick(), { suppressMissedWarning: true });
  return { stop: async () => void (await task.destroy()) };
}
