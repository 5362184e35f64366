import { beforeEach, describe, expect, it } from "vitest";
import { buttonsOf, messageOf, type TestBot, useBot, wordsOf } from "../support/bot.ts";

const running = useBot();
let bot: TestBot;
beforeEach(() => {
  bot = running();
});

describe("what people type", () => {
  it.each([
    ["kurs meld-på 42"],
    ["/kurs meld-på 42"],
    ["  KURS   MELD PÅ 42 "],
    ["kurs meld-pa 42"],
    ["kurs meldpå #42"],
    ["kurs meld pa\u030a 42"],
    ["kurs påmelding kurs 42"],
    ["kurs meld meg på 42"],
    ["meld-på 42"],
    ["Kurs meld-på nr. 42!"],
    ["arrangement meld-på #42"],
    ["kurs\u00a0meld-på\u200b 42"],
  ])("«%s» signs up", async (line) => {
    await bot.gathering({ number: 42 });
    expect(await bot.ask("Operatør 1", line)).toBe("Du er påmeldt Lekkasjesøk.");
  });

  it.each([["kurs 42"], ["kurs #42"], ["kurs42"], ["kurs vis 42"], ["kurs sjå kurs 42"]])(
    "«%s» shows the gathering",
    async (line) => {
      await bot.gathering({ number: 42 });
      expect(await bot.ask("Operatør 1", line)).toContain("#42 Lekkasjesøk");
    },
  );

  it("suggests what was meant, with the number kept", async () => {
    const effects = await bot.effects("Operatør 1", "kurs medl-på 42");
    expect(buttonsOf(messageOf(effects)).map(({ line }) => line)).toContain("kurs meld-på 42");
    const unknown = await bot.effects("Operatør 1", "hjlep");
    expect(buttonsOf(messageOf(unknown)).map(({ line }) => line)).toContain("hjelp");
  });

  it("never suggests what the asker may not do", async () => {
    const effects = await bot.effects("Operatør 1", "kurs avlyss 42");
    expect(buttonsOf(messageOf(effects)).map(({ line }) => line)).not.toContain("kurs avlys 42");
  });

  it.each([
    [""],
    ["   "],
    ["/"],
    ["?"],
    ["🚰"],
    ["kurs ''; DROP TABLE person; --"],
    ["a".repeat(10_000)],
    ["kurs meld-på 99999999999999999999"],
  ])("answers «%s» with a sentence that helps", async (line) => {
    const words = wordsOf(messageOf(await bot.effects("Operatør 1", line)));
    expect(words).toMatch(/\/?(kurs|hjelp)/i);
    expect(words).not.toContain("Noe gikk galt");
  });

  it("asks for the number when it is missing", async () => {
    expect(await bot.ask("Operatør 1", "kurs meld-på")).toBe(
      "Jeg trenger litt mer. Skriv /kurs meld-på <nummer>, for eksempel /kurs meld-på 42.",
    );
  });
});

describe("the list", () => {
  it("shows what is coming, by month and by kind, page by page", async () => {
    for (let number = 1; number <= 8; number++) {
      const startsAt = new Date(Date.UTC(2027, number > 4 ? 2 : 0, 10 + number, 8));
      await bot.gathering({ number, title: `Samling ${number}`, kind: number % 2 ? "course" : "seminar", startsAt });
    }
    const numbers = async (line: string) =>
      buttonsOf(messageOf(await bot.effects("Operatør 1", line))).flatMap(
        (button) => /^kurs vis (\d+)$/.exec(button.line)?.[1] ?? [],
      );
    expect(await numbers("kurs")).toEqual(["1", "2", "3", "4", "5", "6"]);
    expect(await numbers("kurs side 2")).toEqual(["7", "8"]);
    expect(await numbers("kurs side 99")).toEqual(["7", "8"]);
    expect(await numbers("kurs mars")).toEqual(["5", "6", "7", "8"]);
    expect(await numbers("kurs fagdagar i januar")).toEqual(["2", "4"]);
    expect(await bot.ask("Operatør 1", "kurs studietur")).toBe("Jeg fant ingen kurs eller samlinger for «studietur».");
  });

  it("suggests a month, a kind or a command for a word it does not know", async () => {
    const lines = async (line: string) =>
      buttonsOf(messageOf(await bot.effects("Operatør 1", line))).map((button) => button.line);
    expect(await lines("kurs feburar")).toContain("kurs februar");
    expect(await lines("kurs meldpaa 42")).not.toContain("kurs februar");
    expect(await lines("kurs fagdga")).toContain("kurs fagdag");
  });

  it("holds what the asker may see, and no more", async () => {
    const group = await bot.database.prisma.workingGroup.create({ data: { slug: "lekkasje", name: "Lekkasjesøk" } });
    await bot.gathering({ number: 1, title: "For alle", visibility: "everyone" });
    await bot.gathering({ number: 2, title: "For medlemmene" });
    await bot.gathering({ number: 3, title: "For faggruppen", visibility: "group", group: group.id });
    await bot.gathering({ number: 4, title: "Utkast", state: "draft" });
    await bot.grant("Sekretær", "secretariat");
    const words = async (user: string) => wordsOf(messageOf(await bot.effects(user, "kurs")));
    expect(await words("Operatør 1")).toContain("For medlemmene");
    expect(await words("Operatør 1")).not.toContain("For faggruppen");
    expect(await words("Operatør 1")).not.toContain("Utkast");
    expect(await words("Sekretær")).toContain("For faggruppen");
    expect(await words("Sekretær")).toContain("Utkast");
    const personId = await bot.personId("Operatør 1");
    await bot.database.prisma.groupMembership.create({ data: { groupId: group.id, personId } });
    expect(await words("Operatør 1")).toContain("For faggruppen");
  });
});

