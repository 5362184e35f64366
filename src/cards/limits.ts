/**
 * Where Teams binds a card. Lengths in characters are UTF-16 units.
 * - `cardBytes`: one card's JSON, UTF-8 bytes (Teams: about 28 KB)
 * - `dialogUnits`: a card in a dialog, which is no chat message and may be larger, UTF-16 units of JSON
 * - `messageBytes`: one activity with everything around the cards, UTF-16 bytes (Teams: 80 KB)
 * - `actions`: buttons beside each other in one set (Teams: 6; the renderer in browsers: 5)
 * - `textUnits`: text in one block before it is continued in the next
 * - `lineUnits`: a command line in a button, the same as Slack's value
 */
export const CARD_LIMITS = {
  cardBytes: 28_000,
  dialogUnits: 38_000,
  messageBytes: 80_000,
  envelopeBytes: 8_000,
  actions: 5,
  textUnits: 4_000,
  titleUnits: 80,
  questionUnits: 400,
  lineUnits: 2_000,
  hrefUnits: 2_048,
  summaryUnits: 500,
} as const;

/** The size of `value` as JSON on the wire, in UTF-8 bytes. */
export function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value), "utf8");
}

/** The size of `value` as Teams counts a message: JSON in UTF-16, in bytes. */
export function utf16Bytes(value: unknown): number {
  return JSON.stringify(value).length * 2;
}
