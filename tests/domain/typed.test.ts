import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asciiSlug } from "../../src/domain/ascii-slug.ts";
import { fold, nearest, slipsBetween, tidy } from "../../src/domain/typed.ts";

const word = fc.string({ unit: fc.constantFrom(..."abåøæ-k"), maxLength: 7 });

describe("spellings of the same word", () => {
  it.each([
    "meld-på",
    "meld-pa",
    "MELD PÅ",
    "Meldpå",
    "meld - på",
    "meld-pa\u030a",
    "meld‑på",
    "«meld-på»",
    "meld-paa",
  ])("%s is meld-på", (typed) => {
    expect(fold(typed)).toBe("meldpa");
  });

  it.each([
    ["påmelding", "paamelding"],
    ["ønske", "onske"],
    ["Kunngjør", "kunngjör"],
    ["lære", "laere"],
    ["Ørsta", "ØRSTA"],
  ])("%s and %s are the same", (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  it("are the same with and without a hyphen, also between two a's", () => {
    expect(fold("ta-avløp")).toBe(fold("taavløp"));
    fc.assert(
      fc.property(word, (typed) => {
        expect(fold(typed.replaceAll("-", ""))).toBe(fold(typed));
      }),
    );
  });

  it("are the same when folded twice", () => {
    fc.assert(
      fc.property(fc.oneof(word, fc.string({ unit: "grapheme" })), (typed) => {
        expect(fold(fold(typed))).toBe(fold(typed));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("a line is tidied", () => {
  it("of what phones and copied text put between the words, and of nothing else", () => {
    expect(tidy("  kurs\u00a0meld-pa\u030a\n\u200b42 ")).toBe("kurs meld-på 42");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (line) => {
        expect(tidy(tidy(line))).toBe(tidy(line));
        const letters = (text: string) => text.normalize("NFC").replace(/[\s\u200b-\u200d\u2060\ufeff]/g, "");
        expect(letters(tidy(line))).toBe(letters(line));
      }),
    );
  });
});

describe("slips between two words", () => {
  it.each([
    ["meldpa", "meldpa", 0],
    ["meldap", "meldpa", 1],
    ["melpa", "meldpa", 1],
    ["meldpaa", "meldpa", 1],
    ["mwldpa", "meldpa", 1],
    ["", "abc", 3],
    ["ca", "abc", 3],
  ])("%s → %s: %i", (one, other, slips) => {
    expect(slipsBetween(one, other)).toBe(slips);
  });

  it("are as many as a slower, plainer count finds", () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 8 }), (one, other, most) => {
        expect(slipsBetween(one, other, most)).toBe(Math.min(plainly(one, other), most + 1));
      }),
      { numRuns: 1_000 },
    );
  });

  it("are the same both ways, and none only for the same word", () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(slipsBetween(one, other, 9)).toBe(slipsBetween(other, one, 9));
        expect(slipsBetween(one, other, 9) === 0).toBe(one === other);
      }),
    );
  });
});

describe("the nearest words to what was typed", () => {
  const commands = ["meld-på", "meld-av", "mine", "vis", "avlys", "deltakere", "personvern"];

  it.each([
    ["medl-på", "meld-på"],
    ["MELDPÅ", "meld-på"],
    ["delta", "deltakere"],
    ["deltakarar", "deltakere"],
    ["persnvern", "personvern"],
    ["avlsy", "avlys"],
  ])("%s: first %s", (typed, wanted) => {
    expect(nearest(typed, commands)[0]).toBe(wanted);
  });

  it("are none when nothing is near, or nothing was typed", () => {
    expect(nearest("xyzzy", commands)).toEqual([]);
    expect(nearest("", commands)).toEqual([]);
    expect(nearest("…", commands)).toEqual([]);
  });

  it("are at most as many as asked for, and always of those there are", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 4 }), (typed, count) => {
        const found = nearest(typed, commands, count);
        expect(found.length).toBeLessThanOrEqual(count);
        for (const each of found) expect(commands).toContain(each);
      }),
    );
  });
});

describe("a name for a file or an address", () => {
  it.each([
    ["Lekkasjesøk", "lekkasjesok"],
    ["VA-konferansen i Molde 2027!", "va-konferansen-i-molde-2027"],
    ["Reinhald og desinfeksjon: åpent / opent", "reinhald-og-desinfeksjon-apent-opent"],
    ["A\u030are", "are"],
    ["  ", "kurs"],
    ["水", "kurs"],
  ])("%s: %s", (text, slug) => {
    expect(asciiSlug(text, "kurs")).toBe(slug);
  });

  it("is ASCII and no longer than allowed, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(asciiSlug(text, "x", 20)).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,18}[a-z0-9])?$/);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** Optimal string alignment by its definition, without memory. */
function plainly(one: string, other: string): number {
  if (one === "" || other === "") return one.length + other.length;
  const [a, b] = [one.at(-1), other.at(-1)];
  const [shortOne, shortOther] = [one.slice(0, -1), other.slice(0, -1)];
  const ways = [
    plainly(shortOne, other) + 1,
    plainly(one, shortOther) + 1,
    plainly(shortOne, shortOther) + (a === b ? 0 : 1),
  ];
  if (one.length > 1 && other.length > 1 && a === other.at(-2) && one.at(-2) === b)
    ways.push(plainly(one.slice(0, -2), other.slice(0, -2)) + 1);
  return Math.min(...ways);
}
