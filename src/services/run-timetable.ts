import { type Slots, slotsOf } from "../domain/slots.ts";
import type { Clock } from "../ports/clock.ts";
import type { JobProgress, JobRun, JobSlots } from "../ports/job-slots.ts";
import type { Log } from "../ports/log.ts";
import { holdingOn } from "./holding-on.ts";

/**
 * One line of the timetable.
 * @property purpose one Norwegian sentence for whoever operates the service
 * @property cron five fields, in the co-operative's time zone
 * @property catchUpHours how late a slot may still run; later than that it is recorded as missed
 * @property missed what to make up for after an interruption: `every` slot, or only the `latest`, when one run does
 * the work of all before it
 * @property run may run again for the same slot after a crash, so it must be safe to repeat
 */
export type Job = {
  readonly name: string;
  readonly purpose: string;
  readonly cron: string;
  readonly catchUpHours: number;
  readonly missed: "every" | "latest";
  readonly run: (slot: Date) => Promise<void>;
};

export type Timetable = {
  /**
   * Looks at what has fallen due since the slots in the database, and runs it. Resolves when all that was due has
   * been run here or is being run by another process. Safe to call as often as one likes; a call that never comes is
   * made up for by the next.
   */
  tick(): Promise<void>;
  /** Starts no more runs and waits for those under way, at most `drainMs`. */
  stop(): Promise<void>;
};

/** All durations in milliseconds. */
export type TimetableLimits = {
  readonly leaseMs: number;
  readonly attempts: number;
  readonly retryMs: number;
  readonly keepMs: number;
  readonly drainMs: number;
};

export const timetableLimits: TimetableLimits = {
  leaseMs: 120_000,
  attempts: 5,
  retryMs: 60_000,
  keepMs: 30 * 86_400_000,
  drainMs: 8_000,
};

const pruneEveryMs = 86_400_000;

export function timetable(
  jobs: readonly Job[],
  deps: { readonly slots: JobSlots; readonly clock: Clock; readonly timeZone: string; readonly log: Log },
  limits: TimetableLimits = timetableLimits,
): Timetable {
  const { slots, clock, log } = deps;
  const calendars = new Map(jobs.map((job) => [job.name, slotsOf(job.cron, deps.timeZone)]));
  if (calendars.size !== jobs.length) throw new RangeError("Two jobs of the timetable have the same name");
  const names = [...calendars.keys()];
  const underWay = new Map<string, Promise<void>>();
  const lookAgain = new Set<string>();
  let prunedAt = 0;
  let stopping = false;

  /** Puts what has fallen due in the database, and says whether there is something to run. */
  async function plan(job: Job, calendar: Slots, progress: JobProgress | undefined, now: Date): Promise<boolean> {
    const newest = calendar.newestUpTo(now);
    if (!newest) return false;
    if (!progress) {
      await slots.add(job.name, [newest], "begun");
      return false;
    }
    const windowFrom = new Date(now.getTime() - job.catchUpHours * 3_600_000);
    if (progress.open) {
      sayMissed(job, await slots.close(job.name, windowFrom, "missed"));
      if (job.missed === "latest") await slots.close(job.name, newest, "covered");
    }
    if (newest <= progress.newest) return progress.open;
    const due = job.missed === "latest" ? [newest] : calendar.between(progress.newest, now);
    const tooLate = due.filter((slot) => slot < windowFrom);
    const inTime = due.slice(tooLate.length);
    if ((await slots.add(job.name, tooLate, "missed")) > 0) sayMissed(job, tooLate);
    await slots.add(job.name, inTime, "waiting");
    return progress.open || inTime.length > 0;
  }

  function sayMissed(job: Job, missed: readonly Date[]): void {
    const [oldest, newest] = [missed[0], missed.at(-1)];
    if (!oldest || !newest) return;
    log.error("A job was not run in time", new Error(`${job.name} missed ${missed.length} of its slots`), {
      job: job.name,
      missed: missed.length,
      from: oldest.toISOString(),
      to: newest.toISOString(),
      catchUpHours: job.catchUpHours,
    });
  }

  /** One run of a job at a time; asked again while one is under way, it looks once more afterwards. */
  function work(job: Job): Promise<void> {
    lookAgain.add(job.name);
    const already = underWay.get(job.name);
    if (already) return already;
    const working = (async () => {
      while (lookAgain.delete(job.name)) {
        for (let run = await take(job); run; run = await take(job)) await carry(job, run);
      }
    })().finally(() => underWay.delete(job.name));
    underWay.set(job.name, working);
    return working;
  }

  async function take(job: Job): Promise<JobRun | undefined> {
    return stopping ? undefined : slots.claim(job.name, limits.leaseMs);
  }

  async function carry(job: Job, run: JobRun): Promise<void> {
    const fields = { job: job.name, slot: run.slot.toISOString(), attempt: run.attempt };
    const outcome = await holdingOn(
      () => slots.renew(run, limits.leaseMs),
      limits.leaseMs / 3,
      () => job.run(run.slot),
    ).then(
      () => ({ state: "done" }) as const,
      (error: unknown) => {
        log.error("A job failed", error, fields);
        const note = error instanceof Error ? error.name : "Error";
        return run.attempt < limits.attempts
          ? ({ state: "waiting", delayMs: limits.retryMs * run.attempt, note } as const)
          : ({ state: "failed", note } as const);
      },
    );
    if (!(await slots.finish(run, outcome))) log.warn("A run was taken over before it was finished", fields);
  }

  async function prune(now: Date): Promise<void> {
    if (Math.abs(now.getTime() - prunedAt) < pruneEveryMs) return;
    prunedAt = now.getTime();
    await slots.prune(new Date(now.getTime() - limits.keepMs));
  }

  return {
    async tick() {
      if (stopping) return;
      try {
        const now = clock.now();
        const progress = await slots.progress(names);
        const working: Promise<void>[] = [];
        for (const job of jobs) {
          const calendar = calendars.get(job.name);
          if (calendar && (await plan(job, calendar, progress.get(job.name), now))) working.push(work(job));
        }
        await prune(now);
        await Promise.all(working);
      } catch (error) {
        log.error("The timetable could not be kept", error);
      }
    },
    async stop() {
      stopping = true;
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise((resolve) => {
        timer = setTimeout(resolve, limits.drainMs);
      });
      await Promise.race([patience, Promise.allSettled(underWay.values())]);
      clearTimeout(timer);
    },
  };
}
