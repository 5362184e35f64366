import type { Clock } from "../ports/clock.ts";
import type { OutboxQueue } from "../ports/outbox-queue.ts";
import type { Deliverer } from "./deliver.ts";
import type { Timetable } from "./run-timetable.ts";

const hour = 3_600_000;

/** The longest step, unless the jump is so long that it would take too many of them. */
const longestStep = 6 * hour;
const mostSteps = 120;

/** How long to wait for what a step sent, in milliseconds. */
const patience = 3_000;

/**
 * Moves the sandbox's clock forwards, stopping often enough on the way that what falls due is done and sent at its own time: a
 * reminder for Tuesday is not composed on Friday. Never backwards.
 */
export async function jumpInSteps(
  instant: Date,
  parts: {
    readonly clock: Clock & { ahead(milliseconds: number): Promise<void> };
    readonly schedule: Pick<Timetable, "tick">;
    readonly queue: Pick<OutboxQueue, "sums">;
    readonly sending: Pick<Deliverer, "wake">;
  },
): Promise<void> {
  const { clock, schedule, queue, sending } = parts;
  const step = Math.max(longestStep, (instant.getTime() - clock.now().getTime()) / mostSteps);
  for (
    let left = instant.getTime() - clock.now().getTime();
    left > 0;
    left = instant.getTime() - clock.now().getTime()
  ) {
    await clock.ahead(Math.min(step, left));
    await schedule.tick();
    sending.wake();
    await sent(queue);
  }
}

async function sent(queue: Pick<OutboxQueue, "sums">): Promise<void> {
  for (
    const until = Date.now() + patience;
    Date.now() < until;
    await new Promise((resolve) => setTimeout(resolve, 20))
  ) {
    const { waiting, sending } = await queue.sums();
    if (waiting + sending === 0) return;
  }
}
