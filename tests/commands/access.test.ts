import { beforeEach, describe, expect, it } from "vitest";
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
    expect(await bot.ask("Sekretær", "tilgang slipp-inn tull")).toContain("Jeg trenger litt mer");
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
    expect(await bot.ask("Operatør 1", `personvern koble ${code}`)).toContain("allerede koblet til deg");
    expect(await bot.ask("privat", `personvern koble ${code}`)).toContain("Koden er feil eller har gått ut");
    const again = /Koden din er (\w{8})/.exec(await bot.ask("Operatør 1", "personvern koble"))?.[1] ?? "";
    expect(await bot.ask("privat", `personvern koble ${again.toLowerCase()}`)).toContain("koblet sammen");
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
    expect(await bot.ask("Operatør 1", "personvern språk engelsk")).toContain("Jeg trenger litt mer");
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
