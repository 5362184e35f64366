import fc from "fast-check";
import type { Field, Form } from "../../src/messages/form.ts";
import type { Block, Button, Message, Text } from "../../src/messages/message.ts";

/** Texts that break renderers: emoji of several code points, 10,000 characters, control characters, half surrogates. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "",
      " ",
      "\n\n",
      "\u0000\u0001\u001b",
      "\ud800",
      "å",
      "👩‍👩‍👧‍👦",
      `e${"\u0301".repeat(50)}`,
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        unit: fc.constantFrom("å", "🚰", "👩‍🚒", "漢", "x ", "\n", '"'),
        length: fc.integer({ min: 1, max: 10_000 }),
      })
      .map(({ unit, length }) => unit.repeat(Math.ceil(length / unit.length))),
  },
);

const anyLine = fc.string({ maxLength: 2_000 });

const anyRichText: fc.Arbitrary<Text> = fc.oneof(
  anyText,
  fc.array(
    fc.oneof(
      anyText,
      anyText.map((strong) => ({ strong })),
      fc.record({
        link: anyText,
        href: fc.oneof(
          fc.webUrl(),
          fc.constantFrom("javascript:alert(1)", "mailto:post@example.org", "ftp://x.example"),
          anyText,
        ),
      }),
    ),
    { maxLength: 5 },
  ),
);

const anyButton: fc.Arbitrary<Button> = fc
  .record(
    {
      label: anyText,
      line: anyLine,
      look: fc.constantFrom("primary" as const, "danger" as const),
      confirm: fc.record({ title: anyText, question: anyText, yes: anyText, no: anyText }),
    },
    { requiredKeys: ["label", "line"] },
  )
  .map((button) => button as Button);

const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  anyText.map((text) => ({ type: "heading", text }) as const),
  anyRichText.map((text) => ({ type: "text", text }) as const),
  anyRichText.map((text) => ({ type: "note", text }) as const),
  fc
    .array(fc.record({ label: anyText, value: anyText }), { maxLength: 8 })
    .map((facts) => ({ type: "facts", facts }) as const),
  fc
    .record({
      title: anyText,
      lines: fc.array(anyRichText, { maxLength: 4 }),
      buttons: fc.array(anyButton, { maxLength: 8 }),
    })
    .map((item) => ({ type: "item", ...item }) as const),
  fc.array(anyButton, { maxLength: 14 }).map((buttons) => ({ type: "buttons", buttons }) as const),
  fc.constant({ type: "divider" } as const),
);

export const anyMessage: fc.Arbitrary<Message> = fc.record({
  summary: anyText,
  blocks: fc.array(anyBlock, { maxLength: 12 }),
});

const shortText = fc.string({ unit: "grapheme", maxLength: 100 });
const options = fc.array(fc.record({ value: fc.string({ minLength: 1, maxLength: 20 }), label: shortText }), {
  minLength: 1,
  maxLength: 20,
});
const common = { label: shortText, hint: shortText, required: fc.boolean() };

const anyField: fc.Arbitrary<Omit<Field, "name">> = fc.oneof(
  fc.record({
    ...common,
    type: fc.constant("text" as const),
    multiline: fc.boolean(),
    value: anyText,
    maxLength: fc.constant(3_000),
  }),
  fc.record({
    ...common,
    type: fc.constant("number" as const),
    value: fc.constantFrom("", "12", "2,5", "ti"),
    min: fc.constant(0),
  }),
  fc.record({ ...common, type: fc.constant("choice" as const), options, value: fc.string({ maxLength: 20 }) }),
  fc.record({
    ...common,
    type: fc.constant("choices" as const),
    options,
    value: fc.array(fc.string({ maxLength: 20 }), { maxLength: 3 }),
  }),
  fc.record({ ...common, type: fc.constant("date" as const), value: fc.constantFrom("2026-11-20", "i morgen", "") }),
  fc.record({ ...common, type: fc.constant("time" as const), value: fc.constantFrom("09:30", "25:00", "") }),
) as fc.Arbitrary<Omit<Field, "name">>;

export const anyForm: fc.Arbitrary<Form> = fc.record({
  title: shortText,
  intro: shortText,
  line: anyLine,
  submit: shortText,
  cancel: shortText,
  fields: fc
    .array(anyField, { maxLength: 6 })
    .map((fields) => fields.map((field, index) => ({ ...field, name: `field${index}` }) as Field)),
});
