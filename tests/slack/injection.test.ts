import { expect, it } from "vitest";
import type { Form } from "../../src/messages/form.ts";
import type { Block, Message } from "../../src/messages/message.ts";
import { renderForm } from "../../src/slack/render/form.ts";
import { renderMessage } from "../../src/slack/render/message.ts";
import { activeParts } from "../support/active-slack.ts";

const cores = [
  "<!channel>",
  "<!here|here>",
  "<!everyone>",
  "<!subteam^S0GROUP001>",
  "<!date^1392734382^{date}|x>",
  "<@U0OPER0002>",
  "<@U0OPER0002|operator.2>",
  "<#C0DRIFT001|drift>",
  "<https://evil.example|vann.example>",
  "<https://evil.example>",
  "<mailto:x@evil.example|skriv>",
  "https://evil.example/x",
  "http://evil.example",
  "www.evil.example",
  "mailto:x@evil.example",
  "@here",
  "@channel",
  "@everyone",
  "*fet*",
  "_kursiv_",
  "~strøket~",
  "`kode`",
  "```blokk```",
  "*<!channel>*",
  "&lt;!channel&gt;",
  "&amp;lt;!here&amp;gt;",
  "[vann](https://evil.example)",
  ":rotating_light:",
  "> sitat",
  "\u202e<!channel>",
  "<\u0000!channel>",
  "<!\u200bchannel>",
];
const wrappings: ((core: string) => string)[] = [
  (core) => core,
  (core) => `Kurs ${core} i dag`,
  (core) => `${core}${core}`,
  (core) => `x\n${core}\ny`,
  (core) => `(${core})`,
  (core) => `<${core}>`,
  (core) => `*${core}*`,
  (core) => `"${core}"`,
  (core) => `${core}|${core}`,
  (core) => `${"x ".repeat(74)}${core}`,
  (core) => `${"x".repeat(1498)} ${core}`,
  (core) => `${"x".repeat(2997)}${core}`,
  (core) => core.replaceAll("<", "<<"),
  (core) => core.replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  (core) => `\\${core}`,
  (core) => core.split("").join("\u0000"),
];
const payloads = cores.flatMap((core) => wrappings.map((wrap) => wrap(core)));

function message(text: string): Message {
  const confirm = { title: text, question: text, yes: text, no: text };
  const buttons = [{ label: text, line: "hjelp", confirm }];
  const blocks: Block[] = [
    { type: "heading", text },
    { type: "text", text },
    { type: "text", text: [text, { strong: text }, { link: text, href: `javascript:${text}` }] },
    { type: "note", text },
    { type: "note", text: [{ strong: text }] },
    { type: "facts", facts: [{ label: text, value: text }] },
    { type: "item", title: text, lines: [text], buttons },
    { type: "buttons", buttons },
  ];
  return { summary: text, blocks };
}

function form(text: string): Form {
  const common = { label: text, hint: text, required: true };
  const options = [{ value: "a", label: text }];
  return {
    ...{ title: text, intro: text, line: "hjelp", submit: text, cancel: text },
    fields: [
      { ...common, type: "text", name: "a", maxLength: 3000, value: text },
      { ...common, type: "choice", name: "b", options },
      { ...common, type: "choices", name: "c", options },
      { ...common, type: "number", name: "d", value: text },
    ],
  };
}

it(`shows ${payloads.length} hostile texts as they stand: nothing mentions, formats or links (F14)`, () => {
  expect(payloads.length).toBeGreaterThanOrEqual(500);
  const active = payloads.flatMap((text) => [
    ...renderMessage(message(text)).flatMap(activeParts),
    ...renderMessage({ summary: text, blocks: [] }).flatMap(activeParts),
    ...activeParts(renderForm(form(text), "{}", { a: text, stray: text })),
  ]);
  expect(active).toEqual([]);
}, 120_000);

it("would be active in more than 100 with the escaping off", () => {
  const naive = (text: string) => ({ text, blocks: [{ type: "section", text: { type: "mrkdwn", text } }] });
  expect(payloads.filter((text) => activeParts(naive(text)).length > 0).length).toBeGreaterThan(100);
});

it("links what says it is a link, and only that", () => {
  const text = ["Se ", { link: "<!channel>", href: "https://vann.example/?a=<!here>&b" }];
  const [post] = renderMessage({ summary: "Kurs", blocks: [{ type: "text", text }] });
  expect(activeParts(post)).toEqual(["link", "address"]);
});
