/**
 * How far a job has come. `open`: a slot waits to be run, or to be taken over from a process that let its lease run
 * out.
 */
export type JobProgress = { readonly newest: Date; readonly open: boolean };

/** One run, in the hands of the process that claimed it; `attempt` fences what that process may still say of it. */
export type JobRun = { readonly job: string; readonly slot: Date; readonly attempt: number };

/**
 * Which slot of which job has been run: one row each, shared by every replica. Leases are the database's own time.
 *
 * A slot goes from `waiting` to `running` to `done` or `failed`. `missed`: nobody was there inside the catch-up window. `covered`: a
 * newer slot of the same job did its work. `begun`: the slot before the job was first seen, where counting starts.
 */
export interface JobSlots {
  /** Keyed by job; a job never seen is absent. */
  progress(jobs: readonly string[]): Promise<ReadonlyMap<string, JobProgress>>;

  /** Adds slots nobody has added before, and gives how many that was. */
  add(job: string, slots: readonly Date[], state: "waiting" | "missed" | "begun"): Promise<number>;

  /** Closes the job's open slots before `before`, if no process is at them; gives them, oldest first. */
  close(job: string, before: Date, state: "missed" | "covered"): Promise<readonly Date[]>;

  /** Takes the job's oldest open slot; undefined when there is none or another process is at one. */
  claim(job: string, leaseMs: number): Promise<JobRun | undefined>;

  /** Holds on to the run. False when it has been taken from this process. */
  renew(run: JobRun, leaseMs: number): Promise<boolean>;

  /**
   * Commits the outcome; `waiting` is tried again after `delayMs`. False, with nothing changed, when taken meanwhile.
   */
  finish(
    run: JobRun,
    outcome:
      | { readonly state: "done" }
      | { readonly state: "failed"; readonly note: string }
      | { readonly state: "waiting"; readonly delayMs: number; readonly note: string },
  ): Promise<boolean>;

  /** Removes closed slots before `before`, but never a job's newest: it is where counting goes on from. */
  prune(before: Date): Promise<number>;
}
