import type { PostedRef } from "../../domain/conversation.ts";
import type { Message } from "../../messages/message.ts";
import { Ambiguous, CannotDeliver, type Destination } from "../../ports/chat-platform.ts";
import { conversationRef, type SlackContext } from "../context.ts";
import { type Post, renderMessage } from "../render/message.ts";
import { ask } from "./client.ts";
import { inDirect } from "./direct.ts";

/** `event_type` of the metadata that carries our key. */
export const outboxEvent = "driftsbot_outbox";

/** How every message is sent: its `text` is only a fallback, and nothing in it is to be looked up or linked. */
export const asItStands = { parse: "none", link_names: false, unfurl_links: false, unfurl_media: false } as const;

/** Where writing goes: `thread` is set when it is to hang on a message. */
export type Place = { readonly channel: string; readonly thread?: string };

/**
 * Posts `message`. What is more than one post to Slack is one to us: the posts share the key, the reference holds all their
 * timestamps with commas between, and when a later one fails the earlier ones are taken away again.
 * @throws as `ChatPlatform.post`
 */
export async function post(slack: SlackContext, to: Destination, message: Message, key: string): Promise<PostedRef> {
  const posts = renderMessage(message);
  return inDestination(slack, to, async (place) => {
    const stamps = await postAll(slack, place, posts, key);
    return { ...conversationRef(slack, place.channel, place.thread), message: stamps.join(",") };
  });
}

/**
 * Replaces what stands there.
 * @throws {CannotDeliver} also when it has become more posts than stand there
 */
export async function update(slack: SlackContext, posted: PostedRef, message: Message): Promise<void> {
  const posts = renderMessage(message);
  const stamps = stampsOf(posted);
  if (posts.length > stamps.length)
    throw new CannotDeliver("Slack: a changed message needs more posts than stand there");
  const channel = posted.conversation;
  for (const [index, ts] of stamps.entries()) {
    const post = posts[index];
    if (post)
      await ask(slack, "chat.update", () =>
        slack.api.chat.update({ channel, ts, ...post, parse: "none", link_names: false }),
      );
    else await take(slack, channel, ts);
  }
}

/** Takes the message away; throws as `post`. */
export async function remove(slack: SlackContext, posted: PostedRef): Promise<void> {
  for (const ts of stampsOf(posted)) await take(slack, posted.conversation, ts);
}

/** Runs `write` where `to` is: in a conversation, or in the direct one with an account. */
export async function inDestination<Answer>(
  slack: SlackContext,
  to: Destination,
  write: (place: Place) => Promise<Answer>,
): Promise<Answer> {
  if (to.type === "account") return inDirect(slack, to.account, (channel) => write({ channel }));
  const { conversation, thread } = to.conversation;
  // A thread hangs on one message, also when that message is several posts.
  return write({ channel: conversation, ...(thread === undefined ? {} : { thread: thread.split(",")[0] ?? thread }) });
}

/** Takes one post away; one already gone is no error. */
export async function take(slack: SlackContext, channel: string, ts: string): Promise<void> {
  try {
    await ask(slack, "chat.delete", () => slack.api.chat.delete({ channel, ts }));
  } catch (error) {
    if (!(error instanceof CannotDeliver && error.message.endsWith("message_not_found"))) throw error;
  }
}

async function postAll(slack: SlackContext, place: Place, posts: readonly Post[], key: string): Promise<string[]> {
  const stamps: string[] = [];
  for (const [index, post] of posts.entries()) {
    const part = posts.length === 1 ? {} : { part: index + 1, of: posts.length };
    const metadata = { event_type: outboxEvent, event_payload: { key, ...part } };
    try {
      stamps.push(await postOne(slack, place, { ...post, metadata }));
    } catch (error) {
      if (stamps.length > 0) await takeBack(slack, place.channel, stamps);
      throw error;
    }
  }
  return stamps;
}

/** Posts once; with no metadata for what nobody needs to read back. */
export async function postOne(
  slack: SlackContext,
  { channel, thread }: Place,
  post: Post & { readonly metadata?: { event_type: string; event_payload: Record<string, string | number> } },
): Promise<string> {
  const where = thread === undefined ? { channel } : { channel, thread_ts: thread };
  const answer = await ask(slack, "chat.postMessage", () =>
    slack.api.chat.postMessage({ ...where, ...post, ...asItStands, mrkdwn: false }),
  );
  if (answer.ts === undefined) throw new Ambiguous("Slack: chat.postMessage: no timestamp");
  return answer.ts;
}

/** @throws {Ambiguous} a part still stands: it must be read back before anything is sent again */
async function takeBack(slack: SlackContext, channel: string, stamps: readonly string[]): Promise<void> {
  try {
    for (const ts of stamps) await take(slack, channel, ts);
  } catch {
    throw new Ambiguous("Slack: chat.postMessage: some parts of a long message stand");
  }
}

function stampsOf(posted: PostedRef): string[] {
  return posted.message.split(",");
}
