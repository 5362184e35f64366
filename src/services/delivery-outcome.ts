import { type Backoff, backoffMs, exhausted, type Patience, whenUnknown } from "../domain/delivery.ts";
import { Ambiguous, CannotDeliver, ConversationGone, RetryLater } from "../ports/chat-platform.ts";
import type { Log } from "../ports/log.ts";
import type { ClaimedMessage, Outcome } from "../ports/outbox-queue.ts";

const shortestDelayMs = 100;
const longestReason = 200;

/**
 * What an error thrown by a platform means for the message.
 * @property ambiguousBefore an attempt before this one may have delivered it
 * @property canReadBack the platform can tell later whether this attempt did
 */
export function outcomeOf(
  error: unknown,
  message: ClaimedMessage,
  about: {
    readonly log: Log;
    readonly settleMs: number;
    readonly patience: Patience;
    readonly backoff: Backoff;
    readonly ambiguousBefore: boolean;
    readonly canReadBack: boolean;
  },
): Outcome {
  const givenUp = exhausted(message, about.patience);

  if (error instanceof RetryLater) {
    if (givenUp) return { state: about.ambiguousBefore ? "unknown" : "failed", reason: "given-up" };
    const delayMs = Math.max(error.notBefore.getTime() - Date.now(), shortestDelayMs);
    return { state: "waiting", delayMs, ambiguous: about.ambiguousBefore, reason: "retry-later" };
  }
  if (error instanceof ConversationGone)
    return { state: "parked", ambiguous: about.ambiguousBefore, reason: reasonOf("conversation-gone", error) };
  if (error instanceof CannotDeliver)
    return { state: about.ambiguousBefore ? "unknown" : "failed", reason: reasonOf("cannot-deliver", error) };

  // An error nobody foresaw says as little about delivery as a timeout does.
  if (!(error instanceof Ambiguous))
    about.log.error("A platform failed in a way it does not describe", error, { message: message.id });
  if (!about.canReadBack && (givenUp || whenUnknown[message.purpose] === "park-as-unknown"))
    return { state: "unknown", reason: "no-answer" };
  // Where it can be read back even the last attempt waits: the next claim looks, and then decides.
  const delayMs = Math.max(about.settleMs, backoffMs(message.attempt, about.backoff, Math.random()));
  return { state: "waiting", delayMs, ambiguous: true, reason: "no-answer" };
}

function reasonOf(word: string, error: Error): string {
  return error.message ? `${word}: ${error.message.slice(0, longestReason)}` : word;
}
