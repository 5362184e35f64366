import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerMaxLength, checkAnswers, type Question } from "../../src/domain/question.ts";

const name = fc.constantFrom("q1", "q2", "q3", "q4", "constructor", "__proto__");
const common = { name, label: fc.string({ minLength: 1 }), required: fc.boolean() };
const options = fc.uniqueArray(fc.constantFrom("Ja", "Nei", "Kanskje", "Onsdag"), { minLength: 2 });
const limits = fc.record({ min: fc.integer(), max: fc.integer() }, { requiredKeys: [] });

const question: fc.Arbitrary<Question> = fc.oneof(
  fc.record({ ...common, type: fc.constant("text" as const) }),
  fc.tuple(fc.record({ ...common, type: fc.constant("number" as const) }), limits).map(([a, b]) => ({ ...a, ...b })),
  fc.record({ ...common, type: fc.constantFrom("choice" as const, "choices" as const), options }),
);
const questions = fc.uniqueArray(question, { selector: (each) => each.name, maxLength: 5 });

const value = fc.oneof(fc.constantFrom("Ja", "Nei", " Ja ", "", "7", "-3"), fc.string(), fc.integer().map(String));
const answers = fc.dictionary(fc.oneof(name, fc.string()), fc.oneof(value, fc.array(value)));

const text: Question = { type: "text", name: "q1", label: "Ønsker", required: false };
const number: Question = { type: "number", name: "q1", label: "Netter", required: false, min: 0, max: 3 };
const choice: Question = { type: "choice", name: "q1", label: "Lunsj", required: true, options: ["Ja", "Nei"] };
const choices: Question = { type: "choices", name: "q1", label: "Dager", required: false, options: ["Ons", "Tor"] };

describe("answers to the questions asked", () => {
  it("never make the check throw, whatever they are, and are kept or explained one by one", () => {
    fc.assert(
      fc.property(questions, answers, (asked, given) => {
        const outcome = checkAnswers(asked, given);
        const names = asked.map((each) => each.name);
        const said = "answers" in outcome ? outcome.answers : outcome.problems;
        for (const each of Object.keys(said)) expect(names).toContain(each);
        if ("answers" in outcome)
          for (const { name: asking, required } of asked)
            if (required) expect(Object.hasOwn(outcome.answers, asking)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it("that are kept pass the same check again, unchanged", () => {
    fc.assert(
      fc.property(questions, answers, (asked, given) => {
        const outcome = checkAnswers(asked, given);
        if ("answers" in outcome) expect(checkAnswers(asked, outcome.answers)).toEqual(outcome);
      }),
      { numRuns: 1_000 },
    );
  });

  it("nobody asked for are dropped", () => {
    expect(checkAnswers([text], { q1: "Kart", q2: "Allergi", admin: "ja" })).toEqual({ answers: { q1: "Kart" } });
    expect(checkAnswers([], { q1: "Kart" })).toEqual({ answers: {} });
  });

  it("are trimmed, and blank ones are none at all", () => {
    expect(checkAnswers([text], { q1: "  Kart " })).toEqual({ answers: { q1: "Kart" } });
    expect(checkAnswers([text], { q1: "   " })).toEqual({ answers: {} });
    expect(checkAnswers([choice], { q1: "   " })).toEqual({ problems: { q1: { type: "required" } } });
    expect(checkAnswers([choice], {})).toEqual({ problems: { q1: { type: "required" } } });
  });

  it("must be short enough", () => {
    expect(checkAnswers([text], { q1: "x".repeat(answerMaxLength) })).toHaveProperty("answers");
    expect(checkAnswers([text], { q1: "x".repeat(answerMaxLength + 1) })).toEqual({
      problems: { q1: { type: "too-long", max: answerMaxLength } },
    });
  });

  it.each(["1,5", "1.5", "to", "1e3", "0x2", "99999999999", "Infinity", "--1"])("«%s» is no whole number", (typed) => {
    expect(checkAnswers([number], { q1: typed })).toEqual({ problems: { q1: { type: "not-a-number" } } });
  });

  it("must be within the limits there are", () => {
    expect(checkAnswers([number], { q1: "3" })).toEqual({ answers: { q1: "3" } });
    expect(checkAnswers([number], { q1: "4" })).toEqual({ problems: { q1: { type: "out-of-range", min: 0, max: 3 } } });
    const { max: _, ...open } = number;
    expect(checkAnswers([open], { q1: "-1" })).toEqual({ problems: { q1: { type: "out-of-range", min: 0 } } });
  });

  it("must be among the alternatives: one where one is asked for, several where they may be", () => {
    expect(checkAnswers([choice], { q1: ["Ja"] })).toEqual({ answers: { q1: "Ja" } });
    expect(checkAnswers([choice], { q1: ["Ja", "Nei"] })).toEqual({ problems: { q1: { type: "not-an-option" } } });
    expect(checkAnswers([choice], { q1: "ja" })).toEqual({ problems: { q1: { type: "not-an-option" } } });
    expect(checkAnswers([choices], { q1: ["Ons", "Tor"] })).toEqual({ answers: { q1: ["Ons", "Tor"] } });
    expect(checkAnswers([choices], { q1: ["Ons", "Lør"] })).toEqual({ problems: { q1: { type: "not-an-option" } } });
  });
});