describe("a list asked for aloud in a channel", () => {
  it("holds what every member may see, whoever asks, and so do its other pages", async () => {
    await bot.grant("Sekretær", "secretariat");
    for (let number = 1; number <= 8; number++) await bot.gathering({ number, title: `Samling ${number}` });
    await bot.gathering({
      number: 9,
      title: "Hemmelig utkast",
      state: "draft",
      startsAt: new Date("2026-12-01T08:00:00Z"),
    });
    const [aloud] = await bot.effects("Sekretær", "kurs", { via: "mention" });
    expect(aloud).toMatchObject({ type: "reply", to: "conversation" });
    expect(JSON.stringify(aloud)).not.toMatch(/utkast|kurs ny/);
    const next = buttonsOf(messageOf([aloud as never])).find(({ line }) => line.includes("side"))?.line ?? "";
    const [turned] = await bot.effects("Sekretær", next, { via: "button" });
    expect(turned?.type).toBe("replace-card");
    expect(JSON.stringify(turned)).not.toMatch(/utkast|kurs ny/);
    const [alone] = await bot.effects("Sekretær", "kurs");
    expect(alone).toMatchObject({ type: "reply", to: "asker" });
    expect(JSON.stringify(alone)).toContain("Hemmelig utkast");
  });

  it("turns its pages within the same kind", async () => {
    for (let number = 1; number <= 8; number++) await bot.gathering({ number, kind: "brokered-course" });
    await bot.gathering({ number: 9, kind: "course" });
    const first = messageOf(await bot.effects("Operatør 1", "kurs formidlet"));
    expect(first.summary).toContain("8 arrangementer");
    const next = buttonsOf(first).find(({ line }) => line.includes("side"))?.line ?? "";
    expect(messageOf(await bot.effects("Operatør 1", next)).summary).toContain("8 arrangementer");
  });
});

describe("the message shortcut", () => {
  it("shows the gathering a message names", async () => {
    await bot.gathering({ number: 42 });
    await bot.gathering({ number: 43, title: "Fagdag" });
    expect(await bot.ask("Operatør 1", "kurs i-melding", { via: "shortcut", quoted: "Hugs kurs 42, 2027!" })).toContain(
      "#42 Lekkasjesøk",
    );
    const both = messageOf(await bot.effects("Operatør 1", "kurs i-melding", { quoted: "#42 eller #43?" }));
    expect(wordsOf(both)).toContain("#43 Fagdag");
    expect(await bot.ask("Operatør 1", "kurs i-melding", { quoted: "God morgon" })).toContain(
      "Jeg fant ikke noe kursnummer",
    );
  });
});

describe("what people say rather than type", () => {
  it.each([["hei"], ["Takk!"], ["God morgen"]])("«%s» is answered with a greeting", async (line) => {
    expect(await bot.ask("Operatør 1", line)).toContain("Hei! Skriv /kurs");
  });

  it.each([["meld meg på 42"], ["Melde mæ på kurs 42"], ["kurs meld meg på 42"]])("«%s» signs up", async (line) => {
    await bot.gathering({ number: 42 });
    expect(await bot.ask("Operatør 1", line)).toBe("Du er påmeldt Lekkasjesøk.");
  });

  it("finds a gathering by its name or place, in the list and for whatever is to be done with it", async () => {
    await bot.gathering({ number: 42 });
    await bot.gathering({ number: 43, title: "Fagdag om slam" });
    expect(wordsOf(messageOf(await bot.effects("Operatør 1", "kurs LEKKASJE")))).toContain("#42 Lekkasjesøk");
    expect(wordsOf(messageOf(await bot.effects("Operatør 1", "kurs LEKKASJE")))).not.toContain("#43");
    const asked = messageOf(await bot.effects("Operatør 1", "kurs meld-på lekkasjesøk"));
    expect(buttonsOf(asked).map(({ line }) => line)).toEqual(["kurs meld-på 42"]);
    expect(await bot.ask("Operatør 1", "kurs meld-på 42 43")).toContain("Jeg vet ikke hva jeg skal gjøre med «42 43»");
  });

  it("answers a second press on an offer's button with what is so", async () => {
    await bot.gathering({ number: 42, seats: 1 });
    for (const user of ["Operatør 1", "Operatør 2", "Operatør 3"]) await bot.ask(user, "kurs meld-på 42");
    await bot.ask("Operatør 1", "kurs meld-av 42");
    await bot.ask("Operatør 2", "kurs ta-plassen 42");
    expect(await bot.ask("Operatør 2", "kurs ta-plassen 42")).toBe("Plassen på Lekkasjesøk er allerede din.");
    await bot.ask("Operatør 2", "kurs meld-av 42");
    expect(await bot.ask("Operatør 2", "kurs ta-plassen 42")).toContain("Du har ikke noe tilbud");
    await bot.ask("Operatør 3", "kurs avslå 42");
    expect(await bot.ask("Operatør 3", "kurs avslå 42")).toContain("Du har allerede takket nei");
  });
});
