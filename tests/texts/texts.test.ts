import { describe, expect, it } from "vitest";
import { datesIn } from "../../src/domain/wall-clock.ts";
import { sandboxNb } from "../../src/texts/nb/sandbox.ts";
import { webNb } from "../../src/texts/nb/web.ts";
import { nb } from "../../src/texts/nb.ts";
import { sandboxNn } from "../../src/texts/nn/sandbox.ts";
import { webNn } from "../../src/texts/nn/web.ts";
import { nn } from "../../src/texts/nn.ts";
import { refusalText, textsIn } from "../../src/texts/texts.ts";
import { everySentence, keysOf } from "../support/sentences.ts";

const bokmal = { ...nb, sandbox: sandboxNb, web: webNb };
const nynorsk = { ...nn, sandbox: sandboxNn, web: webNn };

const inBokmal = everySentence(bokmal, datesIn("nb", "Europe/Oslo"));
const inNynorsk = everySentence(nynorsk, datesIn("nn", "Europe/Oslo"));

/** Words of one norm that the other does not have. */
const onlyBokmal = listed(`
  ikke jeg hva hvem hvor hvilken hvilke hvordan hvis noe noen fra være vært en et bare mer kommer gjøre se nå selv mye ennå
  de dem dere uke navn sted allerede dessverre endret fortsatt hører velg åpne åpner bekreftet annen annet hun videre forsto
  vet finner slippe sluppet ansatte virksomhet tilbud påmeldt påmeldte plasser deltakere dager samlinger ventelisten listen
  tar gjelder begynner begynt hele følger tidligere lenke videolenke beskrivelse begrunnelse siden gruppen filen meldinger`);
const onlyNynorsk = listed(`
  ikkje eg kva kven kvar kor korleis dersom noko nokon nokre frå vere vore ein eit berre meir kjem gjere sjå no sjølv mykje
  enno dei dykk veke namn stad allereie diverre endra framleis høyrer opnar stadfesta annan anna ho vidare forstod veit
  sleppe sloppe tilsette verksemd tilbod påmeld påmelde plassar deltakarar dagar samlingar ventelista lista tek gjeld byrjar
  byrja heile følgjer tidlegare videolenkje omtale grunngjeving sida gruppa meldingar`);

function listed(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** The words of a sentence, without commands: what people type is the same in both. */
function wordsOf(sentence: string): readonly string[] {
  const spoken = sentence.replace(/\/[\p{L}-]+(?: (?:[a-zæøå]+-[a-zæøå]+|koble|vis|mine))?/gu, " ");
  return spoken.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? [];
}

describe("Bokmål and Nynorsk", () => {
  it("say the same things: every sentence of one has its like in the other", () => {
    expect(keysOf(nynorsk)).toEqual(keysOf(bokmal));
    expect(keysOf(bokmal).length).toBeGreaterThan(200);
  });

  it("do not say them in each other's words", () => {
    const astray = (sentences: typeof inBokmal, foreign: ReadonlySet<string>) =>
      sentences
        .filter(({ text }) => wordsOf(text).some((word) => foreign.has(word)))
        .map(({ key, text }) => [key, text]);
    expect(astray(inNynorsk, onlyBokmal)).toEqual([]);
    expect(astray(inBokmal, onlyNynorsk)).toEqual([]);
  });

  it("would be told apart if they did (control)", () => {
    const bokmalInNynorsk = inBokmal.filter(({ text }) => wordsOf(text).some((word) => onlyBokmal.has(word)));
    const nynorskInBokmal = inNynorsk.filter(({ text }) => wordsOf(text).some((word) => onlyNynorsk.has(word)));
    expect(bokmalInNynorsk.length).toBeGreaterThan(80);
    expect(nynorskInBokmal.length).toBeGreaterThan(80);
  });
});

describe.each([
  ["Bokmål", inBokmal],
  ["Nynorsk", inNynorsk],
])("every sentence in %s", (_, sentences) => {
  it.each([
    ["says something", /^\s*$/],
    ["has nothing left unfilled", /\b(?:undefined|null|NaN)\b|Invalid|\[object|Infinity|\$\{/],
    ["has no doubled spaces, nor spaces at its ends", / {2}|^\s|\s$/],
    ["has no space before a full stop or comma, and no two in a row", / [.,!?]|\.\.|,,|\.,/],
    ["quotes as Norwegians do", /["“”']/],
    ["counts one as one", /\b1 (?:plasser|plassar|ledige|arrangementer|dager|dagar)\b/],
  ])("%s", (_what, wrong) => {
    expect(sentences.filter(({ text }) => wrong.test(text))).toEqual([]);
  });
});

describe("the two sentences that are agreed on", () => {
  it("stand as they are", () => {
    expect(nb.kurs.registered({ title: "Lekkasjesøk" })).toBe("Du er påmeldt Lekkasjesøk.");
    expect(nb.kurs.waiting({ title: "Lekkasjesøk", place: 1 })).toBe(
      "Ingen ledige plasser på Lekkasjesøk. Du er nummer 1 på ventelisten.",
    );
  });
});

describe("a refusal", () => {
  it("is told in the reader's language, with dates as that language writes them", () => {
    const refusal = {
      type: "registration-closed",
      title: "Lekkasjesøk",
      closedAt: new Date("2026-11-24T22:59:00Z"),
    } as const;
    expect(refusalText(refusal, textsIn("nb", "Europe/Oslo"))).toContain("tirsdag 24. november 2026 kl. 23.59");
    expect(refusalText(refusal, textsIn("nn", "Europe/Oslo"))).toContain("tysdag 24. november 2026 kl. 23.59");
  });
});
