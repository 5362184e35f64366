import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readQuestions } from "../../src/commands/kurs/read-questions.ts";
import type { Question } from "../../src/domain/question.ts";
import { questionLine } from "../../src/messages/gathering-form.ts";

describe("the questions of a gathering, as the secretariat writes them", () => {
  it("are one a line, with alternatives after a colon and a star for those that must be answered", () => {
    expect(readQuestions("Overnatting: ja / nei *\n\nKommentar", [])).toEqual({
      questions: [
        { type: "choice", name: "overnatting", label: "Overnatting", required: true, options: ["ja", "nei"] },
        { type: "text", name: "kommentar", label: "Kommentar", required: false },
      ],
    });
  });

  it("keep their names, and so their answers, when others come and go", () => {
    const before = readQuestions("Buss: ja / nei\nKommentar", []);
    if (!("questions" in before)) throw new Error("unreadable");
    expect(readQuestions("Kommentar *", before.questions)).toMatchObject({
      questions: [{ name: "kommentar", required: true }],
    });
    expect(readQuestions("Buss!\nKommentar", before.questions)).toMatchObject({
      questions: [{ name: "buss-2", label: "Buss!" }, { name: "kommentar" }],
    });
  });

  it("stay as they are when their lines are untouched, also those a line cannot say", () => {
    const before: readonly Question[] = [
      { type: "number", name: "netter", label: "Netter", required: true, min: 0, max: 3 },
      { type: "choices", name: "dager", label: "Dager", required: false, options: ["onsdag", "torsdag"] },
      { type: "text", name: "klokka", label: "Buss: når", required: false },
    ];
    const lines = before.map(questionLine);
    expect(readQuestions([...lines, "Ny"].join("\r\n"), before)).toEqual({
      questions: [...before, { type: "text", name: "ny", label: "Ny", required: false }],
    });
    expect(readQuestions([...lines].reverse().join("\n"), before)).toEqual({ questions: [...before].reverse() });
    expect(readQuestions("Netter", before)).toEqual({
      questions: [{ type: "text", name: "netter", label: "Netter", required: false }],
    });
    expect(readQuestions("Netter *\nNetter *", before)).toMatchObject({
      unreadable: "Netter *",
      reason: { type: "twice" },
    });
    expect(readQuestions("Netter\nNetter *", before)).toMatchObject({
      unreadable: "Netter *",
      reason: { type: "twice" },
    });
  });

  it.each([
    ["Overnatting: ja", "Overnatting: ja"],
    ["Overnatting: ja / ja", "Overnatting: ja / ja"],
    [": ja / nei", ": ja / nei"],
    ["Likt\nLikt", "Likt"],
    ["*", "*"],
  ])("are refused by the line that cannot be read: %s", (typed, unreadable) => {
    expect(readQuestions(typed, [])).toMatchObject({ unreadable, reason: expect.anything() });
  });

  it("never share a name, whatever is written", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 30 }), { maxLength: 10 }), (lines) => {
        const read = readQuestions(lines.join("\n"), []);
        if (!("questions" in read)) return;
        const names = read.questions.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        for (const name of names) expect(name).toMatch(/^[a-z0-9-]+$/);
      }),
    );
  });
});
