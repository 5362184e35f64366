import type { PlatformName } from "../domain/conversation.ts";
import { type Backoff, backoffMs, exhausted, type Patience, whenUnknown } from "../domain/delivery.ts";
import type { Message } from "../messages/message.ts";
import type { ChatPlatform, Destination } from "../ports/chat-platform.ts";
import type { Log } from "../ports/log.ts";
import type { ClaimedMessage, OutboxQueue, Outcome } from "../ports/outbox-queue.ts";
import type { Recipients } from "../ports/recipients.ts";
import { outcomeOf } from "./delivery-outcome.ts";
import { within } from "./within.ts";

/** What delivering one message needs. */
export type Delivery = {
  readonly queue: OutboxQueue;
  readonly recipients: Recipients;
  readonly platforms: ReadonlyMap<PlatformName, ChatPlatform>;
  /** Says what to send from what is true now, or why nothing should be. */
  readonly compose: (message: ClaimedMessage) => Promise<Message | { readonly suppressed: string }>;
  readonly log: Log;
  readonly timeoutMs: number;
  readonly settleMs: number;
  readonly patience: Patience;
  readonly backoff: Backoff;
};

/**
 * Makes one attempt at `message` and says what became of it. Never throws.
 * @param mayStillSend asked last of all before the platform is called; false gives the message back untried
 * @returns undefined when another worker has taken the message meanwhile
 */
export async function deliverOne(
  delivery: Delivery,
  message: ClaimedMessage,
  mayStillSend: () => boolean,
): Promise<Outcome | undefined> {
  try {
    return (await settleEarlierAttempt(delivery, message)) ?? (await attempt(delivery, message, mayStillSend));
  } catch (error) {
    // Ours, not the platform's: nothing was sent in this attempt.
    delivery.log.error("A message could not be prepared", error, { message: message.id, purpose: message.purpose });
    if (message.attempt < delivery.patience.attempts)
      return waitAgain(delivery, message, "not-prepared", message.ambiguous);
    return { state: inDoubt(delivery, message) ? "unknown" : "failed", reason: "not-prepared" };
  }
}

/** After an attempt nobody knows the outcome of: finds it out, or decides without. undefined: send. */
async function settleEarlierAttempt(delivery: Delivery, message: ClaimedMessage): Promise<Outcome | undefined> {
  const { destination, firstTriedAt } = message;
  if (!message.ambiguous || !destination || !firstTriedAt) return undefined;
  const platform = delivery.platforms.get(platformOf(destination));
  const givenUp = exhausted(message, delivery.patience);
  if (!platform) {
    if (givenUp) return { state: "unknown", reason: "platform-not-running" };
    return waitAgain(delivery, message, "platform-not-running", true);
  }
  if (!platform.find) {
    if (whenUnknown[message.purpose] === "park-as-unknown" || givenUp) return { state: "unknown", reason: "no-answer" };
    return undefined;
  }
  try {
    const posted = await within(delivery.timeoutMs, platform.find(destination, message.id, firstTriedAt));
    if (posted) return { state: "sent", posted };
    return givenUp ? { state: "failed", reason: "given-up" } : undefined;
  } catch (error) {
    const outcome = outcomeOf(error, message, { ...delivery, ambiguousBefore: true, canReadBack: true });
    // Not being able to look is no proof that it is not there.
    return givenUp && outcome.state === "waiting" ? { state: "unknown", reason: "could-not-read-back" } : outcome;
  }
}

async function attempt(
  delivery: Delivery,
  message: ClaimedMessage,
  mayStillSend: () => boolean,
): Promise<Outcome | undefined> {
  const composed = await delivery.compose(message);
  if ("suppressed" in composed)
    return { state: inDoubt(delivery, message) ? "unknown" : "suppressed", reason: composed.suppressed };

  const destination = await whereTo(delivery, message);
  if (destination === "no-account") return { state: "failed", reason: destination };
  const platform = typeof destination === "string" ? undefined : delivery.platforms.get(platformOf(destination));
  if (typeof destination === "string" || !platform) {
    // Nobody's fault but the configuration's, and soon mended: what grows stale meanwhile is suppressed when it is composed.
    return waitAgain(delivery, message, "platform-not-running", message.ambiguous);
  }

  const ambiguousBefore = inDoubt(delivery, message);
  if (!(await delivery.queue.begin(message.id, message.attempt, destination))) return undefined;
  if (!mayStillSend()) return { state: "waiting", delayMs: 0, ambiguous: ambiguousBefore, reason: "let-go" };
  try {
    return {
      state: "sent",
      posted: await within(delivery.timeoutMs, platform.post(destination, composed, message.id)),
    };
  } catch (error) {
    return outcomeOf(error, message, { ...delivery, ambiguousBefore, canReadBack: platform.find !== undefined });
  }
}

/**
 * Whether an earlier attempt may have delivered it, and nobody will ever know. Where it can be read back it has been, and
 * was not there: what follows is about this attempt alone.
 */
function inDoubt({ platforms }: Delivery, { ambiguous, destination }: ClaimedMessage): boolean {
  return ambiguous && !(destination && platforms.get(platformOf(destination))?.find);
}

/** While an earlier attempt may have arrived, a second one goes to the same place or nowhere. */
async function whereTo(delivery: Delivery, message: ClaimedMessage) {
  if (message.ambiguous && message.destination) return message.destination;
  return delivery.recipients.locate(message.recipient, [...delivery.platforms.keys()]);
}

function waitAgain({ backoff }: Delivery, message: ClaimedMessage, reason: string, ambiguous: boolean): Outcome {
  return { state: "waiting", delayMs: backoffMs(message.attempt, backoff, Math.random()), ambiguous, reason };
}

function platformOf(destination: Destination): PlatformName {
  return destination.type === "account" ? destination.account.platform : destination.conversation.platform;
}
