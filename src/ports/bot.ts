import type { Answers } from "../domain/answers.ts";
import type { AccountRef, ConversationRef } from "../domain/conversation.ts";
import type { Language } from "../domain/person.ts";
import type { Profile } from "../domain/recognition.ts";
import type { Effect } from "../messages/effect.ts";
import type { Message } from "../messages/message.ts";

/**
 * Something a person did, in the words of no platform.
 * @property key the same for every redelivery of the same act, and for no other: one key, one effect
 * @property line what was typed without slash or mention, or what the pressed button carries
 * @property answers set when a form was sent in
 * @property quoted the text of the message a shortcut was used on
 */
export type Incoming = {
  readonly key: string;
  readonly from: AccountRef;
  readonly conversation: ConversationRef;
  readonly via: "typed" | "button" | "form" | "mention" | "shortcut";
  readonly line: string;
  readonly answers?: Answers;
  readonly quoted?: string;
};

/** What every platform hands people's acts to. */
export interface Bot {
  /**
   * Carries out one act and says what to answer. Never throws: what goes wrong becomes a sentence to the asker and an
   * English log line. A redelivery of a handled act gives no effects. Acts of one account are handled in the order given.
   */
  handle(incoming: Incoming): Promise<readonly Effect[]>;

  /** The account's own page where the platform has one (Slack's App Home): registrations and what is coming. */
  home(from: AccountRef): Promise<Message>;

  /** The language the account reads, for the few words an adapter says itself. Never throws; `nb` when unknown. */
  languageOf(from: AccountRef): Promise<Language>;

  /** The platform told of a changed profile (deactivated, made a guest, new e-mail). */
  accountChanged(from: AccountRef, profile: Profile): Promise<void>;

  /** The bot was added to a conversation and may write there (again). */
  joined(conversation: ConversationRef): Promise<void>;

  /** The bot was removed from a conversation. What is sent there is refused by the platform, and waits for `joined`. */
  left(conversation: ConversationRef): Promise<void>;
}
