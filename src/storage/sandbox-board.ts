import type { Message } from "../messages/message.ts";
import type { BoardMessage, SandboxBoard } from "../ports/sandbox-board.ts";
import type { Prisma, SandboxMessage as Row } from "./generated/client.ts";
import { present } from "./present.ts";
import type { Client } from "./store.ts";

/** The sandbox platform's memory in the demo database. */
export function sandboxBoard(client: Client): SandboxBoard {
  return {
    async add({ conversation, author, visibleTo, message, postedAt }, key) {
      const data = {
        conversation,
        author,
        visibleTo: visibleTo ?? null,
        summary: message.summary,
        content: message as unknown as Prisma.InputJsonObject,
        postedAt,
      };
      if (key === undefined) return messageFrom(await client.sandboxMessage.create({ data }));
      return messageFrom(await client.sandboxMessage.upsert({ where: { key }, create: { ...data, key }, update: {} }));
    },

    async edit(id, message, editedAt) {
      const content = message as unknown as Prisma.InputJsonObject;
      const rows = await client.sandboxMessage.updateManyAndReturn({
        where: { id, removedAt: null },
        data: { summary: message.summary, content, editedAt },
      });
      return rows[0] && messageFrom(rows[0]);
    },

    async remove(id, removedAt) {
      await client.sandboxMessage.updateMany({ where: { id }, data: { removedAt } });
    },

    async findByKey(key) {
      const row = await client.sandboxMessage.findUnique({ where: { key } });
      return row && !row.removedAt ? messageFrom(row) : undefined;
    },

    async latest(conversation, user, limit) {
      const rows = await client.sandboxMessage.findMany({
        where: { conversation, removedAt: null, OR: [{ visibleTo: null }, { visibleTo: user }] },
        orderBy: [{ postedAt: "desc" }, { id: "desc" }],
        take: limit,
      });
      return rows.reverse().map(messageFrom);
    },
  };
}

function messageFrom(row: Row): BoardMessage {
  return {
    id: row.id,
    conversation: row.conversation,
    author: row.author,
    message: row.content as unknown as Message,
    postedAt: row.postedAt,
    ...present({ visibleTo: row.visibleTo, editedAt: row.editedAt }),
  };
}
