import type { Message } from "../../src/messages/message.ts";
import type { BoardMessage, SandboxBoard } from "../../src/ports/sandbox-board.ts";

/** The sandbox's board kept in memory, which can be emptied between tests. */
export function memoryBoard(): SandboxBoard & { clear(): void } {
  const messages = new Map<string, BoardMessage>();
  const keys = new Map<string, string>();
  let last = 0;

  return {
    async add(message, key) {
      const known = key === undefined ? undefined : messages.get(keys.get(key) ?? "");
      if (known) return known;
      const added: BoardMessage = { ...message, id: `m${++last}` };
      messages.set(added.id, added);
      if (key !== undefined) keys.set(key, added.id);
      return added;
    },
    async edit(id: string, message: Message, at: Date) {
      const found = messages.get(id);
      if (!found) return undefined;
      const edited = { ...found, message, editedAt: at };
      messages.set(id, edited);
      return edited;
    },
    async remove(id) {
      messages.delete(id);
    },
    async findByKey(key) {
      return messages.get(keys.get(key) ?? "");
    },
    async latest(conversation, user, limit) {
      return [...messages.values()]
        .filter((message) => message.conversation === conversation)
        .filter(({ visibleTo }) => visibleTo === undefined || visibleTo === user)
        .slice(-limit);
    },
    clear() {
      messages.clear();
      keys.clear();
    },
  };
}
