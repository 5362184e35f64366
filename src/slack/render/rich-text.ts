import type { types } from "@slack/bolt";
import type { Span, Text } from "../../messages/message.ts";
import { pieces, showable } from "./characters.ts";
import { LIMITS } from "./limits.ts";

export type RichElement = types.RichTextText | types.RichTextLink;

/** `spans` as elements Slack shows exactly as they stand: rich text has no markup that a user's words could use. */
export function elements(text: Text): RichElement[] {
  const spans: readonly Span[] = typeof text === "string" ? [text] : text;
  return spans.flatMap(spanElements);
}

export function bold(text: string): RichElement[] {
  return spanElements({ strong: text });
}

/**
 * As many rich text blocks as `found` needs, each within Slack's limits; none when there is nothing to show.
 */
export function richText(found: readonly RichElement[]): types.RichTextBlock[] {
  const blocks: RichElement[][] = [];
  let current: RichElement[] = [];
  let size = 0;
  for (const element of found) {
    const length = (element.text?.length ?? 0) + ("url" in element ? element.url.length : 0);
    if ((size > 0 && size + length > LIMITS.text) || current.length === LIMITS.richTextElements) {
      blocks.push(current);
      current = [];
      size = 0;
    }
    current.push(element);
    size += length;
  }
  blocks.push(current);
  return blocks
    .filter((block) => block.some(({ text }) => text?.trim()))
    .map((block) => ({ type: "rich_text", elements: [{ type: "rich_text_section", elements: block }] }));
}

function spanElements(span: Span): RichElement[] {
  if (typeof span === "string") return parts(span).map((text) => ({ type: "text", text }));
  if ("strong" in span) return parts(span.strong).map((text) => ({ type: "text", text, style: { bold: true } }));
  if (!mayLink(span.href)) return parts(`${span.link} (${span.href})`).map((text) => ({ type: "text", text }));
  return parts(span.link.trim() ? span.link : span.href).map((text) => ({ type: "link", url: span.href, text }));
}

function parts(text: string): string[] {
  return pieces(showable(text), LIMITS.text);
}

/** Only addresses of the web and of mail become links, whoever wrote the address. */
function mayLink(href: string): boolean {
  if (href.length > LIMITS.url || !URL.canParse(href) || showable(href) !== href) return false;
  return ["http:", "https:", "mailto:"].includes(new URL(href).protocol);
}
