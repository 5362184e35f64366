import type { AccountRef } from "../../domain/conversation.ts";
import { ConversationGone } from "../../ports/chat-platform.ts";
import { conversationRef, type SlackContext } from "../context.ts";
import { ask } from "./client.ts";

/** Keeps the direct conversation with `account`, so that Slack need not be asked for it. */
export async function rememberDirect(slack: SlackContext, account: AccountRef, channel: string): Promise<void> {
  await slack.conversations.remember({
    conversation: conversationRef(slack, channel),
    kind: "direct",
    account,
    details: {},
  });
}

/** The channel of our direct conversation with `account`, if we have heard of one. */
export async function rememberedDirect(slack: SlackContext, account: AccountRef): Promise<string | undefined> {
  return (await slack.conversations.directWith(account))?.conversation.conversation;
}

/**
 * Runs `write` in our direct conversation with `account`, opening it where none is known, and once more in a newly opened
 * one when the one we knew is gone.
 * @throws what `write` and `ask` throw
 */
export async function inDirect<Answer>(
  slack: SlackContext,
  account: AccountRef,
  write: (channel: string) => Promise<Answer>,
): Promise<Answer> {
  const known = await rememberedDirect(slack, account);
  if (known !== undefined) {
    try {
      return await write(known);
    } catch (error) {
      if (!(error instanceof ConversationGone)) throw error;
    }
  }
  return write(await open(slack, account));
}

async function open(slack: SlackContext, account: AccountRef): Promise<string> {
  const opened = await ask(slack, "conversations.open", () => slack.api.conversations.open({ users: account.user }));
  const channel = opened.channel?.id;
  if (channel === undefined) throw new ConversationGone("Slack: conversations.open: no channel");
  await rememberDirect(slack, account, channel);
  return channel;
}
