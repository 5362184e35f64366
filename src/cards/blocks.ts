import type { Block, Text } from "../messages/message.ts";
import type { CardElement, RichTextBlock } from "./adaptive-card.ts";
import { type ActionStyle, buttonRows, type NextId, type Together } from "./buttons.ts";
import { jsonBytes } from "./limits.ts";
import { richText } from "./rich-text.ts";

/** A fact larger than this stands with its value under its label, where it can go on in the next card. */
const FACT_BYTES = 2_000;

/**
 * One block as rows of elements, each row small enough for a card of its own. A divider draws nothing itself: the caller
 * puts a line over what follows it.
 */
export function blockRows(block: Block, style: ActionStyle, nextId: NextId): Together[] {
  switch (block.type) {
    case "heading":
      return alone(richText(block.text, { size: "Large", weight: "Bolder" }), "Medium");
    case "text":
      return alone(richText(block.text));
    case "note":
      return alone(richText(block.text, { size: "Small", isSubtle: true }), "Small");
    case "facts":
      return block.facts.flatMap(factRows);
    case "item":
      return [
        ...alone(richText(block.title, { weight: "Bolder" }), "Medium"),
        ...block.lines.flatMap((line) => alone(richText(line), "None")),
        ...buttonRows(block.buttons, style, nextId),
      ];
    case "buttons":
      return buttonRows(block.buttons, style, nextId);
    case "divider":
      return [];
  }
}

/** Each of `blocks` in a row of its own, the first with `spacing` over it. */
function alone(blocks: readonly RichTextBlock[], spacing?: "None" | "Small" | "Medium"): Together[] {
  return blocks.map((block, index) => [index === 0 && spacing ? { ...block, spacing } : block]);
}

function factRows(fact: { readonly label: string; readonly value: Text }): Together[] {
  const label = richText(fact.label, { weight: "Bolder" });
  const value = richText(fact.value);
  const row: CardElement = {
    type: "ColumnSet",
    spacing: "Small",
    columns: [
      { type: "Column", width: 1, items: label },
      { type: "Column", width: 2, items: value },
    ],
  };
  return jsonBytes(row) <= FACT_BYTES ? [[row]] : [...alone(label, "Small"), ...alone(value, "None")];
}
