import type { PlatformName, PostedRef } from "../../src/domain/conversation.ts";
import {
  Ambiguous,
  CannotDeliver,
  type ChatPlatform,
  ConversationGone,
  type Destination,
  RetryLater,
} from "../../src/ports/chat-platform.ts";

/** What happens to one post. `lost` and `unheard` look the same to whoever sends: an answer that never came. */
export type Fault = "none" | "rate-limited" | "lost" | "unheard" | "gone" | "refused" | "bug";

/**
 * A chat platform that does to each post what `faults` says, by the message's key and the number of the post, and
 * keeps what arrived.
 * @property arrived the keys that reached each account, in the order they did
 * @property most how many posts to one account were ever under way at once
 */
export type FakePlatform = ChatPlatform & {
  readonly arrived: { readonly key: string; readonly user: string; readonly at: number }[];
  readonly posts: Map<string, number>;
  readonly most: () => number;
};

export function fakePlatform({
  name = "sandbox" as PlatformName,
  faults = () => "none" as Fault,
  readsBack = true,
  takesMs = () => 0,
  retryAfterMs = 20,
}: {
  name?: PlatformName;
  faults?: (key: string, post: number, user: string) => Fault;
  readsBack?: boolean;
  takesMs?: (user: string) => number;
  retryAfterMs?: number;
} = {}): FakePlatform {
  const arrived: { key: string; user: string; at: number }[] = [];
  const posts = new Map<string, number>();
  const underWay = new Map<string, number>();
  let most = 0;

  const userOf = (to: Destination) => (to.type === "account" ? to.account.user : to.conversation.conversation);
  const refTo = (to: Destination, key: string): PostedRef => {
    const { platform, workspace } = to.type === "account" ? to.account : to.conversation;
    return { platform, workspace, conversation: userOf(to), message: key };
  };

  return {
    name,
    arrived,
    posts,
    most: () => most,
    start: async () => {},
    stop: async () => {},
    trouble: () => undefined,
    profile: async () => ({ displayName: "Prøve", kind: "regular" }),
    update: async () => {},
    remove: async () => {},
    async post(to, _message, key) {
      const user = userOf(to);
      const nth = (posts.get(key) ?? 0) + 1;
      posts.set(key, nth);
      underWay.set(user, (underWay.get(user) ?? 0) + 1);
      most = Math.max(most, underWay.get(user) ?? 0);
      try {
        await new Promise((resolve) => setTimeout(resolve, takesMs(user)));
        const fault = faults(key, nth, user);
        if (fault === "none" || fault === "unheard") arrived.push({ key, user, at: performance.now() });
        if (fault !== "none") throw errorFor(fault, retryAfterMs);
        return refTo(to, key);
      } finally {
        underWay.set(user, (underWay.get(user) ?? 1) - 1);
      }
    },
    ...(readsBack && {
      find: async (to: Destination, key: string) =>
        arrived.some((message) => message.key === key && message.user === userOf(to)) ? refTo(to, key) : undefined,
    }),
  };
}

function errorFor(fault: Exclude<Fault, "none">, retryAfterMs: number): Error {
  switch (fault) {
    case "rate-limited":
      return new RetryLater("rate limited", new Date(Date.now() + retryAfterMs));
    case "lost":
    case "unheard":
      return new Ambiguous("no answer");
    case "gone":
      return new ConversationGone("channel_archived");
    case "refused":
      return new CannotDeliver("msg_too_long");
    case "bug":
      return new TypeError("an adapter's mistake");
  }
}
