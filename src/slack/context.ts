import type { webApi } from "@slack/bolt";
import type { ConversationRef } from "../domain/conversation.ts";
import type { Language } from "../domain/person.ts";
import type { AdapterWords } from "../messages/adapter-words.ts";
import type { Bot } from "../ports/bot.ts";
import { RetryLater } from "../ports/chat-platform.ts";
import type { Conversations } from "../ports/conversations.ts";
import type { Log } from "../ports/log.ts";

/** Who we are in Slack, once `auth.test` has said so. */
export type Self = {
  readonly team: string;
  readonly user: string;
  readonly bot: string | undefined;
  /** what people see us called */
  readonly name: string;
};

/** What every part of the adapter shares. `self`, `bot` and `tokenTrouble` are set as the adapter starts and works. */
export type SlackContext = {
  readonly api: webApi.WebClient;
  readonly apiUrl: string;
  readonly log: Log;
  readonly conversations: Conversations;
  readonly words: (language: Language) => AdapterWords;
  readonly defaultLanguage: Language;
  readonly now: () => Date;
  self: Self | undefined;
  bot: Bot | undefined;
  /** Slack's code when it last refused our token */
  tokenTrouble: string | undefined;
};

/** @throws {RetryLater} Slack has not yet said who we are */
export function selfOf(slack: SlackContext): Self {
  if (!slack.self) throw new RetryLater("Slack: not signed in yet", new Date(slack.now().getTime() + 5000));
  return slack.self;
}

export function conversationRef(slack: SlackContext, conversation: string, thread?: string): ConversationRef {
  const ref = { platform: "slack", workspace: selfOf(slack).team, conversation } as const;
  return thread === undefined ? ref : { ...ref, thread };
}
