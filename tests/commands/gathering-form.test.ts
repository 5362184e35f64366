import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { formOf, type TestBot, useBot } from "../support/bot.ts";

const running = useBot();
let bot: TestBot;
beforeEach(async () => {
  bot = running();
  await bot.grant("Sekretær", "secretariat");
});

const good = {
  kind: "seminar",
  title: "Fagdag om slam",
  startDay: "2027-03-28",
  startTime: "9:00",
  endDay: "2027-03-28",
  endTime: "15.30",
  closesDay: "2027-03-21",
  visibility: "members",
};

describe("the secretariat's form", () => {
  it("makes a gathering that is open, or a draft nobody else sees until it is opened", async () => {
    expect(await bot.ask("Sekretær", "kurs ny", { answers: good })).toBe(
      "#1 Fagdag om slam er opprettet, og påmeldingen er åpen.",
    );
    expect((await bot.store.gatherings.byNumber(1))?.startsAt).toEqual(new Date("2027-03-28T07:00:00Z"));
    const drafted = await bot.ask("Sekretær", "kurs ny", { answers: { ...good, state: "draft" } });
    expect(drafted).toContain("er lagret som utkast");
    expect(await bot.ask("Operatør 1", "kurs vis 2")).toContain("Jeg finner ikke noe arrangement");
    const { line } = formOf(await bot.effects("Sekretær", "kurs endre 2"));
    await bot.ask("Sekretær", line, { answers: { ...good, state: "open" } });
    expect(await bot.ask("Operatør 1", "kurs meld-på 2")).toBe("Du er påmeldt Fagdag om slam.");
  });

  it.each([
    [{ title: "" }, "title: Dette må fylles ut."],
    [{ title: "x".repeat(121) }, "title: "],
    [{ startDay: "" }, "startDay: "],
    [{ startDay: "2027-02-30" }, "startDay: "],
    [{ startTime: "kvart over ni" }, "startTime: "],
    [{ endDay: "2027-03-27" }, "endDay: Arrangementet må slutte etter at det har begynt."],
    [{ startDay: "2020-01-01" }, "startDay: "],
    [{ closesDay: "2027-04-01" }, "closesDay: "],
    [{ seats: "0" }, "seats: Skriv et helt tall fra 1 til 10 000"],
    [{ seats: "10001" }, "seats: Skriv et helt tall fra 1 til 10 000"],
    [{ seats: "mange" }, "seats: Skriv et helt tall fra 1 til 10 000"],
    [{ videoLink: "javascript:alert(1)" }, "videoLink: "],
    [{ kind: "fest" }, "kind: "],
    [{ visibility: "group" }, "visibility: "],
    [{ questions: "Overnatting: ja" }, "questions: Skriv minst to"],
    [{ questions: "Likt\nLikt" }, "questions: Dette spørsmålet står to ganger."],
  ])("says what must be filled in differently: %o", async (wrong, sentence) => {
    expect(await bot.ask("Sekretær", "kurs ny", { answers: { ...good, ...wrong } })).toContain(sentence);
    expect(await bot.database.prisma.gathering.count()).toBe(0);
  });

  it("speaks Norwegian whatever is sent in, or left out", async () => {
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom("2027-03-28", "09:00", "5", "course"),
      fc.array(fc.string(), { maxLength: 2 }),
    );
    const fields = fc.constantFrom(
      ...Object.keys(good),
      "seats",
      "videoLink",
      "questions",
      "group",
      "state",
      "__proto__",
    );
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fields, value), async (answers) => {
        const said = await bot.ask("Sekretær", "kurs ny", { answers });
        expect(said).not.toMatch(/Invalid|expected|received|Too (big|small)|undefined|Noe gikk galt/);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
