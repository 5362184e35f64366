import type { KnownEventFromType } from "@slack/bolt";
import { conversationRef, type SlackContext, selfOf } from "../context.ts";
import { slackbot } from "../outbound/profile.ts";
import type { Act } from "./act.ts";
import { accountRef } from "./common.ts";
import { typedLine } from "./typed-text.ts";

/** What is the same in the events `message` and `app_mention`. */
type Spoken = {
  readonly channel: string;
  readonly ts: string;
  readonly user?: string | undefined;
  readonly text?: string | undefined;
  readonly thread_ts?: string | undefined;
  readonly subtype?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly edited?: unknown;
  readonly team?: string;
  readonly user_team?: string;
  readonly source_team?: string;
};

/** A mention in a channel; it is answered in a thread. Undefined for what no person has just said. */
export function mentionAct(
  slack: SlackContext,
  event: KnownEventFromType<"app_mention">,
  eventId: string,
): Act | undefined {
  const said: Spoken = event;
  if (!isPersons(slack, said)) return undefined;
  const openThread = said.thread_ts ?? said.ts;
  return {
    kind: "message",
    incoming: {
      key: `slack:event:${eventId}`,
      from: speaker(slack, said),
      conversation: conversationRef(slack, said.channel, openThread),
      via: "mention",
      line: typedLine(said.text ?? "", selfOf(slack).user),
    },
    where: { channel: said.channel, direct: false, openThread, ...(said.thread_ts ? { thread: said.thread_ts } : {}) },
  };
}

/** A direct message. Undefined for messages of channels, and for what no person has just said. */
export function directAct(slack: SlackContext, event: KnownEventFromType<"message">, eventId: string): Act | undefined {
  const said = event as Spoken;
  if (event.channel_type !== "im" || !isPersons(slack, said)) return undefined;
  return {
    kind: "message",
    incoming: {
      key: `slack:event:${eventId}`,
      from: speaker(slack, said),
      conversation: conversationRef(slack, said.channel, said.thread_ts),
      via: "typed",
      line: typedLine(said.text ?? "", selfOf(slack).user),
    },
    where: { channel: said.channel, direct: true, ...(said.thread_ts ? { thread: said.thread_ts } : {}) },
  };
}

/** Bots (we too), edits, joins and the rest say nothing to us; a person who sends a file may. */
function isPersons(slack: SlackContext, { user, bot_id, subtype, edited }: Spoken): boolean {
  if (user === undefined || user === selfOf(slack).user || user === slackbot) return false;
  return bot_id === undefined && edited === undefined && (subtype === undefined || subtype === "file_share");
}

function speaker(slack: SlackContext, { user, user_team, source_team, team }: Spoken) {
  return accountRef(slack, user ?? "", user_team ?? source_team ?? team);
}
