import type { AccountRef, ConversationRef, PlatformName, PostedRef } from "../domain/conversation.ts";
import type { Profile } from "../domain/recognition.ts";
import type { Message } from "../messages/message.ts";
import type { Bot } from "./bot.ts";

/** A conversation, or an account to be written to directly. */
export type Destination =
  | { readonly type: "conversation"; readonly conversation: ConversationRef }
  | { readonly type: "account"; readonly account: AccountRef };

/**
 * A place where people and the bot write to each other. An implementation keeps its SDK to itself and never retries on
 * its own: the outbox does, and knows what has been tried.
 */
export interface ChatPlatform {
  readonly name: PlatformName;

  /** Begins to hear people; resolves when the platform can be written to. Called once. */
  start(bot: Bot): Promise<void>;

  /** Stops hearing, waits for what is being handled (≤ 8 s), and lets go of everything. */
  stop(): Promise<void>;

  /** One line of English for /readyz when the platform cannot be reached; undefined when all is well. */
  trouble(): string | undefined;

  /**
   * What the platform says of the account, asked anew.
   * @throws {RetryLater} when the platform cannot be asked now
   */
  profile(account: AccountRef): Promise<Profile>;

  /**
   * Posts `message`. `key` travels with it where the platform can tell it back.
   * @throws {RetryLater} rate limited or surely not delivered; carries the earliest instant to try again
   * @throws {Ambiguous} nobody knows whether it was delivered (timeout, reset, 5xx)
   * @throws {ConversationGone} deleted, archived, or the bot was removed: do not retry
   * @throws {CannotDeliver} the platform will never take this message
   */
  post(to: Destination, message: Message, key: string): Promise<PostedRef>;

  /** Replaces what stands there. Throws as `post`. */
  update(posted: PostedRef, message: Message): Promise<void>;

  /** Takes the message away; a message already gone is no error. Throws as `post`. */
  remove(posted: PostedRef): Promise<void>;

  /**
   * Reads back whether a post with `key` was delivered after an ambiguous attempt. Absent where the platform cannot tell.
   * @param since the instant of the first attempt
   * @throws {RetryLater} when it cannot be asked now
   */
  find?(to: Destination, key: string, since: Date): Promise<PostedRef | undefined>;
}

export class RetryLater extends Error {
  readonly notBefore: Date;
  constructor(message: string, notBefore: Date) {
    super(message);
    this.name = "RetryLater";
    this.notBefore = notBefore;
  }
}

export class Ambiguous extends Error {
  override readonly name = "Ambiguous";
}

export class ConversationGone extends Error {
  override readonly name = "ConversationGone";
}

export class CannotDeliver extends Error {
  override readonly name = "CannotDeliver";
}
