import { beforeEach, describe, expect, it } from "vitest";
import { meet } from "../../src/services/identify.ts";
import { buttonsOf, formOf, messageOf, type TestBot, useBot, wordsOf } from "../support/bot.ts";

const running = useBot();
let bot: TestBot;
beforeEach(() => {
  bot = running();
});

describe("the closed group", () => {
  it.each([
    ["guest", { kind: "guest", email: "en@firma.example" }, "du er gjest her"],
    ["external", { kind: "external" }, "du skriver fra et annet arbeidsområde"],
    ["deactivated", { kind: "deactivated" }, "ikke lenger aktiv"],
    ["stranger", { email: "en@firma.example" }, "firma.example hører ikke til noe medlem jeg kjenner"],
  ] as const)("refuses a %s politely, whatever is asked", async (user, profile, reason) => {
    bot.person(user, profile);
    await bot.gathering({ number: 42, visibility: "everyone" });
    for (const line of ["kurs", "kurs meld-på 42", "kurs deltakere 42", "kurs mine", "tullball", ""])
      expect(await bot.ask(user, line)).toContain(reason);
    expect(await bot.database.prisma.registration.count()).toBe(0);
    expect(await bot.database.prisma.person.count()).toBe(0);
  });

  it("refuses an account whose e-mail is not confirmed, whatever it is called", async () => {
    await bot.grant("Sekretær", "secretariat");
    const { database } = bot;
    bot.person("ukjent", { displayName: "Sekretær" });
    const known = await bot.store.people.personByEmail("sekret.r@alesund.example");
    expect(known).toBeDefined();
    expect(await database.prisma.chatAccount.count({ where: { userId: "ukjent" } })).toBe(0);
  });

  it("says nothing at all to a bot", async () => {
    bot.person("bot", { kind: "bot" });
    expect(await bot.effects("bot", "kurs")).toEqual([]);
    expect(await bot.effects("bot", "hjelp")).toEqual([]);
  });

  it("shuts out whoever has left, at once when the platform tells", async () => {
    await bot.gathering({ number: 42 });
    expect(await bot.ask("Operatør 1", "kurs meld-på 42")).toContain("påmeldt");
    const from = { platform: "sandbox", workspace: "sandbox", user: "Operatør 1" } as const;
    await bot.bot.accountChanged(from, { displayName: "Operatør 1", kind: "deactivated" });
    bot.person("Operatør 1", { kind: "deactivated" });
    expect(await bot.ask("Operatør 1", "kurs mine")).toContain("ikke lenger aktiv");
  });

  it("lets the same person in from two platforms by the same confirmed e-mail", async () => {
    bot.person("A", { email: "operator@alesund.example" });
    bot.person("B", { email: "OPERATOR@alesund.example" });
    expect(await bot.personId("A")).toBe(await bot.personId("B"));
  });

  it("lets somebody in whom the secretariat has registered, though no organisation owns the domain", async () => {
    await bot.store.people.addPerson({
      name: "Sekretær",
      email: "post@sekretariat.example",
      language: "nb",
      vouchedFor: true,
    });
    bot.person("Sekretær", { email: "post@sekretariat.example" });
    expect(await bot.ask("Sekretær", "kurs")).toContain("Det er ikke satt opp noe framover");
  });
});

