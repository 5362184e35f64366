import { beforeEach, describe, expect, it } from "vitest";
import { sweepOffers } from "../../src/services/offers.ts";
import { enqueueReminders } from "../../src/services/reminders.ts";
import { buttonsOf, formOf, messageOf, monday, type TestBot, useBot } from "../support/bot.ts";

const running = useBot();
let bot: TestBot;
beforeEach(() => {
  bot = running();
});

const later = (days: number, hours = 0) => new Date(monday.getTime() + days * 86_400_000 + hours * 3_600_000);

describe("the last seat", () => {
  it("goes to whoever asks first, and the waiting list to the next", async () => {
    await bot.gathering({ number: 42, seats: 1 });
    expect(await bot.ask("Operatør 1", "kurs meld-på 42")).toBe("Du er påmeldt Lekkasjesøk.");
    expect(await bot.ask("Operatør 2", "kurs meld-på 42")).toBe(
      "Ingen ledige plasser på Lekkasjesøk. Du er nummer 1 på ventelisten.",
    );
    expect(await bot.ask("Operatør 3", "kurs meld-på 42")).toContain("Du er nummer 2 på ventelisten.");
  });

  it("is offered to the first in line when its holder withdraws, and held for them", async () => {
    await bot.gathering({ number: 42, seats: 1 });
    for (const who of ["Operatør 1", "Operatør 2", "Operatør 3"]) await bot.ask(who, "kurs meld-på 42");
    expect(await bot.ask("Operatør 1", "kurs meld-av 42")).toBe("Du er meldt av Lekkasjesøk.");
    expect(await bot.outbox()).toEqual([{ purpose: "seat-offered", to: "Operatør 2", state: "waiting" }]);
    expect(await bot.ask("Operatør 4", "kurs meld-på 42")).toContain("Du er nummer 2 på ventelisten.");
    expect(await bot.ask("Operatør 3", "kurs ta-plassen 42")).toContain("Du har ikke noe tilbud om plass");
    expect(await bot.ask("Operatør 2", "kurs ta-plassen 42")).toBe("Plassen er din. Du er påmeldt Lekkasjesøk.");
    expect(await bot.ask("Operatør 2", "kurs meld-på 42")).toContain("Du er allerede påmeldt");
  });

  it("goes on to the next when the offer is declined, and is not offered again to whoever let it go", async () => {
    await bot.gathering({ number: 42, seats: 1 });
    for (const who of ["Operatør 1", "Operatør 2", "Operatør 3"]) await bot.ask(who, "kurs meld-på 42");
    await bot.ask("Operatør 1", "kurs meld-av 42");
    expect(await bot.ask("Operatør 2", "kurs avslå 42")).toContain("Du har takket nei");
    expect(await bot.ask("Operatør 2", "kurs ta-plassen 42")).toContain("Du har allerede takket nei");
    expect((await bot.outbox()).map(({ purpose, to }) => `${purpose} ${to}`)).toEqual([
      "seat-offered Operatør 2",
      "seat-offered Operatør 3",
    ]);
  });

  it("rolls on when the offer runs out, and says so to whoever waited too long", async () => {
    await bot.gathering({ number: 42, seats: 1 });
    for (const who of ["Operatør 1", "Operatør 2", "Operatør 3"]) await bot.ask(who, "kurs meld-på 42");
    await bot.ask("Operatør 1", "kurs meld-av 42");
    bot.clock.at = later(1);
    expect(await bot.ask("Operatør 2", "kurs ta-plassen 42")).toContain("gikk ut tirsdag 24. november 2026 kl. 09.00");
    await sweepOffers(bot.deps);
    await sweepOffers(bot.deps);
    expect((await bot.outbox()).map(({ purpose, to }) => `${purpose} ${to}`)).toEqual([
      "seat-offered Operatør 2",
      "seat-offer-expired Operatør 2",
      "seat-offered Operatør 3",
    ]);
    expect(await bot.ask("Operatør 2", "kurs meld-på 42")).toContain("Du er nummer 1 på ventelisten.");
  });
});

