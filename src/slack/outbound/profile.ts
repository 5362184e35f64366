import type { AccountRef } from "../../domain/conversation.ts";
import type { Profile } from "../../domain/recognition.ts";
import { ConversationGone, RetryLater } from "../../ports/chat-platform.ts";
import { type SlackContext, selfOf } from "../context.ts";
import { ask } from "./client.ts";

/** What Slack tells of a user, in `users.info` and in `user_change`. */
export type SlackUser = {
  readonly id?: string;
  readonly team_id?: string;
  readonly name?: string;
  readonly real_name?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_workflow_bot?: boolean;
  readonly is_stranger?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly is_email_confirmed?: boolean;
  readonly profile?: { readonly email?: string; readonly real_name?: string; readonly display_name?: string };
  readonly enterprise_user?: { readonly teams?: readonly string[] };
};

/** Slackbot has an account like anybody's, and no mark that says it is a bot. */
export const slackbot = "USLACKBOT";

/**
 * Asks Slack who `account` is. One that Slack will not show us is another workspace's.
 * @throws {RetryLater} Slack cannot be asked now
 */
export async function profile(slack: SlackContext, account: AccountRef): Promise<Profile> {
  try {
    const answer = await ask(slack, "users.info", () => slack.api.users.info({ user: account.user }));
    return toProfile(answer.user as SlackUser, selfOf(slack).team);
  } catch (error) {
    if (error instanceof RetryLater) throw error;
    if (error instanceof ConversationGone) return { displayName: "", kind: "external" };
    const why = error instanceof Error ? error.message : "unknown error";
    throw new RetryLater(why, new Date(slack.now().getTime() + 30_000));
  }
}

/** @param ownTeam our workspace: whoever is governed by another one is external, whatever their profile says */
export function toProfile(user: SlackUser, ownTeam: string): Profile {
  const displayName = user.profile?.real_name || user.real_name || user.profile?.display_name || user.name || "";
  const email = user.is_email_confirmed === true ? user.profile?.email : undefined;
  return { displayName, kind: kind(user, ownTeam), ...(email ? { email } : {}) };
}

function kind(user: SlackUser, ownTeam: string): Profile["kind"] {
  if (user.is_bot || user.is_workflow_bot || user.id === slackbot) return "bot";
  if (user.deleted) return "deactivated";
  const ours = user.team_id === undefined || user.team_id === ownTeam || user.enterprise_user?.teams?.includes(ownTeam);
  if (user.is_stranger || !ours) return "external";
  return user.is_restricted || user.is_ultra_restricted ? "guest" : "regular";
}
