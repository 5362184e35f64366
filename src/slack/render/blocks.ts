import type { types } from "@slack/bolt";
import type { Block, Text } from "../../messages/message.ts";
import { buttonRows, plainText } from "./buttons.ts";
import { oneLine, pieces, showable } from "./characters.ts";
import { LIMITS } from "./limits.ts";
import { bold, elements, type RichElement, richText } from "./rich-text.ts";

/** One neutral block drawn: as many of Slack's as its length needs, none when there is nothing to show. */
export function drawBlock(block: Block): types.KnownBlock[] {
  switch (block.type) {
    case "heading":
      return heading(block.text);
    case "text":
      return richText(elements(block.text));
    case "note":
      return note(block.text);
    case "facts":
      return richText(lines(block.facts.map(({ label, value }) => [...bold(label), ...elements(`: ${value}`)])));
    case "item":
      return [
        ...richText(lines([bold(block.title), ...block.lines.map((line) => elements(line))])),
        ...buttonRows(block.buttons),
      ];
    case "buttons":
      return buttonRows(block.buttons);
    case "divider":
      return [{ type: "divider" }];
  }
}

/** A header where it is short enough for one, else as bold text. */
export function heading(text: string): types.KnownBlock[] {
  const line = oneLine(text);
  if (line === "") return [];
  if (line.length > LIMITS.header) return richText(bold(text));
  return [{ type: "header", text: plainText(line) }];
}

/** Small print has no rich text, so it stays small only when it has neither link nor emphasis: markup is never used. */
export function note(text: Text): types.KnownBlock[] {
  const spans = typeof text === "string" ? [text] : text;
  if (!spans.every((span) => typeof span === "string")) return richText(elements(text));
  return pieces(showable(spans.join("")), LIMITS.text)
    .filter((piece) => piece.trim() !== "")
    .map((piece) => ({ type: "context", elements: [plainText(piece)] }));
}

function lines(found: readonly RichElement[][]): RichElement[] {
  return found.flatMap((line, index) => (index === 0 ? line : [{ type: "text", text: "\n" }, ...line]));
}