describe("membership", () => {
  it("ends when nobody owns the domain any longer, but not for those the secretariat has vouched for", async () => {
    expect(await bot.ask("Operatør 1", "kurs")).toContain("Det er ikke satt opp noe");
    await bot.grant("Sekretær", "secretariat");
    await bot.database.prisma.person.updateMany({ where: { name: "Sekretær" }, data: { vouchedFor: true } });
    await bot.database.prisma.organisationDomain.deleteMany();
    bot.clock.at = new Date(bot.clock.at.getTime() + 7 * 3_600_000);
    expect(await bot.ask("Operatør 1", "kurs")).toContain("alesund.example hører ikke til noe medlem");
    expect(await bot.ask("Sekretær", "kurs")).toContain("Det er ikke satt opp noe");
  });

  it("makes one person and one account of many first meetings at once", async () => {
    const profile = { displayName: "Operatør 1", email: "en@alesund.example", kind: "regular" } as const;
    const meetings = Array.from({ length: 12 }, (_, index) =>
      meet(bot.deps, { platform: index % 2 ? "slack" : "teams", workspace: "w", user: "u" }, profile, bot.clock.at),
    );
    const met = await Promise.all(meetings);
    expect(new Set(met.map(({ person }) => person?.id)).size).toBe(1);
    expect(await bot.database.prisma.person.count({ where: { email: "en@alesund.example" } })).toBe(1);
    expect(await bot.database.prisma.chatAccount.count({ where: { workspace: "w" } })).toBe(2);
  });

  it("keeps the language somebody chose before they were let in", async () => {
    bot.person("Ny", { email: "ny@firma.example" });
    await bot.ask("Ny", "personvern språk nn");
    await bot.database.prisma.organisationDomain.create({
      data: { domain: "firma.example", organisation: { connect: { name: "Ålesund kommune" } } },
    });
    bot.clock.at = new Date(bot.clock.at.getTime() + 120_000);
    expect(await bot.ask("Ny", "kurs")).toContain("Det er ikkje sett opp noko");
  });

  it("is not heard from when only its profile changes: reminders stay where the person writes", async () => {
    const slack = { platform: "slack", workspace: "w", user: "u" } as const;
    const profile = { displayName: "Operatør 1", email: "operat.r.1@alesund.example", kind: "regular" } as const;
    await meet(bot.deps, slack, profile, bot.clock.at);
    bot.clock.at = new Date(bot.clock.at.getTime() + 3_600_000);
    await bot.ask("Operatør 1", "kurs");
    bot.clock.at = new Date(bot.clock.at.getTime() + 3_600_000);
    await bot.bot.accountChanged(slack, { ...profile, displayName: "Operatør 1 🏖" });
    const accounts = await bot.database.prisma.chatAccount.findMany({ orderBy: { lastSeenAt: "desc" } });
    expect(accounts.map(({ platform }) => platform)).toEqual(["sandbox", "slack"]);
  });
});

describe("«vil du slippe inn …?»", () => {
  beforeEach(async () => {
    await bot.grant("Sekretær", "secretariat");
    bot.person("Ny mann", { email: "ny@firma.example" });
  });

  const ask = async () => {
    const refusal = await bot.effects("Ny mann", "kurs");
    expect(buttonsOf(messageOf(refusal)).map(({ line }) => line)).toEqual(["tilgang be-om"]);
    expect(await bot.ask("Ny mann", "tilgang be-om", { via: "button" })).toContain(
      "Sekretariatet har fått forespørselen",
    );
    const [request] = await bot.store.access.pending();
    if (!request) throw new Error("no request");
    return request.id;
  };

  it("is asked of the secretariat, who lets the person in with an organisation", async () => {
    const id = await ask();
    expect(await bot.ask("Ny mann", "tilgang be-om")).toContain("ligger allerede hos sekretariatet");
    expect(await bot.outbox()).toMatchObject([{ purpose: "access-requested", to: "Sekretær" }]);
    const opened = await bot.effects("Sekretær", `tilgang slipp-inn ${id}`, { via: "button" });
    const field = formOf(opened).fields[0];
    if (field?.type !== "choice") throw new Error("no choice of organisation");
    expect(field.options.map(({ label }) => label)).toEqual(["Ålesund kommune"]);
    const organisation = field.options[0]?.value ?? "";
    expect(await bot.ask("Sekretær", `tilgang slipp-inn ${id}`, { answers: { organisation } })).toBe(
      "Ny mann har fått tilgang.",
    );
    expect(await bot.ask("Ny mann", "kurs")).toContain("Det er ikke satt opp noe framover");
    expect(await bot.ask("Sekretær", `tilgang avvis ${id}`)).toBe("Forespørselen er allerede avgjort.");
  });

  it("leaves an account that has meanwhile been linked with the person it has", async () => {
    await bot.gathering({ number: 42 });
    await bot.ask("Operatør 1", "kurs meld-på 42");
    const id = await ask();
    const code = /Koden din er (\w{8})/.exec(await bot.ask("Operatør 1", "personvern koble"))?.[1] ?? "";
    await bot.ask("Ny mann", `personvern koble ${code}`);
    const organisation = (await bot.store.people.organisations())[0]?.id ?? "";
    await bot.ask("Sekretær", `tilgang slipp-inn ${id}`, { answers: { organisation } });
    expect(wordsOf(messageOf(await bot.effects("Ny mann", "kurs mine")))).toContain("#42 Lekkasjesøk");
  });

  it("says what to do when there is no organisation to let anybody into", async () => {
    const id = await ask();
    await bot.database.prisma.memberOrganisation.updateMany({ data: { active: false } });
    expect(await bot.ask("Sekretær", `tilgang slipp-inn ${id}`)).toContain("add-organisation");
  });

  it("can be answered with a no, and the person stays out", async () => {
    const id = await ask();
    expect(await bot.ask("Sekretær", `tilgang avvis ${id}`, { via: "button" })).toBe("Ny mann har ikke fått tilgang.");
    expect(await bot.ask("Ny mann", "kurs")).toContain("hører ikke til noe medlem");
  });

  it("is nobody else's to answer, and takes no organisation that is not there", async () => {
    const id = await ask();
    expect(await bot.ask("Operatør 1", `tilgang slipp-inn ${id}`)).toContain("Det har du ikke tilgang til");
    expect(await bot.ask("Ny mann", `tilgang slipp-inn ${id}`, { answers: { organisation: id } })).toContain(
      "hører ikke til noe medlem",
    );
    expect(await bot.ask("Sekretær", `tilgang slipp-inn ${id}`, { answers: { organisation: id } })).toContain(
      "finner jeg ikke blant medlemmene",
    );
    expect(await bot.ask("Sekretær", "tilgang slipp-inn tull")).toContain("Jeg vet ikke hva jeg skal gjøre med");
    expect((await bot.store.access.pending()).length).toBe(1);
  });
});

