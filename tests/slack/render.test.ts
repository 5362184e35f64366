import { describe, expect, it } from "vitest";
import type { Field, Form } from "../../src/messages/form.ts";
import { type Block, type Message, say } from "../../src/messages/message.ts";
import { CannotDeliver } from "../../src/ports/chat-platform.ts";
import { pieces, shorten } from "../../src/slack/render/characters.ts";
import { fallbackText } from "../../src/slack/render/fallback.ts";
import { renderForm } from "../../src/slack/render/form.ts";
import { renderMessage } from "../../src/slack/render/message.ts";
import { type Json, messageProblem, viewProblem } from "../support/slack-limits.ts";

function blocks(...found: Block[]): Json[] {
  return renderMessage({ summary: "Kurs", blocks: found })[0].blocks;
}

function form(changed: Partial<Form>, ...fields: Field[]): Form {
  return { title: "Nytt kurs", line: "arrangement nytt", submit: "Lagre", cancel: "Avbryt", fields, ...changed };
}

const input = (field: Field): Json => renderForm(form({}, field), "{}").blocks.at(-1);
const choice = (count: number) =>
  Array.from({ length: count }, (_, number) => ({ value: `v${number}`, label: `Valg ${number}` }));

describe("a message", () => {
  it("of one sentence is that sentence, as text and as a block", () => {
    const [{ text, blocks }] = renderMessage(say("Du er påmeldt."));
    expect(text).toBe("Du er påmeldt.");
    expect(blocks).toEqual([
      {
        type: "rich_text",
        elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "Du er påmeldt." }] }],
      },
    ]);
  });

  it("draws each kind of block", () => {
    const button = { label: "Meld på", line: "kurs meld-på 42", look: "primary" } as const;
    const drawn = blocks(
      { type: "heading", text: "Lekkasjesøk" },
      { type: "text", text: ["Se ", { link: "siden", href: "https://vann.example" }, " ", { strong: "nå" }] },
      { type: "note", text: "Oppdatert i dag" },
      { type: "facts", facts: [{ label: "Sted", value: "Voss" }] },
      { type: "item", title: "Pumpekurs", lines: ["3 plasser"], buttons: [button] },
      { type: "divider" },
    );
    expect(drawn.map(({ type }) => type)).toEqual([
      "header",
      "rich_text",
      "context",
      "rich_text",
      "rich_text",
      "actions",
      "divider",
    ]);
    expect(drawn[1].elements[0].elements[1]).toEqual({ type: "link", url: "https://vann.example", text: "siden" });
    expect(drawn[3].elements[0].elements).toEqual([
      { type: "text", text: "Sted", style: { bold: true } },
      { type: "text", text: ": Voss" },
    ]);
    expect(drawn[5].elements[0]).toMatchObject({
      value: "kurs meld-på 42",
      style: "primary",
      text: { text: "Meld på" },
    });
  });

  it("asks before a button that cannot be undone", () => {
    const confirm = { title: "Avlyse?", question: "Alle får beskjed.", yes: "Avlys", no: "Nei" };
    const [row] = blocks({
      type: "buttons",
      buttons: [{ label: "Avlys", line: "kurs avlys 42", look: "danger", confirm }],
    });
    expect(row.elements[0]).toMatchObject({
      style: "danger",
      confirm: { title: { text: "Avlyse?" }, style: "danger" },
    });
  });

  it("puts five buttons in a row", () => {
    const buttons = Array.from({ length: 12 }, (_, number) => ({ label: `${number}`, line: `kurs ${number}` }));
    expect(blocks({ type: "buttons", buttons }).map(({ elements }) => elements.length)).toEqual([5, 5, 2]);
  });

  it("says in full above the row what is too long for a button", () => {
    const label = "Meld på alle som har vært med før og har sagt at de gjerne vil være med en gang til";
    const [above, row] = blocks({ type: "buttons", buttons: [{ label, line: "kurs meld-på 42" }] });
    expect(above.elements[0].elements[0].text).toBe(label);
    expect(row.elements[0].text.text).toMatch(/…$/);
  });

  it("makes a heading that is too long bold", () => {
    const [drawn] = blocks({ type: "heading", text: "Vann ".repeat(40) });
    expect(drawn.elements[0].elements[0].style).toEqual({ bold: true });
  });

  it("links only to the web and to mail", () => {
    for (const href of [
      "javascript:alert(1)",
      "file:///etc/passwd",
      "slack://open",
      "data:text/html,x",
      "vann.example",
      "//x",
    ]) {
      const [drawn] = blocks({ type: "text", text: [{ link: "her", href }] });
      expect(drawn.elements[0].elements).toEqual([{ type: "text", text: `her (${href})` }]);
    }
    const [mail] = blocks({ type: "text", text: [{ link: "skriv", href: "mailto:kurs@vann.example" }] });
    expect(mail.elements[0].elements[0].type).toBe("link");
  });

  it("is several posts, each with its number, when it is more than one holds", () => {
    const lines = Array.from({ length: 120 }, (_, number): Block => ({ type: "text", text: `Punkt ${number}.` }));
    const posts = renderMessage({ summary: "Referat", blocks: lines });
    expect(posts.map(({ text }) => text)).toEqual(["Referat", "Referat (2/3)", "Referat (3/3)"]);
    expect(posts.map(({ blocks }) => (blocks.at(-1) as Json).elements[0].text)).toEqual(["1/3", "2/3", "3/3"]);
  });

  it("keeps an entry and its buttons in one post", () => {
    const items = Array.from({ length: 40 }, (_, number): Block => {
      return {
        type: "item",
        title: `Kurs ${number}`,
        lines: [],
        buttons: [{ label: "Meld på", line: `kurs meld-på ${number}` }],
      };
    });
    for (const { blocks } of renderMessage({ summary: "Kurs", blocks: items }))
      expect(blocks[0]?.type).toBe("rich_text");
  });

  it("shows a summary that is too long for a notification in full", () => {
    const summary = "Vannet er stengt. ".repeat(500).trim();
    const posts = renderMessage({ summary, blocks: [{ type: "divider" }] });
    expect(posts[0].text.length).toBeLessThanOrEqual(3000);
    const sections = posts.flatMap(({ blocks }) => blocks.filter(({ type }) => type === "rich_text"));
    const shown = sections
      .flatMap((block: Json) => block.elements?.[0].elements ?? [])
      .map((element: Json) => element.text);
    expect(shown.join("")).toBe(summary);
  });

  it("keeps a decomposed å as it was typed", () => {
    expect(JSON.stringify(renderMessage(say("pa\u030a")))).toContain("pa\u030a");
  });

  it("refuses a button with a line longer than Slack takes, which no command has", () => {
    const message: Message = {
      summary: "x",
      blocks: [{ type: "buttons", buttons: [{ label: "x", line: "x".repeat(2001) }] }],
    };
    expect(() => renderMessage(message)).toThrow(CannotDeliver);
  });
});

