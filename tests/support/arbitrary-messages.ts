import fc from "fast-check";
import type { Field, Form } from "../../src/messages/form.ts";
import type { Block, Button, Message, Text } from "../../src/messages/message.ts";

/** Whatever somebody may write: emoji of four bytes and more, control characters, halves of characters, very long texts. */
export const anyText = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
  { weight: 3, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "👩‍👩‍👧‍👦",
      "😀",
      "a\u030a",
      "\ud83d",
      "\u0000\u0007\u001b[31m",
      "&<>*_~`",
      " ",
      "\n\n",
      "",
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom("x", "😀", "å ", "&", "e\u0301", "\n", "👩‍👩‍👧‍👦", "\u0301"),
        fc.integer({ min: 1, max: 10_000 }),
      )
      .map(([unit, count]) => unit.repeat(Math.ceil(count / unit.length))),
  },
);

const href = fc.oneof(
  fc.webUrl(),
  fc.constantFrom("javascript:alert(1)", "mailto:a@b.no", `https://x.no/${"x".repeat(4000)}`),
  anyText,
);

const text: fc.Arbitrary<Text> = fc.oneof(
  anyText,
  fc.array(fc.oneof(anyText, fc.record({ strong: anyText }), fc.record({ link: anyText, href })), { maxLength: 8 }),
);

const line = anyText.map((found) => found.slice(0, 2000));
const button: fc.Arbitrary<Button> = fc.record(
  {
    label: anyText,
    line,
    look: fc.constantFrom("primary" as const, "danger" as const),
    confirm: fc.record({ title: anyText, question: anyText, yes: anyText, no: anyText }),
  },
  { requiredKeys: ["label", "line"] },
);
const buttons = fc.array(button, { maxLength: 8 });

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant("heading" as const), text: anyText }),
  fc.record({ type: fc.constant("text" as const), text }),
  fc.record({ type: fc.constant("note" as const), text }),
  fc.record({
    type: fc.constant("facts" as const),
    facts: fc.array(fc.record({ label: anyText, value: anyText }), { maxLength: 15 }),
  }),
  fc.record({ type: fc.constant("item" as const), title: anyText, lines: fc.array(text, { maxLength: 5 }), buttons }),
  fc.record({ type: fc.constant("buttons" as const), buttons }),
  fc.constant({ type: "divider" as const }),
);

export const anyMessage: fc.Arbitrary<Message> = fc.record({
  summary: anyText,
  blocks: fc.oneof(fc.array(block, { maxLength: 6 }), fc.array(block, { minLength: 40, maxLength: 90 })),
});

const options = fc.uniqueArray(
  fc.record({ value: fc.string({ unit: "grapheme-ascii", maxLength: 150 }), label: anyText }),
  { maxLength: 120, selector: ({ value }) => value },
);
const common = { label: anyText, hint: anyText, required: fc.boolean() };

const field: fc.Arbitrary<Omit<Field, "name">> = fc.oneof(
  fc.record({
    ...common,
    type: fc.constant("text" as const),
    value: anyText,
    maxLength: fc.integer({ min: 0, max: 10_000 }),
    multiline: fc.boolean(),
  }),
  fc.record({
    ...common,
    type: fc.constant("number" as const),
    value: fc.oneof(fc.integer().map(String), anyText),
    min: fc.integer(),
    max: fc.integer(),
  }),
  options.chain((found) =>
    fc.record({ ...common, type: fc.constant("choice" as const), options: fc.constant(found), value: pick(found) }),
  ),
  options.chain((found) =>
    fc.record({
      ...common,
      type: fc.constant("choices" as const),
      options: fc.constant(found),
      value: fc.array(pick(found), { maxLength: 4 }),
    }),
  ),
  fc.record({ ...common, type: fc.constant("date" as const), value: fc.oneof(fc.constant("2026-12-01"), anyText) }),
  fc.record({ ...common, type: fc.constant("time" as const), value: fc.oneof(fc.constant("23:59"), anyText) }),
);

function pick(found: readonly { value: string }[]): fc.Arbitrary<string> {
  return found.length === 0 ? fc.constant("") : fc.constantFrom(...found.map(({ value }) => value));
}

export const anyForm: fc.Arbitrary<Form> = fc.record({
  title: anyText,
  intro: text,
  line,
  submit: anyText,
  cancel: anyText,
  fields: fc
    .array(field, { maxLength: 8 })
    .map((fields) => fields.map((one, index) => ({ ...one, name: `f${index}` }) as Field)),
});
