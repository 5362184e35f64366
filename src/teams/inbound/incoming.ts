import { readAction } from "../../cards/read-action.ts";
import type { AccountRef, ConversationRef } from "../../domain/conversation.ts";
import type { Incoming } from "../../ports/bot.ts";
import { isDirect, type TeamsActivity } from "./activity.ts";
import { spokenLine } from "./spoken.ts";

/**
 * An act, and where its answer may go.
 * @property direct nobody but the asker reads the conversation
 * @property card the message that holds the pressed card
 */
export type Act = { readonly incoming: Incoming; readonly direct: boolean; readonly card?: string };

/**
 * What a message to the bot asks for; undefined when it is not said to the bot: in channels it hears others only where
 * it may read everything, and answers only when mentioned.
 */
export function messageAct(activity: TeamsActivity, tenant: string): Act | undefined {
  const action = readAction(activity.value);
  if (action) return actionAct(activity, tenant, activity.value);
  const { line, mentioned } = spokenLine(activity.text, activity.entities ?? [], activity.recipient.id);
  const direct = isDirect(activity);
  if (!direct && !mentioned) return undefined;
  return { direct, incoming: { ...common(activity, tenant), via: direct ? "typed" : "mention", line } };
}

/**
 * What a used card or dialog asks for; undefined when it is none of ours.
 * @param data what the action carried, unchecked
 */
export function actionAct(activity: TeamsActivity, tenant: string, data: unknown): Act | undefined {
  const action = readAction(data);
  if (!action) return undefined;
  const { line, answers } = action;
  const via = answers ? ({ via: "form", answers } as const) : ({ via: "button" } as const);
  return {
    direct: isDirect(activity),
    incoming: { ...common(activity, tenant), line, ...via },
    ...(activity.replyToId && { card: activity.replyToId }),
  };
}

/** A redelivered activity has its own id again, unique within its conversation; a second press has another. */
function common(activity: TeamsActivity, tenant: string): Pick<Incoming, "key" | "from" | "conversation"> {
  return {
    key: `teams:${activity.conversation.id}:${activity.id}`,
    from: accountOf(activity, tenant),
    conversation: conversationOf(activity, tenant),
  };
}

export function accountOf(activity: TeamsActivity, tenant: string): AccountRef {
  return { platform: "teams", workspace: tenant, user: activity.from.id };
}

/** In channels the id of the conversation ends with the message the thread hangs on. */
export function conversationOf(activity: TeamsActivity, tenant: string): ConversationRef {
  const [conversation = "", thread] = activity.conversation.id.split(";messageid=");
  return { platform: "teams", workspace: tenant, conversation, ...(thread && { thread }) };
}
