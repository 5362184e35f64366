import type { JobRun, JobSlots } from "../ports/job-slots.ts";
import { Prisma } from "./generated/client.ts";
import { milliseconds } from "./interval.ts";
import { sqlState } from "./sql-state.ts";
import type { Client } from "./store.ts";

const uniqueViolation = "23505";

const isOpen = Prisma.sql`state IN ('waiting', 'running') AND lease_until <= now()`;

/** Job slots in the database. While a slot waits to be tried again, its lease holds the delay. */
export function jobSlots(client: Client): JobSlots {
  return {
    async progress(jobs) {
      const rows = await client.$queryRaw<{ job: string; newest: Date | null; open: boolean }[]>`
        SELECT job, (SELECT max(slot) FROM job_slot s WHERE s.job = asked.job) AS newest,
          EXISTS (SELECT 1 FROM job_slot s WHERE s.job = asked.job AND ${isOpen}) AS open
        FROM unnest(${[...jobs]}::text[]) AS asked (job)`;
      return new Map(rows.flatMap(({ job, newest, open }) => (newest ? [[job, { newest, open }]] : [])));
    },

    async add(job, slots, state) {
      if (slots.length === 0) return 0;
      return client.$executeRaw`
        INSERT INTO job_slot (job, slot, state, attempt, claimed_at, lease_until, finished_at)
        SELECT ${job}, slot, ${state}, 0, now(), now(), CASE WHEN ${state} <> 'waiting' THEN now() END
        FROM unnest(${slots.map((slot) => slot.toISOString())}::timestamptz[]) AS due (slot)
        ON CONFLICT DO NOTHING`;
    },

    async close(job, before, state) {
      const closed = await client.$queryRaw<{ slot: Date }[]>`
        UPDATE job_slot SET state = ${state}, finished_at = now()
        WHERE job = ${job} AND slot < ${before}::timestamptz AND ${isOpen}
        RETURNING slot`;
      return closed.map(({ slot }) => slot).sort((a, b) => a.getTime() - b.getTime());
    },

    async claim(job, leaseMs) {
      // A run under way sorts first, so that while its lease holds nothing is taken; the unique index
      // `job_slot_running` says the same to two replicas that look at the same instant.
      const taken = await client.$queryRaw<JobRun[]>`
        UPDATE job_slot s SET state = 'running', attempt = s.attempt + 1, claimed_at = now(),
          lease_until = now() + ${milliseconds(leaseMs)}
        FROM (
          SELECT job, slot FROM job_slot
          WHERE job = ${job} AND ${isOpen}
            AND NOT EXISTS (SELECT 1 FROM job_slot WHERE job = ${job} AND state = 'running' AND lease_until > now())
          ORDER BY state <> 'running', slot LIMIT 1
          FOR UPDATE
        ) open
        WHERE s.job = open.job AND s.slot = open.slot
        RETURNING s.job, s.slot, s.attempt`.catch((error: unknown) => {
        if (sqlState(error) === uniqueViolation) return [];
        throw error;
      });
      return taken[0];
    },

    async renew(run, leaseMs) {
      const held = await client.$executeRaw`
        UPDATE job_slot SET lease_until = now() + ${milliseconds(leaseMs)} WHERE ${stillHeld(run)}`;
      return held === 1;
    },

    async finish(run, outcome) {
      const delay = outcome.state === "waiting" ? outcome.delayMs : 0;
      const note = outcome.state === "done" ? null : outcome.note;
      const changed = await client.$executeRaw`
        UPDATE job_slot SET state = ${outcome.state}, note = ${note}, lease_until = now() + ${milliseconds(delay)},
          finished_at = CASE WHEN ${outcome.state} <> 'waiting' THEN now() END
        WHERE ${stillHeld(run)}`;
      return changed === 1;
    },

    prune: (before) => client.$executeRaw`
      DELETE FROM job_slot s
      WHERE s.slot < ${before}::timestamptz AND s.state NOT IN ('waiting', 'running')
        AND s.slot < (SELECT max(slot) FROM job_slot WHERE job = s.job)`,
  };
}

/** The fence: true only for the process that holds this attempt. */
function stillHeld({ job, slot, attempt }: JobRun): Prisma.Sql {
  return Prisma.sql`job = ${job} AND slot = ${slot}::timestamptz AND attempt = ${attempt} AND state = 'running'`;
}
