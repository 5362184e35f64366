import type { Span, Text } from "../messages/message.ts";
import type { RichTextBlock, TextRun } from "./adaptive-card.ts";
import { CARD_LIMITS, jsonBytes } from "./limits.ts";
import { clean, pieces } from "./safe-text.ts";

export type TextStyle = Pick<TextRun, "size" | "weight" | "isSubtle" | "color">;

/** No block grows past half a card, so that packing cards always finds room. */
const BLOCK_BYTES = CARD_LIMITS.cardBytes / 2;

/**
 * `text` as blocks of runs, one block a line: a run's own line break is not shown by every client. An empty line becomes
 * air. Nothing of what people wrote is parsed: links come from link spans alone, and only to http, https and mailto.
 */
export function richText(text: Text, style: TextStyle = {}): RichTextBlock[] {
  const blocks: RichTextBlock[] = [];
  let air = false;
  for (const line of lines(typeof text === "string" ? [text] : text)) {
    const inlines = line.flatMap((span) => runs(span, style));
    if (inlines.every((run) => run.text.trim() === "")) {
      air = true;
      continue;
    }
    for (const [part, packed] of pack(inlines).entries()) {
      const spacing = blocks.length === 0 ? undefined : part === 0 && air ? "Default" : "None";
      blocks.push({ type: "RichTextBlock", inlines: packed, ...(spacing && { spacing }) });
    }
    air = false;
  }
  return blocks;
}

/** The address when it may be linked to, written as the browser will read it. */
function safeHref(href: string): string | undefined {
  if (!URL.canParse(href)) return undefined;
  const url = new URL(href);
  if (!["http:", "https:", "mailto:"].includes(url.protocol)) return undefined;
  if (url.username || url.password || url.href.length > CARD_LIMITS.hrefUnits) return undefined;
  return url.href;
}

/** Spans line by line; a span with line breaks goes on in the next line as the same kind of span. */
function lines(spans: readonly Span[]): Span[][] {
  const found: Span[][] = [[]];
  for (const span of spans) {
    for (const [index, part] of clean(shown(span)).split("\n").entries()) {
      if (index > 0) found.push([]);
      if (part !== "") found.at(-1)?.push(as(span, part));
    }
  }
  return found;
}

function shown(span: Span): string {
  if (typeof span === "string") return span;
  if ("strong" in span) return span.strong;
  return safeHref(span.href) ? span.link : `${span.link} (${span.href})`;
}

function as(span: Span, text: string): Span {
  if (typeof span === "string") return text;
  return "strong" in span ? { strong: text } : { link: text, href: span.href };
}

function runs(span: Span, style: TextStyle): TextRun[] {
  return pieces(shownPart(span), CARD_LIMITS.textUnits).map((text) => ({
    type: "TextRun",
    text,
    ...style,
    ...dress(span),
  }));
}

function shownPart(span: Span): string {
  return typeof span === "string" ? span : "strong" in span ? span.strong : span.link;
}

function dress(span: Span): Partial<TextRun> {
  if (typeof span === "string") return {};
  if ("strong" in span) return { weight: "Bolder" };
  const url = safeHref(span.href);
  return url ? { underline: true, color: "Accent", selectAction: { type: "Action.OpenUrl", url } } : {};
}

function pack(inlines: readonly TextRun[]): TextRun[][] {
  const packed: TextRun[][] = [];
  let room = 0;
  for (const run of inlines) {
    const bytes = jsonBytes(run) + 1;
    if (bytes > room || packed.length === 0) {
      packed.push([]);
      room = BLOCK_BYTES;
    }
    packed.at(-1)?.push(run);
    room -= bytes;
  }
  return packed;
}
