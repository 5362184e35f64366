import type { WallClock } from "../domain/wall-clock.ts";
import type { Clock } from "../ports/clock.ts";
import type { OutboxQueue } from "../ports/outbox-queue.ts";
import type { Deliverer } from "./deliver.ts";
import type { Timetable } from "./run-timetable.ts";

/** Between two stops, unless the jump is so long that there would be too many: whole hours of the clock, where jobs are due. */
const stepMinutes = 180;
const mostSteps = 250;

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
    readonly wallClock: Pick<WallClock, "isoTime">;
    readonly schedule: Pick<Timetable, "tick">;
    readonly queue: Pick<OutboxQueue, "sums">;
    readonly sending: Pick<Deliverer, "wake">;
  },
): Promise<void> {
  const { clock, wallClock, schedule, queue, sending } = parts;
  const left = () => instant.getTime() - clock.now().getTime();
  const longest = left() / mostSteps;
  for (let ahead = left(); ahead > 0; ahead = left()) {
    await clock.ahead(Math.min(ahead, Math.max(toNextStop(wallClock.isoTime(clock.now())), longest)));
    await schedule.tick();
    sending.wake();
    await sent(queue);
  }
}

/** Milliseconds from «07:40» to the next stop. */
function toNextStop(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return (stepMinutes - ((hours * 60 + minutes) % stepMinutes)) * 60_000;
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
