import type { ConversationRef, PostedRef } from "../../domain/conversation.ts";
import { CannotDeliver, ConversationGone, type Destination } from "../../ports/chat-platform.ts";
import type { OutgoingActivity } from "./connector.ts";
import { type Deed, deliveryError, facts } from "./delivery-error.ts";
import type { Pacing } from "./pacing.ts";
import type { Places } from "./places.ts";

/** What leaves for Teams. Everything throws what `ChatPlatform.post` says it does. */
export type Outbound = {
  /** Posts `activities` as one message; its name holds every activity's id. */
  post(to: Destination, activities: readonly OutgoingActivity[], key: string): Promise<PostedRef>;
  update(posted: PostedRef, activities: readonly OutgoingActivity[]): Promise<void>;
  remove(posted: PostedRef): Promise<void>;
};

/** Activity ids hold no spaces. */
const BETWEEN_IDS = " ";
const HALF_SENT_AT_MOST = 200;

export function outbound(places: Places, pace: Pacing, now: () => Date, report: (error?: unknown) => void): Outbound {
  /** By key: the activities of a long message that were posted before one failed, so that only the rest is posted again. */
  const halfSent = new Map<string, string[]>();

  async function attempt<Found>(deed: Deed, call: () => Promise<Found>): Promise<Found> {
    try {
      const found = await call();
      report();
      return found;
    } catch (error) {
      report(error);
      throw deliveryError(error, deed, now());
    }
  }

  async function conversationOf(to: Destination): Promise<ConversationRef> {
    if (to.type === "conversation") return to.conversation;
    // Nothing has been said yet, and the same conversation comes back however often it is asked for.
    return attempt("repeatable", () => places.directWith(to.account));
  }

  return {
    async post(to, activities, key) {
      const conversation = await conversationOf(to);
      const { line, reference } = await places.locate(conversation);
      const ids = halfSent.get(key) ?? [];
      for (const activity of activities.slice(ids.length)) {
        pace.take(conversation.workspace, conversation.conversation);
        try {
          ids.push(await attempt("once", () => line.connector.post(reference, activity)));
        } catch (error) {
          if (ids.length > 0) keep(halfSent, key, ids);
          throw error;
        }
      }
      halfSent.delete(key);
      return { ...conversation, message: ids.join(BETWEEN_IDS) };
    },

    async update(posted, activities) {
      const ids = posted.message.split(BETWEEN_IDS);
      if (activities.length > ids.length) throw new CannotDeliver("the message has grown beyond its activities");
      const { line, reference } = await places.locate(posted);
      for (const [index, id] of ids.entries()) {
        const activity = activities[index];
        if (activity) await attempt("repeatable", () => line.connector.update(reference, id, activity));
        else await attempt("repeatable", () => unlessGone(line.connector.remove(reference, id)));
      }
    },

    async remove(posted) {
      const { line, reference } = await places.locate(posted);
      for (const id of posted.message.split(BETWEEN_IDS)) {
        await attempt("repeatable", () => unlessGone(line.connector.remove(reference, id)));
      }
    },
  };
}

/** A message already gone, or in a conversation that is, is no longer there: that was the errand. */
async function unlessGone(removal: Promise<void>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    if (facts(error).status !== 404 && !(error instanceof ConversationGone)) throw error;
  }
}

function keep(halfSent: Map<string, string[]>, key: string, ids: string[]): void {
  const oldest = halfSent.keys().next().value;
  if (halfSent.size >= HALF_SENT_AT_MOST && oldest !== undefined) halfSent.delete(oldest);
  halfSent.set(key, ids);
}
