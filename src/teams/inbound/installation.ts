import type { ConversationRef } from "../../domain/conversation.ts";
import type { TeamsActivity } from "./activity.ts";
import { conversationOf } from "./incoming.ts";

/** The bot may, or may no longer, write in `conversation`. */
export type Installation = { readonly type: "joined" | "left"; readonly conversation: ConversationRef };

const GONE = new Set(["channelDeleted", "teamDeleted", "teamHardDeleted", "teamArchived"]);
const BACK = new Set(["channelRestored", "teamRestored", "teamUnarchived"]);

/**
 * What an `installationUpdate` or `conversationUpdate` means to the bot; undefined when it concerns others. Teams sends both
 * for the same installation.
 */
export function installationOf(activity: TeamsActivity, tenant: string): Installation | undefined {
  const { thread: _, ...conversation } = conversationOf(activity, tenant);
  const bot = activity.recipient.id;
  const event = activity.channelData?.eventType ?? "";
  if (activity.type === "installationUpdate") {
    if (activity.action?.startsWith("add")) return { type: "joined", conversation };
    // An upgrade takes the old version away and puts the new one in its place.
    return activity.action === "remove" ? { type: "left", conversation } : undefined;
  }
  if (activity.membersAdded?.some(({ id }) => id === bot)) return { type: "joined", conversation };
  if (activity.membersRemoved?.some(({ id }) => id === bot)) return { type: "left", conversation };
  const channel = event.startsWith("channel") ? activity.channelData?.channel?.id : undefined;
  const place = channel ? { ...conversation, conversation: channel } : conversation;
  if (GONE.has(event)) return { type: "left", conversation: place };
  return BACK.has(event) ? { type: "joined", conversation: place } : undefined;
}
