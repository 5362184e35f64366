import { beforeEach, describe, expect, it } from "vitest";
import type { ClaimedMessage } from "../../src/ports/outbox-queue.ts";
import { compose } from "../../src/services/compose.ts";
import { sweepOffers } from "../../src/services/offers.ts";
import { enqueueReminders } from "../../src/services/reminders.ts";
import { formOf, messageOf, monday, type TestBot, useBot, wordsOf } from "../support/bot.ts";

const running = useBot();
let bot: TestBot;
beforeEach(() => {
  bot = running();
});

const later = (days: number, hours = 0) => new Date(monday.getTime() + days * 86_400_000 + hours * 3_600_000);

/** What the newest message of the outbox would say if it were sent now. */
async function newest(purpose: string): Promise<string> {
  const row = await bot.database.prisma.outboxMessage.findFirstOrThrow({ where: { purpose }, orderBy: { id: "desc" } });
  const recipient =
    row.recipientKind === "person"
      ? { kind: "person", person: row.recipient }
      : { kind: "account", account: row.recipient };
  const composed = await compose(bot.deps, { ...row, recipient } as unknown as ClaimedMessage);
  return "suppressed" in composed ? `[${composed.suppressed}]` : wordsOf(composed);
}

describe("a reminder, composed when it is sent", () => {
  beforeEach(async () => {
    await bot.gathering({ number: 42, startsAt: later(8), registrationClosesAt: later(5) });
    await bot.ask("Operatør 1", "kurs meld-på 42");
    bot.clock.at = later(1);
    await enqueueReminders(bot.deps);
  });

  it("says when and where, in the reader's own language", async () => {
    expect(await newest("reminder-week-before")).toContain("Om en uke: Lekkasjesøk, tirsdag 1. desember");
    await bot.ask("Operatør 1", "personvern språk nn");
    expect(await newest("reminder-week-before")).toContain("Om ei veke: Lekkasjesøk, tysdag 1. desember");
  });

  it("follows a new name and place, and falls silent when the gathering is moved or cancelled", async () => {
    const { prisma } = bot.database;
    await prisma.gathering.update({ where: { number: 42 }, data: { title: "Lekkasjesøk 2", place: "Volda" } });
    expect(await newest("reminder-week-before")).toMatch(/Lekkasjesøk 2[\s\S]*Volda/);
    await prisma.gathering.update({ where: { number: 42 }, data: { startsAt: later(9), endsAt: later(10) } });
    expect(await newest("reminder-week-before")).toBe("[gathering-moved]");
    await prisma.gathering.update({ where: { number: 42 }, data: { state: "cancelled" } });
    expect(await newest("reminder-week-before")).toBe("[gathering-cancelled]");
  });

  it("is not sent to whoever has withdrawn or left, nor when it no longer helps", async () => {
    bot.clock.at = later(4);
    expect(await newest("reminder-week-before")).toBe("[too-late]");
    bot.clock.at = later(1);
    await bot.database.prisma.person.updateMany({ data: { active: false } });
    expect(await newest("reminder-week-before")).toBe("[recipient-gone]");
    await bot.database.prisma.person.updateMany({ data: { active: true } });
    await bot.ask("Operatør 1", "kurs meld-av 42");
    expect(await newest("reminder-week-before")).toBe("[not-seated]");
  });
});

describe("a seat offer, composed when it is sent", () => {
  beforeEach(async () => {
    await bot.gathering({ number: 42, seats: 1 });
    await bot.ask("Operatør 1", "kurs meld-på 42");
    await bot.ask("Operatør 2", "kurs meld-på 42");
    await bot.ask("Operatør 1", "kurs meld-av 42");
  });

  it("says how long it holds, and is not sent once it is answered or has run out", async () => {
    expect(await newest("seat-offered")).toContain("tirsdag 24. november 2026 kl. 09.00");
    await bot.ask("Operatør 2", "kurs ta-plassen 42");
    expect(await newest("seat-offered")).toBe("[offer-accepted]");
  });

  it("is followed by a word that it ran out, unless its reader has signed up again", async () => {
    bot.clock.at = later(1, 1);
    expect(await newest("seat-offered")).toBe("[offer-open]");
    await sweepOffers(bot.deps);
    expect(await newest("seat-offer-expired")).toContain("/kurs meld-på 42");
    await bot.ask("Operatør 2", "kurs meld-på 42");
    expect(await newest("seat-offer-expired")).toBe("[registered-again]");
  });
});