describe("an open offer", () => {
  beforeEach(async () => {
    await bot.gathering({ number: 42, seats: 1 });
    for (const who of ["Operatør 1", "Operatør 2"]) await bot.ask(who, "kurs meld-på 42");
    await bot.ask("Operatør 1", "kurs meld-av 42");
    await bot.grant("Sekretær", "secretariat");
  });

  it("is nothing to take once the gathering is cancelled", async () => {
    await bot.ask("Sekretær", "kurs avlys 42", { answers: { reason: "Storm" } });
    expect(await bot.ask("Operatør 2", "kurs ta-plassen 42")).toContain("er avlyst");
    expect(await bot.database.prisma.registration.count({ where: { standing: "seated" } })).toBe(0);
  });

  it("never outlives the gathering's beginning, wherever that is moved", async () => {
    const { id } = await bot.gathering({ number: 43, seats: 1, startsAt: later(30) });
    for (const who of ["Operatør 1", "Operatør 2"]) await bot.ask(who, "kurs meld-på 43");
    await bot.ask("Operatør 1", "kurs meld-av 43");
    const answers = {
      kind: "course",
      title: "Lekkasjesøk",
      startDay: "2026-11-23",
      startTime: "10:00",
      endDay: "2026-11-23",
      endTime: "15:00",
      closesDay: "2026-11-22",
      visibility: "members",
      seats: "1",
    };
    expect(await bot.ask("Sekretær", "kurs endre 43", { answers })).toContain("er endret");
    const offer = await bot.database.prisma.seatOffer.findFirstOrThrow({ where: { gatheringId: id } });
    expect(offer.expiresAt).toEqual(later(0, 1));
    bot.clock.at = later(0, 2);
    expect(await bot.ask("Operatør 2", "kurs ta-plassen 43")).toContain("har allerede begynt");
  });

  it("goes to all who wait, at once and in one go, when the limit is lifted", async () => {
    await bot.gathering({ number: 44, seats: 1 });
    const many = Array.from({ length: 20 }, (_, index) => `Operatør ${index + 10}`);
    for (const who of many) await bot.ask(who, "kurs meld-på 44");
    const { id } = await bot.store.gatherings.byNumber(44).then((found) => found ?? Promise.reject(new Error("none")));
    await bot.database.prisma.gathering.update({ where: { id }, data: { seats: null } });
    await sweepOffers(bot.deps);
    const offered = (await bot.outbox()).filter(({ purpose, to }) => purpose === "seat-offered" && many.includes(to));
    expect(offered.map(({ to }) => to).sort()).toEqual(many.slice(1).sort());
  });
});

describe("signing up", () => {
  it("asks the gathering's questions first, and keeps what was typed when an answer is missing", async () => {
    const { id } = await bot.gathering({
      number: 7,
      questions: [
        { name: "q1", label: "Overnatting", required: true, type: "choice", options: ["Ja", "Nei"] },
        { name: "q2", label: "Noe vi bør vite?", required: false, type: "text" },
      ],
    });
    expect(await bot.ask("Operatør 1", "kurs meld-på 7")).toBe("[skjema: Påmelding: Lekkasjesøk]");
    const refused = await bot.effects("Operatør 1", "kurs meld-på 7", { answers: { q2: "Kommer med ferja" } });
    expect(refused).toMatchObject([{ type: "field-errors", errors: { q1: "Dette må fylles ut." } }]);
    expect(formOf(refused).fields[1]).toMatchObject({ value: "Kommer med ferja" });
    expect(await bot.ask("Operatør 1", "kurs meld-på 7", { answers: { q1: "Kanskje" } })).toBe(
      "q1: Velg et av alternativene.",
    );
    const answers = { q1: "Ja", q2: "Kommer med ferja" };
    expect(await bot.ask("Operatør 1", "kurs meld-på 7", { answers })).toBe("Du er påmeldt Lekkasjesøk.");
    const [kept] = await bot.store.registrations.participants(id);
    expect(kept?.answers).toEqual(answers);
  });

  it("says why it is not possible, and what to do instead", async () => {
    await bot.gathering({ number: 1, state: "cancelled" });
    await bot.gathering({ number: 2, registrationClosesAt: later(-1) });
    await bot.gathering({ number: 3, registrationOpensAt: later(2) });
    await bot.gathering({ number: 4, startsAt: later(0, -1) });
    await bot.gathering({ number: 5, state: "draft" });
    expect(await bot.ask("Operatør 1", "kurs meld-på 1")).toContain("er avlyst. Skriv /kurs");
    expect(await bot.ask("Operatør 1", "kurs meld-på 2")).toContain("gikk ut søndag 22. november 2026 kl. 09.00");
    expect(await bot.ask("Operatør 1", "kurs meld-på 3")).toContain("åpner onsdag 25. november 2026 kl. 09.00");
    expect(await bot.ask("Operatør 1", "kurs meld-på 4")).toContain("har allerede begynt");
    expect(await bot.ask("Operatør 1", "kurs meld-på 5")).toContain("Jeg finner ikke noe arrangement med nummer 5");
    expect(await bot.ask("Operatør 1", "kurs meld-på 99")).toContain("Jeg finner ikke noe arrangement med nummer 99");
  });

  it("happens once however often the same request is delivered", async () => {
    await bot.gathering({ number: 42, seats: 1 });
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => bot.ask("Operatør 1", "kurs meld-på 42", { key: "slack:same" })),
    );
    expect(answers.filter((answer) => answer !== "")).toEqual(["Du er påmeldt Lekkasjesøk."]);
  });

  it("keeps the order of what one person does at once", async () => {
    await bot.gathering({ number: 42, seats: 1 });
    const lines = ["kurs meld-på 42", "kurs meld-av 42", "kurs meld-på 42", "kurs meld-av 42"];
    const answers = await Promise.all(lines.map((line) => bot.ask("Operatør 1", line)));
    expect(answers).toEqual([
      "Du er påmeldt Lekkasjesøk.",
      "Du er meldt av Lekkasjesøk.",
      "Du er påmeldt Lekkasjesøk.",
      "Du er meldt av Lekkasjesøk.",
    ]);
  });

  it("takes the pressed card's place, so that nobody presses twice", async () => {
    await bot.gathering({ number: 42, seats: 5 });
    const effects = await bot.effects("Operatør 1", "kurs meld-på 42", { via: "button" });
    expect(effects[0]?.type).toBe("replace-card");
    expect(buttonsOf(messageOf(effects)).map(({ line }) => line)).toContain("kurs meld-av 42");
    expect(buttonsOf(messageOf(effects)).map(({ line }) => line)).not.toContain("kurs meld-på 42");
  });
});

