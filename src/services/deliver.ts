import type { Clock } from "../ports/clock.ts";
import type { ClaimedMessage, Outcome } from "../ports/outbox-queue.ts";
import { bell } from "./bell.ts";
import { type Delivery, deliverOne } from "./deliver-one.ts";

/** Sends what is in the outbox. */
export type Deliverer = {
  start(): void;
  /** Something new is in the outbox: look now. Call after the transaction that put it there. */
  wake(): void;
  /** Takes nothing more, waits for what is being sent (at most `drainMs`), gives back what was not begun. */
  stop(): Promise<void>;
};

/**
 * All durations in milliseconds.
 * @property concurrency how many messages are under way at once
 * @property reserved how many of those only interactive messages may use, so that a slow broadcast does not hold them
 * up
 * @property pollMs how often to look without being told
 * @property timeoutMs how long a platform may take to answer
 * @property settleMs how long after an attempt its effect may still appear
 * @property leaseMs how long a claimed message is this worker's; another takes it then
 */
export type DeliveryLimits = Pick<Delivery, "timeoutMs" | "settleMs" | "patience" | "backoff"> & {
  readonly concurrency: number;
  readonly reserved: number;
  readonly pollMs: number;
  readonly leaseMs: number;
  readonly drainMs: number;
};

export const deliveryLimits: DeliveryLimits = {
  concurrency: 8,
  reserved: 2,
  pollMs: 1_000,
  timeoutMs: 10_000,
  settleMs: 30_000,
  leaseMs: 60_000,
  drainMs: 8_000,
  patience: { attempts: 8, patienceMs: 2 * 3_600_000 },
  backoff: { firstMs: 5_000, longestMs: 600_000 },
};

/**
 * A worker. Any number may run on the same outbox.
 * @throws {RangeError} when the limits would let two workers send the same message
 */
export function deliverer(
  deps: Omit<Delivery, keyof DeliveryLimits> & { readonly clock: Clock },
  limits: DeliveryLimits = deliveryLimits,
): Deliverer {
  refuseUnsafe(limits);
  const { queue, clock, log } = deps;
  const delivery: Delivery = { ...deps, ...limits };
  const alarm = bell();
  const underWay = new Set<Promise<void>>();
  let stopping = false;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (!stopping) {
      try {
        await fill();
      } catch (error) {
        log.error("The outbox could not be read", error);
      }
      await alarm.sleep(limits.pollMs);
    }
  }

  async function fill(): Promise<void> {
    const free = limits.concurrency - underWay.size;
    const urgent = await take("urgent", free);
    await take("any", free - urgent - limits.reserved);
  }

  async function take(scope: "urgent" | "any", limit: number): Promise<number> {
    if (limit < 1 || stopping) return 0;
    // Counted from before the claim, so that this worker believes its lease to be shorter than it is, never longer.
    const sendBefore = performance.now() + limits.leaseMs - limits.timeoutMs - limits.settleMs;
    const claimed = await queue.claim(clock.now(), { scope, limit, leaseMs: limits.leaseMs });
    for (const message of claimed) {
      const attempt = carry(message, () => !stopping && performance.now() < sendBefore).finally(() => {
        underWay.delete(attempt);
        alarm.ring();
      });
      underWay.add(attempt);
    }
    return claimed.length;
  }

  async function carry(message: ClaimedMessage, mayStillSend: () => boolean): Promise<void> {
    const outcome = await deliverOne(delivery, message, mayStillSend);
    if (!outcome) return log.warn("Another worker took the message", { message: message.id, attempt: message.attempt });
    await record(message, outcome);
  }

  /** The outcome is worth some patience: unrecorded, the next worker has to find it out. */
  async function record(message: ClaimedMessage, outcome: Outcome): Promise<void> {
    const fields = { message: message.id, attempt: message.attempt, purpose: message.purpose, state: outcome.state };
    for (let tries = 1; ; tries++) {
      try {
        const recorded = await queue.finish(message.id, message.attempt, outcome);
        if (!recorded) log.warn("A late outcome was not recorded", fields);
        else if (outcome.state !== "sent" && outcome.state !== "suppressed") log.warn("A message was not sent", fields);
        return;
      } catch (error) {
        if (tries === 4) return log.error("An outcome could not be recorded; the lease will run out", error, fields);
        await new Promise((resolve) => setTimeout(resolve, 250 * tries));
      }
    }
  }

  return {
    start() {
      running ??= run();
    },
    wake: () => alarm.ring(),
    async stop() {
      stopping = true;
      alarm.ring();
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise((resolve) => {
        timer = setTimeout(resolve, limits.drainMs);
      });
      await Promise.race([patience, (async () => [await running, await Promise.all(underWay)])()]);
      clearTimeout(timer);
      if (underWay.size > 0) log.warn("Stopped with messages under way", { messages: underWay.size });
    },
  };
}

function refuseUnsafe({ timeoutMs, settleMs, leaseMs, concurrency, reserved }: DeliveryLimits): void {
  if (settleMs < 3 * timeoutMs)
    throw new RangeError(`settleMs (${settleMs}) must be at least three times timeoutMs (${timeoutMs})`);
  if (leaseMs <= timeoutMs + settleMs)
    throw new RangeError(`leaseMs (${leaseMs}) must be longer than timeoutMs + settleMs (${timeoutMs + settleMs})`);
  if (reserved >= concurrency)
    throw new RangeError(`reserved (${reserved}) must leave some of ${concurrency} to others`);
}
