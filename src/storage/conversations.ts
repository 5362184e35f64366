import type { AccountRef, ConversationRef, PlatformName } from "../domain/conversation.ts";
import type { Conversations, KnownConversation } from "../ports/conversations.ts";
import type { Conversation as ConversationRow, Prisma } from "./generated/client.ts";
import { present } from "./present.ts";
import type { Client } from "./store.ts";

/** What adapters know of conversations, kept in the database so that a restart forgets nothing. */
export function keptConversations(client: Client): Conversations {
  const find = (conversation: ConversationRef) => client.conversation.findUnique({ where: keyOf(conversation) });
  return {
    async remember(known) {
      const data = {
        kind: known.kind,
        name: known.name ?? null,
        accountUser: known.account?.user ?? null,
        details: known.details as Prisma.InputJsonObject,
      };
      const before = await find(known.conversation);
      if (before && isSame(before, data)) return;
      const { platform, workspace, conversation: externalId } = known.conversation;
      const rememberedAt = new Date();
      await client.conversation.upsert({
        where: keyOf(known.conversation),
        create: { platform, workspace, externalId, rememberedAt, ...data },
        update: { rememberedAt, ...data },
      });
    },

    async directWith(account) {
      const { platform, workspace, user: accountUser } = account;
      const row = await client.conversation.findFirst({
        where: { platform, workspace, accountUser, kind: "direct" },
        orderBy: { rememberedAt: "desc" },
      });
      return row ? conversationFrom(row) : undefined;
    },

    async find(conversation) {
      const row = await find(conversation);
      return row ? conversationFrom(row) : undefined;
    },
  };
}

function keyOf({ platform, workspace, conversation }: ConversationRef) {
  return { platform_workspace_externalId: { platform, workspace, externalId: conversation } };
}

function isSame(
  row: ConversationRow,
  data: Pick<ConversationRow, "kind" | "name" | "accountUser"> & { details: unknown },
) {
  // Key order in jsonb is the database's own, so the texts are compared sorted.
  const details = (value: unknown) => JSON.stringify(value, sortedKeys);
  return (
    row.kind === data.kind &&
    row.name === data.name &&
    row.accountUser === data.accountUser &&
    details(row.details) === details(data.details)
  );
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function conversationFrom(row: ConversationRow): KnownConversation {
  const platform = row.platform as PlatformName;
  const account: AccountRef | null = row.accountUser
    ? { platform, workspace: row.workspace, user: row.accountUser }
    : null;
  return {
    conversation: { platform, workspace: row.workspace, conversation: row.externalId },
    kind: row.kind as KnownConversation["kind"],
    details: row.details as KnownConversation["details"],
    ...present({ account, name: row.name }),
  };
}
