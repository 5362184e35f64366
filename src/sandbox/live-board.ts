import type { Message } from "../messages/message.ts";
import type { BoardMessage, SandboxBoard } from "../ports/sandbox-board.ts";
import type { Live } from "./live.ts";

/** The board, and every open page told of what changes on it. Nothing in this folder writes to the board but this. */
export type LiveBoard = {
  /** @param said `key` makes it safe to say again: the message that has it is given back */
  say(said: {
    readonly conversation: string;
    readonly author: string;
    readonly visibleTo?: string;
    readonly message: Message;
    readonly key: string;
  }): Promise<BoardMessage>;
  /** @returns undefined when there is nothing there to replace */
  replace(id: string, message: Message): Promise<BoardMessage | undefined>;
  remove(id: string, conversation: string): Promise<void>;
};

export function liveBoard(board: SandboxBoard, live: Live, now: () => Date): LiveBoard {
  return {
    async say({ key, ...said }) {
      const message = await board.add({ ...said, postedAt: now() }, key);
      live.tell({ type: "message", message });
      return message;
    },
    async replace(id, message) {
      const edited = await board.edit(id, message, now());
      if (edited) live.tell({ type: "message", message: edited });
      return edited;
    },
    async remove(id, conversation) {
      await board.remove(id, now());
      live.tell({ type: "removed", message: { id, conversation } });
    },
  };
}
