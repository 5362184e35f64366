import type { Message } from "../messages/message.ts";

/**
 * One message on the sandbox's board.
 * @property conversation a channel's name, or `direct:<user>` for the direct conversation with that user
 * @property author a sandbox user, or `bot`
 * @property visibleTo set when only that user may see it (a reply to the asker alone)
 */
export type BoardMessage = {
  readonly id: string;
  readonly conversation: string;
  readonly author: string;
  readonly visibleTo?: string;
  readonly message: Message;
  readonly postedAt: Date;
  readonly editedAt?: Date;
};

/** The sandbox platform's memory, so that what was said outlives a restart. Instants are the business's time. */
export interface SandboxBoard {
  /** Adds a message; with a `key` seen before, gives back the message that has it and adds nothing. */
  add(message: Omit<BoardMessage, "id" | "editedAt">, key?: string): Promise<BoardMessage>;
  /** Replaces what stands there; undefined when it has been removed. */
  edit(id: string, message: Message, at: Date): Promise<BoardMessage | undefined>;
  remove(id: string, at: Date): Promise<void>;
  findByKey(key: string): Promise<BoardMessage | undefined>;
  /** The newest `limit` messages of `conversation` that `user` may see, oldest first. */
  latest(conversation: string, user: string, limit: number): Promise<readonly BoardMessage[]>;
}

/** Who the newcomer can be, and where. Comes from the demo co-operative's data. */
export type SandboxCast = {
  readonly personas: readonly {
    readonly user: string;
    readonly name: string;
    readonly email?: string;
    readonly role: "operator" | "contact" | "group-leader" | "secretariat" | "stranger";
    readonly organisation?: string;
    readonly language: "nb" | "nn";
  }[];
  readonly channels: readonly { readonly name: string; readonly title: string }[];
};
