import type { AccountRef } from "../../domain/conversation.ts";
import { type SlackContext, selfOf } from "../context.ts";
import { rememberDirect, rememberedDirect } from "../outbound/direct.ts";
import type { Trigger } from "./act.ts";

/** Slack forgets a trigger after three seconds; the call that uses it needs some of them. */
const triggerLife = 2500;

/** @param team the user's own workspace where the payload names one: in shared channels it is not ours */
export function accountRef(slack: SlackContext, user: string, team?: string): AccountRef {
  return { platform: "slack", workspace: team || selfOf(slack).team, user };
}

export function trigger(id: string): Trigger {
  return { id, deadline: performance.now() + triggerLife };
}

/**
 * Whether `channel` is our own direct conversation with `account`, and not one between two people, where a slash command can
 * be typed too and we can only whisper.
 */
export async function isOurDirect(slack: SlackContext, account: AccountRef, channel: string): Promise<boolean> {
  return channel.startsWith("D") && (await knownDirect(slack, account)) === channel;
}

/**
 * Where acts without a channel (the App Home) are said to be done: our direct conversation, or while none is known the
 * user's id, which Slack takes for it.
 */
export async function homeChannel(slack: SlackContext, account: AccountRef): Promise<string> {
  return (await knownDirect(slack, account)) ?? account.user;
}

/** Keeps the direct conversation; that it could not be kept stops no answer. */
export async function noteDirect(slack: SlackContext, account: AccountRef, channel: string): Promise<void> {
  try {
    await rememberDirect(slack, account, channel);
  } catch (error) {
    slack.log.error("Slack direct conversation not kept", error);
  }
}

async function knownDirect(slack: SlackContext, account: AccountRef): Promise<string | undefined> {
  try {
    return await rememberedDirect(slack, account);
  } catch (error) {
    slack.log.error("Slack direct conversation not looked up", error);
    return undefined;
  }
}
