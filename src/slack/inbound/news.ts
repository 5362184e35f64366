import type { App } from "@slack/bolt";
import { conversationRef, type SlackContext, selfOf } from "../context.ts";
import { type SlackUser, toProfile } from "../outbound/profile.ts";
import { accountRef } from "./common.ts";

const leavings = [
  "channel_left",
  "group_left",
  "channel_archive",
  "group_archive",
  "channel_deleted",
  "group_deleted",
] as const;
const returns = ["channel_unarchive", "group_unarchive"] as const;

/**
 * Hears what Slack tells of accounts and channels. What the bot throws is let through: Slack is then not acknowledged, and
 * tells it again.
 */
export function listenToNews(app: App, slack: SlackContext): void {
  app.event("user_change", async ({ event }) => {
    const user = event.user as SlackUser;
    if (user.id === undefined) return;
    const profile = toProfile(user, selfOf(slack).team);
    // An account of another workspace is known under that one.
    const team = profile.kind === "external" ? user.team_id : undefined;
    await slack.bot?.accountChanged(accountRef(slack, user.id, team), profile);
  });

  app.event("member_joined_channel", async ({ event }) => {
    if (event.user !== selfOf(slack).user) return;
    await slack.conversations.remember({
      conversation: conversationRef(slack, event.channel),
      kind: "channel",
      details: {},
    });
    await slack.bot?.joined(conversationRef(slack, event.channel));
  });

  app.event("member_left_channel", async ({ event }) => {
    if (event.user === selfOf(slack).user) await slack.bot?.left(conversationRef(slack, event.channel));
  });

  for (const name of leavings) {
    app.event(name, async ({ event }) => slack.bot?.left(conversationRef(slack, event.channel)));
  }
  for (const name of returns) {
    app.event(name, async ({ event }) => slack.bot?.joined(conversationRef(slack, event.channel)));
  }

  for (const name of ["app_uninstalled", "tokens_revoked"] as const) {
    app.event(name, async () => {
      slack.tokenTrouble = name;
    });
  }
}
