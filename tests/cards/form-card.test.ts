import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formButtonCard } from "../../src/cards/form-button-card.ts";
import { formCard } from "../../src/cards/form-card.ts";
import { CARD_LIMITS, jsonBytes } from "../../src/cards/limits.ts";
import { readAction } from "../../src/cards/read-action.ts";
import type { Form } from "../../src/messages/form.ts";
import { anyForm } from "../support/card-arbitraries.ts";
import { walk } from "../support/card-client.ts";
import { parserComplaints } from "../support/card-parser.ts";

const FORM: Form = {
  title: "Nytt kurs",
  intro: "Alle felt kan endres senere.",
  line: "kurs lagre",
  submit: "Lagre",
  cancel: "Avbryt",
  fields: [
    { type: "text", name: "title", label: "Tittel", required: true, maxLength: 100, value: "Lekkasjesøk" },
    {
      type: "text",
      name: "about",
      label: "Om kurset",
      required: false,
      maxLength: 3_000,
      multiline: true,
      hint: "Kort",
    },
    { type: "number", name: "seats", label: "Plasser", required: true, min: 1, max: 500, value: "20" },
    {
      type: "choice",
      name: "place",
      label: "Sted",
      required: true,
      options: [{ value: "b", label: "Bergen" }],
      value: "b",
    },
    {
      type: "choices",
      name: "groups",
      label: "Grupper",
      required: false,
      options: [
        { value: "nett", label: "Ledningsnett" },
        { value: "a,b", label: "Avløp, bygd" },
      ],
      value: ["nett", "a,b"],
    },
    { type: "date", name: "day", label: "Dag", required: true, value: "2026-11-20" },
    { type: "time", name: "hour", label: "Klokka", required: true, value: "09:30" },
  ],
};

// biome-ignore lint/suspicious/noExplicitAny: read as a client reads it
function elements(card: unknown): any[] {
  // biome-ignore lint/suspicious/noExplicitAny: read as a client reads it
  const found: any[] = [];
  walk(card, (element) => void (element.type && found.push(element)));
  return found;
}

const draw = (form: Form, errors = {}, place: "dialog" | "card" = "card") =>
  formCard(form, { place, fillIn: "Fyll ut feltet.", errors });

describe("a form as a card", () => {
  it("is valid to Microsoft's parser and within the place's limit, or refused whole", () => {
    fc.assert(
      fc.property(anyForm, fc.constantFrom("dialog" as const, "card" as const), (form, place) => {
        try {
          const card = draw(form, {}, place);
          expect(parserComplaints(card)).toEqual([]);
          if (place === "card") expect(jsonBytes(card)).toBeLessThanOrEqual(CARD_LIMITS.cardBytes);
          else expect(JSON.stringify(card).length * 2).toBeLessThanOrEqual(CARD_LIMITS.messageBytes);
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
          expect(JSON.stringify(form).length).toBeGreaterThan(5_000);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("labels every input visibly, says which must be filled in, and what then to do", () => {
    const inputs = elements(draw(FORM)).filter(({ type }) => type.startsWith("Input."));
    expect(inputs.map(({ label, isRequired }) => [label, isRequired])).toEqual(
      FORM.fields.map(({ label, required }) => [label, required]),
    );
    for (const input of inputs) expect(input.errorMessage).toBe("Fyll ut feltet.");
  });

  it("puts what stands in the form back where it was", () => {
    const values = Object.fromEntries(elements(draw(FORM)).map(({ id, value }) => [id, value]));
    expect(values).toMatchObject({
      "f-title": "Lekkasjesøk",
      "f-seats": 20,
      "f-place": "b",
      "m-groups": "nett,a%2Cb",
      "f-day": "2026-11-20",
      "f-hour": "09:30",
    });
  });

  it("says what is wrong right under the field", () => {
    const { body } = draw(FORM, { seats: "Salen tar 12." });
    const seats = body.findIndex((element) => element.id === "f-seats");
    expect(body[seats + 1]).toMatchObject({
      type: "RichTextBlock",
      inlines: [{ type: "TextRun", text: "Salen tar 12.", color: "Attention" }],
    });
  });

  it("is sent in by a submit from a dialog, and answered in place from a card", () => {
    const action = (place: "dialog" | "card") => elements(draw(FORM, {}, place)).find(({ title }) => title === "Lagre");
    expect(action("dialog")).toMatchObject({ type: "Action.Submit", data: { line: "kurs lagre", form: true } });
    expect(action("card")).toMatchObject({
      type: "Action.Execute",
      verb: "line",
      data: { line: "kurs lagre", form: true },
    });
  });

  it("has the title of a dialog only where the window cannot show it whole", () => {
    const long = { ...FORM, title: "Drift og vedlikehold ".repeat(6) };
    const titled = (titleUnits?: number) =>
      JSON.stringify(
        formCard(long, { place: "dialog", fillIn: "Fyll ut feltet.", ...(titleUnits && { titleUnits }) }),
      ).includes("vedlikehold");
    expect(titled()).toBe(true);
    expect(titled(Number.POSITIVE_INFINITY)).toBe(false);
  });

  it("takes an inherited name for no error", () => {
    const form = { ...FORM, fields: [{ type: "date", name: "constructor", label: "Dag", required: false }] } as const;
    expect(() => draw(form)).not.toThrow();
  });
});

describe("what comes back", () => {
  it("is the line and the answers, as the fields have them", () => {
    const data = { line: "kurs lagre", form: true, "f-seats": 20, "f-title": "Åpent hus", "m-groups": "nett,a%2Cb" };
    expect(readAction(data)).toEqual({
      line: "kurs lagre",
      answers: { seats: "20", title: "Åpent hus", groups: ["nett", "a,b"] },
    });
  });

  it("is nothing when it is not ours, and never throws", () => {
    expect(readAction({ line: 5 })).toBeUndefined();
    expect(readAction(null)).toBeUndefined();
    expect(readAction({ line: "x", form: true, "m-x": "%E0%A4%A", "f-y": { deep: 1 } })).toEqual({
      line: "x",
      answers: { x: ["%E0%A4%A"] },
    });
    fc.assert(fc.property(fc.anything(), (data) => void readAction(data)));
  });

  it("cannot change what every object has", () => {
    const answers = readAction(JSON.parse('{"line":"x","form":true,"f-__proto__":"y"}'))?.answers ?? {};
    expect(Object.getPrototypeOf(answers)).toBe(Object.prototype);
  });
});

it("opens a form by a button that asks for a dialog", () => {
  const card = formButtonCard("Skjemaet venter.", "Åpne", "kurs ny");
  expect(elements(card).find(({ title }) => title === "Åpne")).toEqual({
    type: "Action.Submit",
    title: "Åpne",
    style: "positive",
    data: { line: "kurs ny", msteams: { type: "task/fetch" } },
  });
});