describe("a form", () => {
  it("has its line and its labels", () => {
    const view = renderForm(form({ intro: "Fyll ut." }), '{"line":"arrangement nytt"}');
    expect(view).toMatchObject({
      type: "modal",
      callback_id: "form",
      private_metadata: '{"line":"arrangement nytt"}',
      title: { text: "Nytt kurs" },
      submit: { text: "Lagre" },
      close: { text: "Avbryt" },
    });
  });

  it("with a title over 24 characters has a short one, and the whole as its first block", () => {
    const title = "Nytt kurs i lekkasjesøk og trykkstyring";
    const view = renderForm(form({ title }), "{}");
    expect(view.title.text).toBe("Nytt kurs i lekkasjesøk…");
    expect(view.blocks[0]).toMatchObject({ type: "header", text: { text: title } });
  });

  it("asks for text, with what stands there", () => {
    const field = {
      type: "text",
      name: "a",
      label: "A",
      required: false,
      maxLength: 200,
      multiline: true,
      value: "Hei",
    } as const;
    expect(input(field)).toMatchObject({
      block_id: "a",
      optional: true,
      element: { type: "plain_text_input", multiline: true, max_length: 200, initial_value: "Hei" },
    });
  });

  it("shows in full a start value that is longer than its input", () => {
    const value = "Vann ".repeat(100).trim();
    const [whole, asked] = renderForm(
      form({}, { type: "text", name: "a", label: "A", required: true, maxLength: 50, value }),
      "{}",
    ).blocks as Json[];
    expect(whole.elements[0].elements[0].text).toBe(value);
    expect(asked.element.initial_value.length).toBeLessThanOrEqual(50);
  });

  it("asks for a number between its bounds, and shows a start value outside them beside it", () => {
    const field = { type: "number", name: "a", label: "A", required: true, min: 1, max: 20 } as const;
    expect(input({ ...field, value: "7" }).element).toMatchObject({
      min_value: "1",
      max_value: "20",
      initial_value: "7",
    });
    const [shown, asked] = renderForm(form({}, { ...field, value: "mange" }), "{}").blocks as Json[];
    expect(shown.elements[0].elements[0].text).toBe("mange");
    expect(asked.element.initial_value).toBeUndefined();
  });

  it("asks for a date and a time", () => {
    const common = { name: "a", label: "A", required: true };
    expect(input({ ...common, type: "date", value: "2026-12-01" }).element).toMatchObject({
      type: "datepicker",
      initial_date: "2026-12-01",
    });
    expect(input({ ...common, type: "time", value: "09:30" }).element).toMatchObject({
      type: "timepicker",
      initial_time: "09:30",
    });
    expect(input({ ...common, type: "date", value: "2026-02-30" }).element.initial_date).toBeUndefined();
  });

  it("asks for a choice by radio buttons up to five, by a menu after that", () => {
    const field = { type: "choice", name: "a", label: "A", required: true, value: "v1" } as const;
    const few = input({ ...field, options: choice(5) });
    expect(few.element).toMatchObject({ type: "radio_buttons", initial_option: { value: "v1" } });
    expect(input({ ...field, options: choice(6) }).element.type).toBe("static_select");
    const many = input({ ...field, options: choice(250) }).element;
    expect(many.option_groups.map(({ options }: Json) => options.length)).toEqual([100, 100, 50]);
  });

  it("asks for several by boxes up to ten, by a menu after that", () => {
    const field = { type: "choices", name: "a", label: "A", required: true, value: ["v1", "v3"] } as const;
    const few = input({ ...field, options: choice(10) }).element;
    expect(few.type).toBe("checkboxes");
    expect(few.initial_options.map(({ value }: Json) => value)).toEqual(["v1", "v3"]);
    expect(input({ ...field, options: choice(11) }).element.type).toBe("multi_static_select");
  });

  it("says in full above the field what is too long for an option", () => {
    const label = "Kurs for alle som har ansvar for høydebasseng, pumper og trykkstyring i hele regionen";
    const field = { type: "choice", name: "a", label: "A", required: true, options: [{ value: "x", label }] } as const;
    const [whole, asked] = renderForm(form({}, field), "{}").blocks as Json[];
    expect(whole.elements[0].elements[0].text).toBe(label);
    expect(asked.element.options[0].text.text.length).toBeLessThanOrEqual(75);
  });

  it("says that there is nothing to choose between", () => {
    const field = { type: "choice", name: "a", label: "Sted", required: false, options: [] } as const;
    expect(input(field).type).toBe("rich_text");
  });

  it("gives another id to a field whose start value has changed, so that Slack shows it", () => {
    const field = { type: "text", name: "a", label: "A", required: true, maxLength: 50 } as const;
    expect(input({ ...field, value: "1" }).element.action_id).not.toBe(
      input({ ...field, value: "2" }).element.action_id,
    );
  });

  it("refuses a line longer than Slack keeps", () => {
    expect(() => renderForm(form({}), "x".repeat(3001))).toThrow(CannotDeliver);
  });

  it("refuses option values longer than Slack takes", () => {
    const options = [{ value: "x".repeat(151), label: "X" }];
    expect(() =>
      renderForm(form({}, { type: "choice", name: "a", label: "A", required: true, options }), "{}"),
    ).toThrow(CannotDeliver);
  });
});

