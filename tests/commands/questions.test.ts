import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readQuestions } from "../../src/commands/kurs/read-questions.ts";

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

  it.each([
    ["Overnatting: ja", "Overnatting: ja"],
    ["Overnatting: ja / ja", "Overnatting: ja / ja"],
    [": ja / nei", ": ja / nei"],
    ["Likt\nLikt", "Likt"],
    ["*", "*"],
  ])("are refused by the line that cannot be read: %s", (typed, unreadable) => {
    expect(readQuestions(typed, [])).toEqual({ unreadable });
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
