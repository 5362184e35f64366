import type { Cooperative } from "../domain/cooperative.ts";
import type { WallClock } from "../domain/wall-clock.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Store } from "../ports/store.ts";

/** What every service works with. */
export type Deps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly wallClock: WallClock;
  readonly cooperative: Cooperative;
  readonly log: Log;
  /** Says that the outbox has something new; called after the transaction. */
  readonly wakeOutbox: () => void;
};