describe("joining accounts by a code", () => {
  it("makes a second account the same person, once", async () => {
    bot.person("privat", { email: "meg@hjemme.example" });
    await bot.gathering({ number: 42 });
    await bot.ask("Operatør 1", "kurs meld-på 42");
    const told = await bot.ask("Operatør 1", "personvern koble");
    const code = /Koden din er (\w{8})/.exec(told)?.[1] ?? "";
    expect(await bot.ask("Operatør 1", `personvern koble ${code}`)).toContain("Dette er kontoen koden er laget på");
    expect(await bot.ask("privat", `personvern koble ${code.toLowerCase()}`)).toContain("koblet sammen");
    bot.person("en til", { email: "en.til@hjemme.example" });
    expect(await bot.ask("en til", `personvern koble ${code}`)).toContain("Koden er feil eller har gått ut");
    expect(wordsOf(messageOf(await bot.effects("privat", "kurs mine")))).toContain("#42 Lekkasjesøk");
  });

  it("runs out, and does not join two persons", async () => {
    const code = /Koden din er (\w{8})/.exec(await bot.ask("Operatør 1", "personvern koble"))?.[1] ?? "";
    expect(await bot.ask("Operatør 2", `personvern koble ${code}`)).toContain("Be sekretariatet");
    const other = /Koden din er (\w{8})/.exec(await bot.ask("Operatør 1", "personvern koble"))?.[1] ?? "";
    bot.person("privat", { email: "meg@hjemme.example" });
    bot.clock.at = new Date(bot.clock.at.getTime() + 16 * 60_000);
    expect(await bot.ask("privat", `personvern koble ${other}`)).toContain("gått ut");
  });
});

describe("personvern and hjelp", () => {
  it("tells at first contact what is kept, once", async () => {
    const first = await bot.bot.handle({
      key: "a",
      from: { platform: "sandbox", workspace: "sandbox", user: "Operatør 1" },
      conversation: { platform: "sandbox", workspace: "sandbox", conversation: "direct:Operatør 1" },
      via: "typed",
      line: "kurs",
    });
    expect(first.length).toBe(2);
    expect(JSON.stringify(first[1])).toContain("/personvern for å lese mer");
    expect(await bot.ask("Operatør 1", "personvern")).toBe("Personvern");
  });

  it("changes the language everywhere at once", async () => {
    await bot.gathering({ number: 42 });
    expect(await bot.ask("Operatør 1", "personvern språk nn")).toBe("Då skriv eg nynorsk til deg.");
    expect(await bot.ask("Operatør 1", "kurs meld-på 42")).toBe("Du er påmeld Lekkasjesøk.");
    expect(await bot.ask("Operatør 1", "personvern språk bokmål")).toBe("Da skriver jeg bokmål til deg.");
    expect(await bot.ask("Operatør 1", "personvern språk engelsk")).toContain("Jeg vet ikke hva jeg skal gjøre med");
  });

  it("shows in the help only what the asker may do", async () => {
    await bot.grant("Sekretær", "secretariat");
    bot.person("fremmed", { email: "en@firma.example" });
    const words = async (user: string) => wordsOf(messageOf(await bot.effects(user, "hjelp")));
    expect(await words("Sekretær")).toContain("/kurs avlys <nummer>");
    expect(await words("Operatør 1")).toContain("/kurs meld-på <nummer>");
    expect(await words("Operatør 1")).not.toContain("/kurs avlys");
    expect(await words("fremmed")).not.toContain("/kurs meld-på");
  });
});
