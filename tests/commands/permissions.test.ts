import { beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../../src/commands/bot.ts";
import type { Command } from "../../src/commands/command.ts";
import { commands } from "../../src/commands/commands.ts";
import type { Answers } from "../../src/domain/answers.ts";
import type { Effect } from "../../src/messages/effect.ts";
import type { Bot } from "../../src/ports/bot.ts";
import { sentence, type TestBot, useBot } from "../support/bot.ts";

const roles = ["guest", "stranger", "member", "leader", "contact", "board", "secretariat"] as const;
type Role = (typeof roles)[number];

const everyone: readonly Role[] = roles;
const members: readonly Role[] = ["member", "leader", "contact", "board", "secretariat"];
const secretariat: readonly Role[] = ["secretariat"];

/** Who may, written down here once more: a command that changes its mind turns this red. */
const allowed: Readonly<Record<string, readonly Role[]>> = {
  kurs: members,
  "kurs vis": members,
  "kurs meld-på": members,
  "kurs meld-av": members,
  "kurs ta-plassen": members,
  "kurs avslå": members,
  "kurs mine": members,
  "kurs i-melding": members,
  "kurs ny": secretariat,
  "kurs endre": secretariat,
  "kurs avlys": secretariat,
  "kurs deltakere": secretariat,
  tilgang: secretariat,
  "tilgang be-om": everyone,
  "tilgang slipp-inn": secretariat,
  "tilgang avvis": secretariat,
  personvern: everyone,
  "personvern språk": everyone,
  "personvern koble": everyone,
  hjelp: everyone,
};

const ways = ["typed", "button", "form"] as const;

const running = useBot();
let bot: TestBot;
let request: string;
beforeEach(async () => {
  bot = running();
  bot.person("guest", { kind: "guest", email: "gjest@firma.example" });
  bot.person("stranger", { email: "ukjent@firma.example" });
  await bot.grant("secretariat", "secretariat");
  await bot.grant("board", "board");
  const { prisma } = bot.database;
  const group = await prisma.workingGroup.create({ data: { slug: "lukka", name: "Lukket gruppe" } });
  await bot.store.people.grant(await bot.personId("leader"), { role: "group-leader", group: group.id as never });
  const organisation = await prisma.memberOrganisation.findFirstOrThrow();
  const contact = { role: "organisation-contact", organisation: organisation.id as never } as const;
  await bot.store.people.grant(await bot.personId("contact"), contact);
  await bot.gathering({ number: 1, seats: 1 });
  await bot.gathering({ number: 2, visibility: "group", group: group.id, title: "Lukket møte", seats: 1 });
  bot.person("søker", { email: "soker@firma.example" });
  await bot.ask("søker", "tilgang be-om");
  request = (await bot.store.access.pending())[0]?.id ?? "";
});

function lineFor({ name }: Command): string {
  if (name === "tilgang slipp-inn" || name === "tilgang avvis") return `${name} ${request}`;
  if (name === "personvern språk") return `${name} nn`;
  // Without a code it makes one, which only a member can: with one, whoever was given it may use it.
  if (name === "personvern koble") return `${name} FEILKODE`;
  return /vis|meld-|ta-plassen|avslå|endre|avlys|deltakere/.test(name) ? `${name} 1` : name;
}

const answers: Answers = { reason: "Prøve", organisation: "x", title: "Prøve", kind: "course" };

async function act(on: Bot, role: Role, line: string, via: (typeof ways)[number]): Promise<readonly Effect[]> {
  return on.handle({
    key: `${Math.random()}`,
    from: { platform: "sandbox", workspace: "sandbox", user: role },
    conversation: { platform: "sandbox", workspace: "sandbox", conversation: `direct:${role}` },
    via,
    line,
    ...(via === "form" && { answers }),
  });
}

const isDenied = (effects: readonly Effect[]) =>
  effects.some((effect) =>
    /Det har du ikke tilgang til|lukket gruppe for medlemmenes|lukka gruppe for dei/.test(sentence(effect)),
  );

/** Every role × command × way in: which were let through or stopped against the table. */
async function surprises(on: Bot): Promise<readonly string[]> {
  const found: string[] = [];
  for (const command of commands)
    for (const role of roles)
      for (const via of ways) {
        const denied = isDenied(await act(on, role, lineFor(command), via));
        // A guest may ask, and is told that the answer is no.
        const mayOnlyAsk = command.name === "tilgang be-om" && role === "guest";
        const expected = mayOnlyAsk || !allowed[command.name]?.includes(role);
        if (denied !== expected) found.push(`${role} ${via} ${command.name}: ${denied ? "denied" : "allowed"}`);
      }
  return found;
}

describe("every role × command × way in", () => {
  it("is allowed or denied as the table says, and the table names every command", async () => {
    expect(Object.keys(allowed).sort()).toEqual(commands.map(({ name }) => name).sort());
    expect(await surprises(bot.bot)).toEqual([]);
  }, 120_000);

  it("would show it if one check were missing", async () => {
    const careless = commands.map((command) =>
      command.name === "kurs deltakere" ? { ...command, allowed: "member" as const } : command,
    );
    const profile = async (account: { user: string }) =>
      (await bot.store.people.account({ platform: "sandbox", workspace: "sandbox", user: account.user }))?.profile ?? {
        displayName: account.user,
        kind: "bot" as const,
      };
    const leaky = createBot({ ...bot.deps, profile, joined: async () => {} }, careless);
    const found = await surprises(leaky);
    expect(found).toContain("member typed kurs deltakere: allowed");
    expect(found).toContain("board button kurs deltakere: allowed");
  }, 120_000);

  it("changes nothing when it is denied", async () => {
    const state = async () => {
      const { prisma } = bot.database;
      return JSON.stringify([
        await prisma.gathering.findMany(),
        (await prisma.registration.findMany()).map(({ sequence: _, ...row }) => row),
        await prisma.outboxMessage.findMany(),
        await prisma.accessRequest.findMany(),
        await prisma.roleGrant.findMany(),
      ]);
    };
    const before = await state();
    for (const command of commands)
      for (const role of roles)
        if (!allowed[command.name]?.includes(role)) await act(bot.bot, role, lineFor(command), "form");
    expect(await state()).toBe(before);
  }, 60_000);
});

describe("other people's things", () => {
  it("are as if they were not there: a gathering of a group one is not in", async () => {
    for (const word of ["vis", "meld-på", "meld-av", "ta-plassen", "avslå"])
      for (const via of ways)
        expect(sentence((await act(bot.bot, "member", `kurs ${word} 2`, via))[0] as Effect)).toContain(
          "Jeg finner ikke noe arrangement med nummer 2",
        );
  });

  it("cannot be taken: a seat offered to somebody else, a place somebody else has", async () => {
    await bot.ask("member", "kurs meld-på 1");
    await bot.ask("contact", "kurs meld-på 1");
    await bot.ask("member", "kurs meld-av 1");
    expect(await bot.ask("board", "kurs ta-plassen 1")).toContain("Du har ikke noe tilbud");
    expect(await bot.ask("board", "kurs avslå 1")).toContain("Du har ikke noe tilbud");
    expect(await bot.ask("board", "kurs meld-av 1")).toContain("Du er ikke påmeldt");
    expect(await bot.ask("contact", "kurs ta-plassen 1")).toContain("Plassen er din");
  });
});
