import { describe, expect, it } from "vitest";
import type { Answers } from "../../src/domain/answers.ts";
import { type Field, type Form, filledIn } from "../../src/messages/form.ts";

const text = (name: string): Field => ({ type: "text", name, label: name, required: false, maxLength: 100 });
const form = (...fields: Field[]): Form => ({
  title: "Skjema",
  line: "kurs ny",
  submit: "Lagre",
  cancel: "Avbryt",
  fields,
});
const values = ({ fields }: Form) => fields.map(({ value }) => value);

describe("a form that comes back", () => {
  it("has what was typed in it, each in the shape its field has", () => {
    const options = [{ value: "a", label: "A" }];
    const choices: Field = { type: "choices", name: "dager", label: "Dager", required: false, options };
    const answers: Answers = { navn: "Operatør 1", dager: "a" };
    expect(values(filledIn(form(text("navn"), choices, text("annet")), answers))).toEqual([
      "Operatør 1",
      ["a"],
      undefined,
    ]);
  });

  it("has nothing nobody typed, whatever a field is called", () => {
    const odd = form(...["constructor", "toString", "__proto__"].map(text));
    expect(filledIn(odd, {})).toEqual(odd);
    expect(values(filledIn(odd, JSON.parse('{"__proto__": "tre"}')))).toEqual([undefined, undefined, "tre"]);
  });
});