describe("a change, composed when it is sent", () => {
  const answers = (changed: object) => ({
    kind: "course",
    title: "Lekkasjesøk",
    startDay: "2026-12-21",
    startTime: "09:00",
    endDay: "2026-12-21",
    endTime: "15:00",
    closesDay: "2026-12-14",
    visibility: "members",
    ...changed,
  });
  beforeEach(async () => {
    await bot.grant("Sekretær", "secretariat");
    await bot.gathering({
      number: 42,
      seats: 2,
      startsAt: new Date("2026-12-21T08:00:00Z"),
      endsAt: new Date("2026-12-21T14:00:00Z"),
    });
    for (const user of ["Operatør 1", "Operatør 2", "Operatør 3"]) await bot.ask(user, "kurs meld-på 42");
  });

  it("reaches everybody in the line with the new time and place, once for each change", async () => {
    const moved = answers({ startDay: "2027-01-11", endDay: "2027-01-11", place: "Volda", seats: "2" });
    expect(await bot.ask("Sekretær", "kurs endre 42", { answers: moved })).toContain("3 som er med, får beskjed");
    expect(await newest("gathering-changed")).toMatch(/mandag 11. januar 2027 kl. 09.00[\s\S]*Volda/);
    await bot.ask("Sekretær", "kurs endre 42", { answers: moved });
    expect((await bot.outbox()).length).toBe(3);
    await bot.ask("Sekretær", "kurs endre 42", { answers: { ...moved, place: "Ørsta" } });
    expect((await bot.outbox()).length).toBe(6);
  });

  it("offers new seats to those who wait, and refuses fewer than are taken", async () => {
    const fewer = await bot.ask("Sekretær", "kurs endre 42", { answers: answers({ seats: "1" }) });
    expect(fewer).toContain("seats: ");
    await bot.ask("Sekretær", "kurs endre 42", { answers: answers({ seats: "3" }) });
    expect(await bot.outbox()).toEqual([{ purpose: "seat-offered", to: "Operatør 3", state: "waiting" }]);
    await bot.ask("Operatør 4", "kurs meld-på 42");
    await bot.ask("Sekretær", "kurs endre 42", { answers: answers({}) });
    expect((await bot.outbox()).at(-1)).toMatchObject({ purpose: "seat-offered", to: "Operatør 4" });
  });

  it("is not undone unseen by a form that somebody else had open", async () => {
    const opened = formOf(await bot.effects("Sekretær", "kurs endre 42"));
    await bot.ask("Sekretær", "kurs endre 42", { answers: answers({ place: "Volda", seats: "2" }) });
    const stale = await bot.effects("Sekretær", opened.line, {
      answers: answers({ description: "Ta med kart", seats: "2" }),
    });
    expect(wordsOf(messageOf(stale))).toContain("er endret av noen andre");
    expect(wordsOf(messageOf(stale))).toContain("Beskrivelse: Ta med kart");
    expect((await bot.store.gatherings.byNumber(42))?.place).toBe("Volda");
    const fresh = formOf(await bot.effects("Sekretær", "kurs endre 42"));
    expect(
      await bot.ask("Sekretær", fresh.line, {
        answers: answers({ place: "Volda", description: "Ta med kart", seats: "2" }),
      }),
    ).toContain("er endret");
  });

  it("is not told to those who have withdrawn", async () => {
    await bot.ask("Sekretær", "kurs endre 42", { answers: answers({ place: "Volda", seats: "2" }) });
    for (const user of ["Operatør 1", "Operatør 2", "Operatør 3"]) await bot.ask(user, "kurs meld-av 42");
    expect(await newest("gathering-changed")).toBe("[not-registered]");
  });

  it("says that it is cancelled and why, and nothing else any more", async () => {
    await bot.ask("Sekretær", "kurs endre 42", { answers: answers({ place: "Volda", seats: "2" }) });
    await bot.ask("Sekretær", "kurs avlys 42", { answers: { reason: "For få påmeldte" } });
    expect(await newest("gathering-cancelled")).toContain("For få påmeldte");
    expect(await newest("gathering-changed")).toBe("[gathering-cancelled]");
    expect(await bot.ask("Sekretær", "kurs avlys 42")).toContain("avlyst");
    expect(await bot.ask("Operatør 1", "kurs meld-på 42")).toContain("er avlyst");
  });
});
