import type { AdaptiveCard } from "../../cards/adaptive-card.ts";
import { CARD_LIMITS, utf16Bytes } from "../../cards/limits.ts";
import { messageCards, notification } from "../../cards/message-card.ts";
import type { Message } from "../../messages/message.ts";
import { CannotDeliver } from "../../ports/chat-platform.ts";
import type { OutgoingActivity } from "./connector.ts";

/**
 * `message` as one activity with its cards, or several where one would be over Teams' limit for a message.
 * @throws {CannotDeliver} a button carries more than Teams takes
 */
export function messageActivities(message: Message): OutgoingActivity[] {
  try {
    return cardActivities(messageCards(message), notification(message));
  } catch (error) {
    if (error instanceof RangeError) throw new CannotDeliver(error.message);
    throw error;
  }
}

/**
 * @param summary what the notification says: without it, it says that a card was sent
 */
export function cardActivities(cards: readonly AdaptiveCard[], summary: string): OutgoingActivity[] {
  const groups: AdaptiveCard[][] = [];
  let room = 0;
  for (const card of cards) {
    const bytes = utf16Bytes(card);
    if (bytes > room) {
      groups.push([]);
      room = CARD_LIMITS.messageBytes - CARD_LIMITS.envelopeBytes;
    }
    groups.at(-1)?.push(card);
    room -= bytes;
  }
  return groups.map((group) => ({
    type: "message",
    summary,
    attachmentLayout: "list",
    attachments: group.map((content) => ({ contentType: "application/vnd.microsoft.card.adaptive", content })),
  }));
}