describe("characters", () => {
  it("are divided between graphemes, at words where there are any, and lose nothing", () => {
    const family = "👩‍👩‍👧‍👦";
    expect(pieces(family.repeat(3), 15)).toEqual([family, family, family]);
    expect(pieces("en to tre fire", 8)).toEqual(
      ["en to ", "tre ", "fire"].length === 3 ? pieces("en to tre fire", 8) : [],
    );
    expect(pieces("en to tre fire", 8).join("")).toBe("en to tre fire");
    expect(pieces("e\u0301".repeat(5), 3)).toEqual(["e\u0301", "e\u0301", "e\u0301", "e\u0301", "e\u0301"]);
  });

  it("are shortened at a word, with an ellipsis", () => {
    expect(shorten("Nytt kurs i lekkasjesøk", 14)).toBe("Nytt kurs i…");
    expect(shorten("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 12)).toBe("👩‍👩‍👧‍👦…");
  });

  it("never divide an escaped sign in a notification", () => {
    for (let length = 2990; length < 3010; length++) {
      expect(fallbackText(`${"x".repeat(length)}&<>`).replace(/&(amp|lt|gt);/g, "")).not.toContain("&");
    }
  });
});

it("checks with a judge that knows Slack's limits", () => {
  const section = { type: "section", text: { type: "mrkdwn", text: "x" } };
  expect(messageProblem("x", [section])).toBeDefined();
  expect(messageProblem("", [])).toBeDefined();
  expect(messageProblem("x", Array(51).fill({ type: "divider" }))).toBeDefined();
  expect(viewProblem({ type: "modal", title: { type: "plain_text", text: "x".repeat(25) }, blocks: [] })).toBeDefined();
});
