import type { Block, Message } from "../messages/message.ts";
import { type AdaptiveCard, type CardElement, cardOf } from "./adaptive-card.ts";
import { blockRows } from "./blocks.ts";
import type { ActionStyle, NextId, Together } from "./buttons.ts";
import { CARD_LIMITS, jsonBytes } from "./limits.ts";
import { cleanLine, shortened } from "./safe-text.ts";

const EMPTY_CARD_BYTES = jsonBytes(cardOf([]));

/**
 * `message` as one card, or as many as it takes: each within Teams' limit for a card, in reading order, nothing left out.
 * A message without blocks is its summary.
 * @throws {RangeError} a button carries a line no platform takes
 */
export function messageCards(message: Message, style: ActionStyle = "execute"): AdaptiveCard[] {
  const nextId = counter();
  const rows: Together[] = [];
  let divided = false;
  for (const block of shownBlocks(message)) {
    if (block.type === "divider") divided = true;
    for (const row of blockRows(block, style, nextId)) {
      rows.push(divided ? underLine(row) : row);
      divided = false;
    }
  }
  const cards = packed(rows).map(cardOf);
  return cards.length > 0 ? cards : [cardOf([{ type: "RichTextBlock", inlines: [{ type: "TextRun", text: "…" }] }])];
}

/** What the notification says of `message`; a longer summary stands whole in the cards. */
export function notification(message: Message): string {
  return shortened(cleanLine(message.summary), CARD_LIMITS.summaryUnits);
}

function shownBlocks(message: Message): readonly Block[] {
  const summary: Block = { type: "text", text: message.summary };
  if (message.blocks.length === 0) return [summary];
  return cleanLine(message.summary).length > CARD_LIMITS.summaryUnits ? [summary, ...message.blocks] : message.blocks;
}

function counter(): NextId {
  let count = 0;
  return () => `confirm-${++count}`;
}

function underLine([first, ...rest]: Together): Together {
  return first ? [{ ...first, separator: true, spacing: "Medium" }, ...rest] : [];
}

function packed(rows: readonly Together[]): CardElement[][] {
  const bodies: CardElement[][] = [];
  let room = 0;
  for (const row of rows) {
    const bytes = jsonBytes(row);
    if (bytes > room) {
      bodies.push([]);
      room = CARD_LIMITS.cardBytes - EMPTY_CARD_BYTES;
    }
    bodies.at(-1)?.push(...row);
    room -= bytes;
  }
  return bodies;
}
