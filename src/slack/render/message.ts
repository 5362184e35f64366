import type { types } from "@slack/bolt";
import type { Message } from "../../messages/message.ts";
import { drawBlock, note } from "./blocks.ts";
import { fallbackText, fitsFallback } from "./fallback.ts";
import { LIMITS } from "./limits.ts";
import { elements, richText } from "./rich-text.ts";

/** What one call to Slack posts. */
export type Post = { readonly text: string; readonly blocks: types.KnownBlock[] };

/**
 * Draws `message`: one post, or several in order when it is more than Slack takes in one, each then ending in its number
 * («2/3»). Nothing is left out.
 * @throws {CannotDeliver} a button carries a line longer than 2000 characters
 */
export function renderMessage(message: Message): [Post, ...Post[]] {
  const pages = divide(drawnUnits(message), LIMITS.messageBlocks, LIMITS.messageCharacters);
  const text = fallbackText(message.summary);
  const [first = [], ...rest] = pages;
  if (rest.length === 0) return [{ text, blocks: first }];
  const numbered = (blocks: types.KnownBlock[], index: number): Post => ({
    text:
      index === 0 ? text : fallbackText(`${message.summary.slice(0, LIMITS.header)} (${index + 1}/${pages.length})`),
    blocks: [...blocks, ...note(`${index + 1}/${pages.length}`)],
  });
  return [numbered(first, 0), ...rest.map((blocks, index) => numbered(blocks, index + 1))];
}

/** `message` as the blocks of views, divided where one view is full: the App Home and modals that show an answer. */
export function renderPages(message: Message): types.KnownBlock[][] {
  return divide(drawnUnits(message), LIMITS.viewBlocks, LIMITS.messageCharacters);
}

function drawnUnits(message: Message): types.KnownBlock[][] {
  // A notification holds only so much: a summary that is cut there stands in full as the first block.
  const needsSummary = message.blocks.length === 0 || !fitsFallback(message.summary);
  const summary = needsSummary ? richText(elements(message.summary)).map((block) => [block]) : [];
  return [...summary, ...message.blocks.map(drawBlock)];
}

/** Fills pages in order, keeping what belongs together on one page where a page can hold it. */
function divide(units: readonly types.KnownBlock[][], maxBlocks: number, maxCharacters: number): types.KnownBlock[][] {
  const room = { blocks: maxBlocks - 1, characters: maxCharacters - LIMITS.fallback };
  const pages: types.KnownBlock[][] = [];
  let page: types.KnownBlock[] = [];
  let characters = 0;
  const turnPage = () => {
    if (page.length > 0) pages.push(page);
    page = [];
    characters = 0;
  };
  for (const unit of units) {
    const sizes = unit.map(size);
    const whole = sizes.reduce((sum, one) => sum + one, 0);
    if (page.length + unit.length > room.blocks || characters + whole > room.characters) turnPage();
    for (const [index, block] of unit.entries()) {
      const more = sizes[index] ?? 0;
      if (page.length === room.blocks || characters + more > room.characters) turnPage();
      page.push(block);
      characters += more;
    }
  }
  turnPage();
  return pages;
}

/** Every character Slack may count: all strings in the block. */
function size(block: types.KnownBlock): number {
  let total = 0;
  JSON.stringify(block, (_key, value) => {
    if (typeof value === "string") total += value.length;
    return value;
  });
  return total;
}
