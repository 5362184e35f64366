/**
 * What the bot says, before anyone draws it. A plain string is shown exactly as it stands: no renderer lets it format,
 * mention, link or script, whoever wrote it.
 */
export type Span = string | { readonly strong: string } | { readonly link: string; readonly href: string };
export type Text = string | readonly Span[];

/** A button carries a command line: pressing is typing, with the same routing and the same checks. */
export type Button = {
  readonly label: string;
  /** without the slash: `kurs meld-på 42` */
  readonly line: string;
  readonly look?: "primary" | "danger";
  /** asked before the line is run, for what cannot be undone */
  readonly confirm?: { readonly title: string; readonly question: string; readonly yes: string; readonly no: string };
};

export type Block =
  | { readonly type: "heading"; readonly text: string }
  | { readonly type: "text"; readonly text: Text }
  /** small print under what it belongs to */
  | { readonly type: "note"; readonly text: Text }
  | { readonly type: "facts"; readonly facts: readonly { readonly label: string; readonly value: string }[] }
  /** one entry of a list: a title, short lines under it, and what can be done with it */
  | {
      readonly type: "item";
      readonly title: string;
      readonly lines: readonly Text[];
      readonly buttons: readonly Button[];
    }
  | { readonly type: "buttons"; readonly buttons: readonly Button[] }
  | { readonly type: "divider" };

/**
 * @property summary one sentence that stands alone: the notification, the screen reader's line, and the whole message
 * when there are no blocks. Blocks do not repeat it unless it should be seen twice.
 */
export type Message = { readonly summary: string; readonly blocks: readonly Block[] };

/** A message of one sentence, with buttons under it if there are any. */
export function say(summary: string, buttons: readonly Button[] = []): Message {
  if (buttons.length === 0) return { summary, blocks: [] };
  return {
    summary,
    blocks: [
      { type: "text", text: summary },
      { type: "buttons", buttons },
    ],
  };
}

/** `message` with a link under it, for a file where it cannot be handed over. */
export function withLink(message: Message, link: { readonly label: string; readonly href: string }): Message {
  const said: readonly Block[] = message.blocks.length > 0 ? message.blocks : [{ type: "text", text: message.summary }];
  return { ...message, blocks: [...said, { type: "text", text: [{ link: link.label, href: link.href }] }] };
}

/** The characters of `text` with its formatting left out. */
export function plain(text: Text): string {
  if (typeof text === "string") return text;
  return text
    .map((span) => (typeof span === "string" ? span : "strong" in span ? span.strong : `${span.link} (${span.href})`))
    .join("");
}
