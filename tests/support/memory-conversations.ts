import { accountKey, type ConversationRef } from "../../src/domain/conversation.ts";
import type { Conversations, KnownConversation } from "../../src/ports/conversations.ts";

/** Conversations kept in memory, as the store keeps them. */
export function memoryConversations(): Conversations & { readonly all: Map<string, KnownConversation> } {
  const all = new Map<string, KnownConversation>();
  const key = ({ workspace, conversation }: ConversationRef) => `${workspace}/${conversation}`;
  return {
    all,
    async remember(known) {
      const at = key(known.conversation);
      all.delete(at);
      all.set(at, known);
    },
    async directWith(account) {
      return [...all.values()].findLast(
        (known) => known.kind === "direct" && known.account && accountKey(known.account) === accountKey(account),
      );
    },
    find: async (conversation) => all.get(key(conversation)),
  };
}
