import { setTimeout as sleep } from "node:timers/promises";
import { RetryLater } from "../../ports/chat-platform.ts";
import type { SlackContext } from "../context.ts";
import type { Act } from "../inbound/act.ts";
import { ask } from "../outbound/client.ts";
import { inDirect } from "../outbound/direct.ts";
import { asItStands, postOne } from "../outbound/posts.ts";
import type { Post } from "../render/message.ts";
import { respond } from "./respond.ts";

const longestWait = 30_000;

type Way = (post: Post) => Promise<unknown>;

/**
 * Shows `posts` to the asker alone, where the act was done: as ordinary messages in our direct conversation, as ephemeral
 * ones elsewhere.
 * @throws when neither that nor the direct conversation can be written to
 */
export async function privately(slack: SlackContext, act: Act, posts: readonly Post[]): Promise<void> {
  const ways = [...waysHere(slack, act), directly(slack, act)];
  for (const post of posts) await firstThatWorks(slack, ways, post);
}

/** As `privately`, but only where the act was done; throws when that cannot be. */
export async function privatelyHere(slack: SlackContext, act: Act, posts: readonly Post[]): Promise<void> {
  for (const post of posts) await firstThatWorks(slack, waysHere(slack, act), post);
}

/** Shows `posts` to all who are there when the act was open to all, else to the asker alone. */
export async function openly(slack: SlackContext, act: Act, posts: readonly Post[]): Promise<void> {
  const { channel, openThread } = act.where;
  if (channel === undefined || openThread === undefined) return privately(slack, act, posts);
  const way: Way = (post) => postOne(slack, { channel, thread: openThread }, post);
  for (const post of posts) await firstThatWorks(slack, [way, ...waysHere(slack, act), directly(slack, act)], post);
}

function waysHere(slack: SlackContext, { where, incoming }: Act): Way[] {
  const { channel, thread, direct, responseUrl } = where;
  if (channel === undefined) return [];
  if (direct) return [(post) => postOne(slack, thread === undefined ? { channel } : { channel, thread }, post)];
  const ephemeral: Way = ({ text, blocks }) =>
    ask(slack, "chat.postEphemeral", () => {
      const to = { channel, user: incoming.from.user, parse: asItStands.parse, link_names: false, text, blocks };
      return slack.api.chat.postEphemeral(thread === undefined ? to : { ...to, thread_ts: thread });
    });
  if (responseUrl === undefined) return [ephemeral];
  const response: Way = (post) => respond(slack, responseUrl, post);
  // The address works where we are not a member, but answers in the channel: in a thread it is the second choice.
  return thread === undefined ? [response, ephemeral] : [ephemeral, response];
}

function directly(slack: SlackContext, { incoming }: Act): Way {
  return (post) => inDirect(slack, incoming.from, (channel) => postOne(slack, { channel }, post));
}

async function firstThatWorks(slack: SlackContext, ways: readonly Way[], post: Post): Promise<void> {
  let last: unknown = new Error("Slack: nowhere to answer");
  for (const way of ways) {
    try {
      await patiently(slack, () => way(post));
      return;
    } catch (error) {
      // Answers twice shown are better than none: nobody sends an answer again later.
      last = error;
    }
  }
  throw last;
}

/** What Slack says was surely not done is done once more when the wait is short: answers have no outbox. */
async function patiently<Done>(slack: SlackContext, work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RetryLater)) throw error;
    const wait = error.notBefore.getTime() - slack.now().getTime();
    if (wait > longestWait) throw error;
    await sleep(Math.max(0, wait));
    return work();
  }
}
