import { createRequire } from "node:module";

// The package's ESM entry cannot be loaded by Node; its bundle can, and parses without a browser.
const cards = createRequire(import.meta.url)("adaptivecards/dist/adaptivecards.js");

/** What Microsoft's own parser and validator find wrong with the card. */
export function parserComplaints(card: object): string[] {
  const context = new cards.SerializationContext();
  const parsed = new cards.AdaptiveCard();
  parsed.parse(card, context);
  const found: string[] = [];
  for (let index = 0; index < context.eventCount; index++) found.push(context.getEventAt(index).message);
  // biome-ignore lint/suspicious/noExplicitAny: the package ships no usable types for Node
  for (const event of parsed.validateProperties().validationEvents as any[]) found.push(event.message);
  return found;
}