describe("withdrawing", () => {
  it("leaves the waiting list without freeing a seat", async () => {
    await bot.gathering({ number: 42, seats: 1 });
    for (const who of ["Operatør 1", "Operatør 2", "Operatør 3"]) await bot.ask(who, "kurs meld-på 42");
    expect(await bot.ask("Operatør 2", "kurs meld-av 42")).toBe("Du står ikke lenger på ventelisten til Lekkasjesøk.");
    expect(await bot.outbox()).toEqual([]);
    expect(await bot.ask("Operatør 3", "kurs meld-på 42")).toContain("som nummer 1");
  });

  it("passes an open offer on to the next", async () => {
    await bot.gathering({ number: 42, seats: 1 });
    for (const who of ["Operatør 1", "Operatør 2", "Operatør 3"]) await bot.ask(who, "kurs meld-på 42");
    await bot.ask("Operatør 1", "kurs meld-av 42");
    await bot.ask("Operatør 2", "kurs meld-av 42");
    expect(await bot.ask("Operatør 3", "kurs ta-plassen 42")).toContain("Plassen er din");
  });

  it("says so to whoever is not registered", async () => {
    await bot.gathering({ number: 42 });
    expect(await bot.ask("Operatør 1", "kurs meld-av 42")).toContain("Du er ikke påmeldt Lekkasjesøk.");
  });
});

describe("reminders", () => {
  it("are put in the outbox once, for those who have a seat, and move with the gathering", async () => {
    const { id } = await bot.gathering({ number: 42, seats: 1, startsAt: later(8), registrationClosesAt: later(3) });
    await bot.ask("Operatør 1", "kurs meld-på 42");
    await bot.ask("Operatør 2", "kurs meld-på 42");
    await enqueueReminders(bot.deps);
    expect(await bot.outbox()).toEqual([]);
    bot.clock.at = later(1);
    await enqueueReminders(bot.deps);
    await enqueueReminders(bot.deps);
    expect(await bot.outbox()).toEqual([{ purpose: "reminder-week-before", to: "Operatør 1", state: "waiting" }]);
    await bot.database.prisma.gathering.update({ where: { id }, data: { startsAt: later(15), endsAt: later(15, 6) } });
    await enqueueReminders(bot.deps);
    expect((await bot.outbox()).length).toBe(1);
    bot.clock.at = later(8);
    await enqueueReminders(bot.deps);
    expect((await bot.outbox()).map(({ purpose }) => purpose)).toEqual([
      "reminder-week-before",
      "reminder-week-before",
    ]);
  });
});
