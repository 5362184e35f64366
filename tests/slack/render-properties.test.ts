import fc from "fast-check";
import { expect, it } from "vitest";
import { pieces, shorten, showable } from "../../src/slack/render/characters.ts";
import { fallbackText } from "../../src/slack/render/fallback.ts";
import { renderForm } from "../../src/slack/render/form.ts";
import { renderMessage, renderPages } from "../../src/slack/render/message.ts";
import { anyForm, anyMessage, anyText } from "../support/arbitrary-messages.ts";
import { blocksProblem, type Json, messageProblem, viewProblem } from "../support/slack-limits.ts";

const runs = { numRuns: 150, verbose: 1 } as const;
const patience = 120_000;
const visible = (text: string) => showable(text).replace(/\s/g, "");
const hasHalves = (text: string) => /\p{Surrogate}/u.test(text);

function strings(value: unknown): string[] {
  const found: string[] = [];
  JSON.stringify(value, (_key, part) => {
    if (typeof part === "string") found.push(part);
    return part;
  });
  return found;
}

it(
  "draws whatever message within Slack's limits",
  () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        for (const { text, blocks } of renderMessage(message)) expect(messageProblem(text, blocks)).toBeUndefined();
        for (const page of renderPages(message)) expect(blocksProblem(page, 99)).toBeUndefined();
      }),
      runs,
    );
  },
  patience,
);

it(
  "draws whatever form within Slack's limits",
  () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const errors = Object.fromEntries(form.fields.map(({ name, label }) => [name, label]));
        expect(viewProblem(renderForm(form, "{}", errors))).toBeUndefined();
      }),
      runs,
    );
  },
  patience,
);

it(
  "leaves nothing of a text out, however long",
  () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const posts = renderMessage({ summary: "Kurs", blocks: [{ type: "text", text }] });
        const sections = posts.flatMap(({ blocks }) => blocks.filter(({ type }) => type === "rich_text")) as Json[];
        const shown = sections
          .map(({ elements }) => elements[0].elements.map((element: Json) => element.text).join(""))
          .join("");
        expect(visible(shown)).toBe(visible(text));
      }),
      runs,
    );
  },
  patience,
);

it(
  "leaves nothing of a heading, a label, an option or a question out",
  () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const sought = visible(text);
        const confirm = { title: "?", question: text, yes: "Ja", no: "Nei" };
        const message = renderMessage({
          summary: "Kurs",
          blocks: [
            { type: "heading", text },
            { type: "divider" },
            { type: "buttons", buttons: [{ label: text, line: "x", confirm }] },
          ],
        });
        const field = {
          type: "choice",
          name: "a",
          label: "A",
          required: true,
          options: [{ value: "a", label: text }],
        } as const;
        const form = renderForm({ title: text, line: "x", submit: "Lagre", cancel: "Avbryt", fields: [field] }, "{}");
        const [before = "", after = ""] = visible(
          strings(message)
            .filter((part) => !/^(\d+\/\d+)$/.test(part))
            .join(""),
        ).split("divider");
        for (const shown of [before, after, visible(strings(form).join(""))]) {
          const flat = shown.replaceAll(/rich_text_section|rich_text|text/g, "");
          expect(flat).toContain(sought.slice(0, 2000).replaceAll(/rich_text_section|rich_text|text/g, ""));
        }
      }),
      { numRuns: 100 },
    );
  },
  patience,
);

it(
  "divides a text in pieces that together are the text, with no half characters",
  () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 200 }), (text, max) => {
        const whole = showable(text);
        const found = pieces(whole, max);
        expect(found.join("")).toBe(whole);
        for (const piece of found) {
          expect(piece.length).toBeLessThanOrEqual(max);
          expect(hasHalves(piece)).toBe(false);
        }
        expect(shorten(whole, max).length).toBeLessThanOrEqual(max);
        expect(hasHalves(shorten(whole, max))).toBe(false);
      }),
      runs,
    );
  },
  patience,
);

it(
  "always has a text for the notification",
  () => {
    fc.assert(
      fc.property(anyText, (summary) => {
        const text = fallbackText(summary);
        expect(text.trim()).not.toBe("");
        expect(text.length).toBeLessThanOrEqual(3000);
        expect(text.replace(/&(amp|lt|gt);/g, "")).not.toMatch(/[&<>]/);
      }),
      runs,
    );
  },
  patience,
);
