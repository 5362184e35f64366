import type { webApi } from "@slack/bolt";
import type { PostedRef } from "../../domain/conversation.ts";
import { type Destination, RetryLater } from "../../ports/chat-platform.ts";
import { conversationRef, type SlackContext, selfOf } from "../context.ts";
import { ask } from "./client.ts";
import { inDestination, outboxEvent, type Place, take } from "./posts.ts";

/** Slack's clock and ours may differ: what was posted so much before the first attempt is read too. */
const slackBefore = 2 * 60_000;
const pageSize = 200;
const maxPages = 20;

type Found = { readonly ts: string; readonly part: number; readonly of: number };

/**
 * Reads the history back for posts of ours with `key`. Where only some posts of a long message were delivered, they are
 * taken away, so that it can be sent again whole.
 * @throws {RetryLater} Slack cannot be asked, or there is more history since then than is reasonable to read
 */
export async function find(
  slack: SlackContext,
  to: Destination,
  key: string,
  since: Date,
): Promise<PostedRef | undefined> {
  try {
    return await inDestination(slack, to, async (place) => {
      const found = await withKey(slack, place, key, since);
      const parts = new Map(found.map((one) => [one.part, one]));
      const last = found[0];
      if (!last) return undefined;
      if (parts.size < last.of) {
        for (const { ts } of found) await take(slack, place.channel, ts);
        return undefined;
      }
      const stamps = [...parts.values()].sort((one, other) => one.part - other.part).map(({ ts }) => ts);
      return { ...conversationRef(slack, place.channel, place.thread), message: stamps.join(",") };
    });
  } catch (error) {
    if (error instanceof RetryLater) throw error;
    const why = error instanceof Error ? error.message : "unknown error";
    throw new RetryLater(`Slack: reading back failed: ${why}`, new Date(slack.now().getTime() + 60_000));
  }
}

async function withKey(slack: SlackContext, place: Place, key: string, since: Date): Promise<Found[]> {
  const oldest = ((since.getTime() - slackBefore) / 1000).toFixed(6);
  const found: Found[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < maxPages; page++) {
    const answer = await history(slack, place, oldest, cursor);
    found.push(...(answer.messages ?? []).flatMap((message) => partOf(slack, message, key)));
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (cursor === undefined || isWhole(found)) return found;
  }
  throw new RetryLater("Slack: too much history to read back", new Date(slack.now().getTime() + 10 * 60_000));
}

function history(slack: SlackContext, { channel, thread }: Place, oldest: string, cursor: string | undefined) {
  const range = { channel, oldest, limit: pageSize, include_all_metadata: true, ...(cursor ? { cursor } : {}) };
  return thread === undefined
    ? ask(slack, "conversations.history", () => slack.api.conversations.history(range))
    : ask(slack, "conversations.replies", () => slack.api.conversations.replies({ ...range, ts: thread }));
}

type Stored = NonNullable<webApi.ConversationsHistoryResponse["messages"]>[number];

/** Only our own posts count: another app could put our key on its. */
function partOf(slack: SlackContext, message: Stored, key: string): Found[] {
  const self = selfOf(slack);
  const ours = message.user === self.user || (self.bot !== undefined && message.bot_id === self.bot);
  // The SDK's types leave the payload out.
  const metadata = message.metadata as { event_type?: string; event_payload?: Record<string, unknown> } | undefined;
  const payload = metadata?.event_payload;
  if (!ours || metadata?.event_type !== outboxEvent || payload?.key !== key || message.ts === undefined) return [];
  return [{ ts: message.ts, part: Number(payload.part ?? 1), of: Number(payload.of ?? 1) }];
}

function isWhole(found: readonly Found[]): boolean {
  return found[0] !== undefined && new Set(found.map(({ part }) => part)).size >= found[0].of;
}
