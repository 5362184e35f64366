import type { Incoming } from "../ports/bot.ts";
import { accountOf, conversationRef, type Place } from "./places.ts";

/**
 * What a line typed in `place` is.
 * - `act`: for the bot. `seenBy` says who else sees what was typed: a slash command in a channel is between the asker and
 *   the bot, a mention is said aloud.
 * - `chat`: people talking to each other; the bot is not asked.
 */
export type Typed =
  | { readonly type: "act"; readonly line: string; readonly via: "typed" | "mention"; readonly seenBy: "asker" | "all" }
  | { readonly type: "chat" };

/** Reads a typed line as Slack and Teams would: a leading slash, a mention of the bot, or anything in its own conversation. */
export function readTyped(text: string, place: Place, botName: string): Typed {
  const mention = withoutMention(text, botName);
  const line = (mention ?? text).trim().replace(/^\/\s*/, "");
  if (place.kind === "direct") return { type: "act", line, via: "typed", seenBy: "all" };
  if (mention !== undefined) return { type: "act", line, via: "mention", seenBy: "all" };
  if (text.trimStart().startsWith("/")) return { type: "act", line, via: "typed", seenBy: "asker" };
  return { type: "chat" };
}

/** The act as every platform hands it to the bot. `key` is the page's own: sent again, it is the same act. */
export function incoming(
  act: Pick<Incoming, "via" | "line" | "answers"> & {
    readonly user: string;
    readonly conversation: string;
    readonly key: string;
  },
): Incoming {
  const { user, conversation, key, ...said } = act;
  return {
    key: `sandbox/${user}/${key}`,
    from: accountOf(user),
    conversation: conversationRef(conversation),
    ...said,
  };
}

function withoutMention(text: string, botName: string): string | undefined {
  const start = text.trimStart();
  const mention = `@${botName}`;
  if (start.slice(0, mention.length).toLowerCase() !== mention.toLowerCase()) return undefined;
  const rest = start.slice(mention.length);
  return /^[\p{L}\p{N}]/u.test(rest) ? undefined : rest.replace(/^[\s,:]+/, "");
}
