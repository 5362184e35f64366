import type { AccountRef, PlatformName } from "../domain/conversation.ts";
import type { Recipients } from "../ports/recipients.ts";
import { Prisma } from "./generated/client.ts";
import type { Client } from "./store.ts";

/** Recipients among the chat accounts the bot has met. */
export function recipients(client: Client): Recipients {
  return {
    async locate(recipient, running) {
      const whose =
        recipient.kind === "person"
          ? Prisma.sql`person_id = ${recipient.person}::uuid`
          : Prisma.sql`id = ${recipient.account}::uuid`;
      const accounts = await client.$queryRaw<AccountRef[]>`
        SELECT platform, workspace, user_id AS "user" FROM chat_account
        WHERE ${whose} AND kind <> 'deactivated'
        ORDER BY last_seen_at DESC, id`;
      const account = accounts.find(({ platform }) => running.includes(platform as PlatformName));
      if (account) return { type: "account", account };
      return accounts.length > 0 ? "platform-not-running" : "no-account";
    },
  };
}
