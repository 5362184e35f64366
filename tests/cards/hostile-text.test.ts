import { describe, expect, it } from "vitest";
import { formCard } from "../../src/cards/form-card.ts";
import { messageCards, notification } from "../../src/cards/message-card.ts";
import { pieces, unmarked } from "../../src/cards/safe-text.ts";
import type { Form } from "../../src/messages/form.ts";
import type { Message } from "../../src/messages/message.ts";
import { cardAttacks } from "../support/card-attacks.ts";
import { activeIn, markdownIn, readable } from "../support/card-client.ts";

/** A text in every place where people's text can come. */
function everywhere(text: string): Message {
  const confirm = { title: text, question: text, yes: text, no: text };
  const buttons = [{ label: text, line: "x", confirm }];
  return {
    summary: text,
    blocks: [
      { type: "heading", text },
      {
        type: "text",
        text: [text, { strong: text }, { link: text, href: "https://example.org/" }, { link: "x", href: text }],
      },
      { type: "note", text },
      { type: "facts", facts: [{ label: text, value: text }] },
      { type: "item", title: text, lines: [text], buttons },
      { type: "buttons", buttons },
    ],
  };
}

function formOf(text: string): Form {
  const options = [{ value: "1", label: text }];
  const common = { label: text, hint: text, required: true };
  return {
    title: text,
    intro: text,
    line: "x",
    submit: text,
    cancel: text,
    fields: [
      { ...common, type: "text", name: "a", maxLength: 3_000, value: text },
      { ...common, type: "choice", name: "b", options },
      { ...common, type: "choices", name: "c", options },
    ],
  };
}

/** The same texts as a renderer without care would draw them: the control. */
function careless(text: string): object {
  return {
    type: "AdaptiveCard",
    body: [
      { type: "TextBlock", text },
      { type: "FactSet", facts: [{ title: "Fra", value: text }] },
    ],
  };
}

describe("people's text", () => {
  it("has 500 ways of being hostile", () => {
    expect(cardAttacks).toHaveLength(500);
  });

  it("never becomes active in a card or a form", () => {
    for (const text of cardAttacks) {
      const attack = URL.canParse(text) ? new URL(text).href : "";
      const linked = ["https://example.org/", ...(/^https?:/.test(attack) ? [attack] : [])];
      for (const card of messageCards(everywhere(text))) expect(activeIn(card, linked)).toEqual([]);
      const form = formCard(formOf(text), {
        place: "dialog",
        fillIn: "Fyll ut.",
        errors: { a: text, b: text, c: text },
      });
      expect(activeIn(form)).toEqual([]);
    }
  });

  it("does become active without care, so that the check means something", () => {
    expect(cardAttacks.filter((text) => activeIn(careless(text)).length > 0).length).toBeGreaterThan(100);
  });

  it("is still readable, letter by letter, where it is shown as it stands", () => {
    expect(readable(messageCards({ summary: "**ikke fet** <at>alle</at>", blocks: [] }))).toBe(
      "**ikke fet** <at>alle</at>",
    );
  });

  it("is one line without control characters in the notification", () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    for (const text of cardAttacks) expect(notification(everywhere(text))).not.toMatch(/[\u0000-\u001f\u202e]/);
  });

  it("keeps its letters in a check box's label", () => {
    for (const text of cardAttacks) {
      expect(markdownIn(unmarked(text))).toEqual([]);
      const letters = (value: string) => value.replace(/[^\p{L}\p{N}]/gu, "");
      expect(letters(unmarked(text))).toBe(letters(text));
    }
    expect(unmarked("Avløp, bygd – trinn 2")).toBe("Avløp, bygd – trinn 2");
  });
});

it("cuts a text in pieces that make the text again", () => {
  const text = `${"e\u0301".repeat(500)} ${"👨‍👩‍👧‍👦".repeat(100)}${"\u0301".repeat(300)}`;
  const cut = pieces(text, 50);
  expect(cut.join("")).toBe(text);
  expect(cut.every((piece) => piece.length <= 50)).toBe(true);
});

it("is not slow with a text as long as anybody can send", () => {
  const started = performance.now();
  expect(pieces("vann 👩‍🚒 ".repeat(50_000), 4_000).length).toBeGreaterThan(100);
  expect(performance.now() - started).toBeLessThan(2_000);
});
