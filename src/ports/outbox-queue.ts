import type { ConversationRef, PostedRef } from "../domain/conversation.ts";
import type { Lane, OutboxState, Purpose, Recipient } from "../domain/outbox.ts";
import type { Destination } from "./chat-platform.ts";

/**
 * One message in the hands of the worker that claimed it.
 * @property id also the key that travels with the message to the platform: the same for every attempt
 * @property attempt 1 at the first claim; fences `begin` and `finish`
 * @property ambiguous an earlier attempt may have delivered it
 * @property firstTriedAt database time at which the first attempt began; absent when none ever has
 * @property triedForMs since `firstTriedAt`; 0 when absent
 * @property destination where the last attempt went; read back there, and nowhere else while `ambiguous`
 */
export type ClaimedMessage = {
  readonly id: string;
  readonly purpose: Purpose;
  readonly subject: string;
  readonly recipient: Recipient;
  readonly dueAt: Date;
  readonly revision: number;
  readonly lane: Lane;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly attempt: number;
  readonly ambiguous: boolean;
  readonly firstTriedAt?: Date;
  readonly triedForMs: number;
  readonly destination?: Destination;
};

/**
 * What became of one attempt. `reason` is one of our own English words or an adapter's short message; the operator
 * reads it. `waiting` is tried again no sooner than `delayMs` from now.
 */
export type Outcome =
  | { readonly state: "sent"; readonly posted: PostedRef }
  | { readonly state: "waiting"; readonly delayMs: number; readonly ambiguous: boolean; readonly reason: string }
  | { readonly state: "parked"; readonly ambiguous: boolean; readonly reason: string }
  | { readonly state: "failed" | "unknown" | "suppressed"; readonly reason: string };

/**
 * @property scope `urgent`: only recipients that an interactive message waits for. Their queues move first, from the
 * head: an interactive message never passes an older one to the same recipient, but takes those before it along.
 */
export type Claim = { readonly scope: "urgent" | "any"; readonly limit: number; readonly leaseMs: number };

/**
 * The messages that are to leave. Two times rule it: the business's `now` decides whether a message is due; leases,
 * delays and retries are counted in the database's own time.
 */
export interface OutboxQueue {
  /**
   * Takes up to `limit` messages and commits them as `sending`, with the attempt counted, before anything is sent.
   * Most urgent lane first, then oldest. For one recipient: in order, one at a time, whatever the number of workers.
   * A message whose worker let the lease run out is taken again, marked ambiguous if that worker may have begun to
   * send it.
   */
  claim(now: Date, claim: Claim): Promise<readonly ClaimedMessage[]>;

  /**
   * Commits that the attempt is about to be made at `destination`. False when the message has been taken from this
   * worker meanwhile: then nothing may be sent.
   */
  begin(id: string, attempt: number, destination: Destination): Promise<boolean>;

  /** Commits the outcome. False, with nothing changed, when the message has been taken from this worker meanwhile. */
  finish(id: string, attempt: number, outcome: Outcome): Promise<boolean>;

  /** Lets what was parked for `conversation` be tried again; gives the number of messages. */
  unpark(conversation: ConversationRef): Promise<number>;

  /**
   * How many messages have been free to leave for `milliseconds`, first in their recipients' queues, and lie there still: nobody is
   * sending. One that waits to be tried again does not count.
   */
  overdue(now: Date, milliseconds: number): Promise<number>;

  /** How many messages there are in each state: together, all of them. */
  sums(): Promise<Readonly<Record<OutboxState, number>>>;
}
