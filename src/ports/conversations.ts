import type { AccountRef, ConversationRef } from "../domain/conversation.ts";

/**
 * What an adapter must know to write to a conversation on its own accord, kept for it.
 * @property account whose direct conversation this is; absent for channels
 * @property details the adapter's own (Teams: service URL and conversation reference), JSON, no secrets
 */
export type KnownConversation = {
  readonly conversation: ConversationRef;
  readonly kind: "direct" | "channel";
  readonly account?: AccountRef;
  readonly name?: string;
  readonly details: Readonly<Record<string, unknown>>;
};

export interface Conversations {
  /** Keeps `known`, replacing what was known of the same conversation; does not write when nothing has changed. */
  remember(known: KnownConversation): Promise<void>;
  /** The direct conversation with `account`, the one heard from last. */
  directWith(account: AccountRef): Promise<KnownConversation | undefined>;
  find(conversation: ConversationRef): Promise<KnownConversation | undefined>;
}
