import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { createBot } from "../../src/commands/bot.ts";
import type { CommandDeps } from "../../src/commands/command.ts";
import { commands } from "../../src/commands/commands.ts";
import type { Answers } from "../../src/domain/answers.ts";
import type { Cooperative } from "../../src/domain/cooperative.ts";
import type { Gathering } from "../../src/domain/gathering.ts";
import type { OrganisationId, PersonId } from "../../src/domain/ids.ts";
import type { Question } from "../../src/domain/question.ts";
import type { Profile } from "../../src/domain/recognition.ts";
import { wallClock } from "../../src/domain/wall-clock.ts";
import type { Effect } from "../../src/messages/effect.ts";
import type { Form } from "../../src/messages/form.ts";
import { type Block, type Button, type Message, plain } from "../../src/messages/message.ts";
import type { Bot, Incoming } from "../../src/ports/bot.ts";
import type { Store } from "../../src/ports/store.ts";
import type { Database } from "../../src/storage/database.ts";
import { openStore } from "../../src/storage/store.ts";
import { testDatabase } from "./database.ts";
import { silent } from "./log.ts";

export const cooperative: Cooperative = {
  name: "Driftsassistansen",
  timeZone: "Europe/Oslo",
  defaultLanguage: "nb",
  offerHours: 24,
};

/** Monday 23 November 2026, 09:00 in Oslo. */
export const monday = new Date("2026-11-23T08:00:00Z");

/** What a gathering of a test is, where the test does not say otherwise: open, in a month, for members, no limit. */
export type GatheringFacts = {
  readonly number?: number;
  readonly title?: string;
  readonly seats?: number;
  readonly kind?: string;
  readonly state?: string;
  readonly visibility?: string;
  readonly group?: string;
  readonly startsAt?: Date;
  readonly endsAt?: Date;
  readonly registrationOpensAt?: Date;
  readonly registrationClosesAt?: Date;
  readonly questions?: readonly Question[];
};

/** The whole bot on a real database, with a platform that only says who people are. */
export type TestBot = {
  readonly bot: Bot;
  readonly database: Database;
  readonly store: Store;
  readonly deps: CommandDeps;
  /** What `user` is answered, as sentences. */
  ask(user: string, line: string, how?: How): Promise<string>;
  /** The same with everything that was answered. */
  effects(user: string, line: string, how?: How): Promise<readonly Effect[]>;
  /** Somebody who can be recognised; by default an employee of the member `ålesund`. */
  person(user: string, profile?: Partial<Profile>): void;
  grant(user: string, role: "secretariat" | "board"): Promise<void>;
  personId(user: string): Promise<PersonId>;
  gathering(facts?: GatheringFacts): Promise<Gathering>;
  /** What waits in the outbox: purpose and recipient's user, in the order it was put there. */
  outbox(): Promise<readonly { readonly purpose: string; readonly to: string; readonly state: string }[]>;
  clock: { at: Date };
};

export type How = {
  readonly answers?: Answers;
  readonly via?: Incoming["via"];
  readonly key?: string;
  readonly quoted?: string;
};

/**
 * A bot for each test of the file, on one database that is emptied in between.
 * @returns gives the running test's bot
 */
export function useBot(): () => TestBot {
  let database: Database | undefined;
  let bot: TestBot | undefined;
  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    if (database) bot = await testBot(database);
  });
  afterAll(() => database?.close());
  return () => {
    if (!bot) throw new Error("there is no bot outside a test");
    return bot;
  };
}

/** A bot on `database`, which it empties first. */
export async function testBot(database: Database, wrap: (store: Store) => Store = (store) => store): Promise<TestBot> {
  const { prisma } = database;
  await empty(database);
  const store = wrap(openStore(prisma));
  const clock = { at: monday };
  const organisation = await prisma.memberOrganisation.create({
    data: { name: "Ålesund kommune", kind: "municipality", domains: { create: { domain: "alesund.example" } } },
  });
  const profiles = new Map<string, Profile>();
  const deps: CommandDeps = {
    store,
    clock: { now: () => clock.at },
    cooperative,
    wallClock: wallClock(cooperative.timeZone),
    log: silent,
    wakeOutbox: () => {},
    documents: {
      participants: async (gathering) => ({
        name: `deltakere-${gathering.number}.xlsx`,
        contentType: "application/octet-stream",
        bytes: new Uint8Array(),
      }),
    },
    links: { participants: (number, reader) => `https://bot.example/filer/${number}.${reader}` },
  };
  const profile = async (user: string): Promise<Profile> =>
    profiles.get(user) ?? { displayName: user, email: `${address(user)}@alesund.example`, kind: "regular" };
  const bot = createBot({ ...deps, profile: (account) => profile(account.user), joined: async () => {} }, commands);
  const accountOf = (user: string) => ({ platform: "sandbox", workspace: "sandbox", user }) as const;

  const effects: TestBot["effects"] = async (user, line, how = {}) => {
    const from = accountOf(user);
    const said = await bot.handle({
      key: how.key ?? randomUUID(),
      from,
      conversation: { platform: "sandbox", workspace: "sandbox", conversation: `direct:${user}` },
      via: how.via ?? (how.answers ? "form" : "typed"),
      line,
      ...(how.answers && { answers: how.answers }),
      ...(how.quoted !== undefined && { quoted: how.quoted }),
    });
    return said.filter((effect) => !isNotice(effect));
  };

  return {
    bot,
    database,
    store,
    deps,
    clock,
    effects,
    ask: async (user, line, how) => (await effects(user, line, how)).map(sentence).join("\n"),
    person(user, said = {}) {
      profiles.set(user, { displayName: user, email: `${address(user)}@alesund.example`, kind: "regular", ...said });
    },
    async grant(user, role) {
      await store.people.grant(await personId(user), { role });
    },
    personId,
    async gathering(facts = {}) {
      const startsAt = facts.startsAt ?? new Date("2026-12-21T08:00:00Z");
      const { number, title = "Lekkasjesøk", seats, group, questions, ...rest } = facts;
      const row = await prisma.gathering.create({
        data: {
          kind: "course",
          state: "open",
          startsAt,
          endsAt: new Date(startsAt.getTime() + 6 * 3_600_000),
          registrationClosesAt: new Date(startsAt.getTime() - 7 * 86_400_000),
          ...rest,
          title,
          seats: seats ?? null,
          groupId: group ?? null,
          questions: (questions ?? []) as never,
          ...(number !== undefined && { number }),
        },
      });
      const made = await store.gatherings.byNumber(row.number);
      if (!made) throw new Error("the gathering was not made");
      return made;
    },
    async outbox() {
      const rows = await prisma.outboxMessage.findMany({ orderBy: { id: "asc" } });
      const people = new Map((await prisma.person.findMany()).map(({ id, name }) => [id, name]));
      return rows.map((row) => ({
        purpose: row.purpose,
        to: people.get(row.recipient) ?? row.recipient,
        state: row.state,
      }));
    },
  };

  async function personId(user: string): Promise<PersonId> {
    if (!(await store.people.account(accountOf(user)))?.person) await effects(user, "hjelp");
    const known = await store.people.account(accountOf(user));
    if (known?.person) return known.person.id;
    const added = await store.people.addPerson({
      name: user,
      email: `${address(user)}@alesund.example`,
      language: "nb",
      vouchedFor: false,
      organisation: organisation.id as OrganisationId,
    });
    return added.id;
  }

  function isNotice(effect: Effect): boolean {
    return effect.type === "reply" && effect.message.summary.includes("/personvern for å lese mer");
  }
}

/** Everything but the migrations' own record. */
async function empty({ prisma }: Database): Promise<void> {
  await prisma.$executeRawUnsafe(`DO $$ BEGIN
    EXECUTE (
      SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') || ' RESTART IDENTITY CASCADE'
      FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
    );
  END $$`);
}

function address(user: string): string {
  return user.toLowerCase().replace(/[^a-z0-9]+/g, ".");
}

/** What an effect says to its reader, in one line. */
export function sentence(effect: Effect): string {
  switch (effect.type) {
    case "reply":
    case "replace-card":
      return effect.message.summary;
    case "open-form":
      return `[skjema: ${effect.form.title}]`;
    case "field-errors":
      return Object.entries(effect.errors)
        .map(([field, error]) => `${field}: ${error}`)
        .join("\n");
    case "file":
      return `[fil: ${effect.file.name}]`;
  }
}

export function messageOf(effects: readonly Effect[]): Message {
  const [first] = effects;
  if (first?.type !== "reply" && first?.type !== "replace-card")
    throw new Error(`no message in ${JSON.stringify(effects)}`);
  return first.message;
}

export function formOf(effects: readonly Effect[]): Form {
  const form = effects.find((effect) => effect.type === "open-form" || effect.type === "field-errors")?.form;
  if (!form) throw new Error(`no form in ${JSON.stringify(effects)}`);
  return form;
}

/** Every button in a message, wherever it stands. */
export function buttonsOf({ blocks }: Message): readonly Button[] {
  return blocks.flatMap((block) => ("buttons" in block ? block.buttons : []));
}

/** Every word of a message. */
export function wordsOf(message: Message): string {
  return [message.summary, ...message.blocks.map(wordsOfBlock)].join("\n");
}

function wordsOfBlock(block: Block): string {
  switch (block.type) {
    case "heading":
      return block.text;
    case "text":
    case "note":
      return plain(block.text);
    case "facts":
      return block.facts.map(({ label, value }) => `${label}: ${value}`).join("\n");
    case "item":
      return [block.title, ...block.lines.map(plain), ...block.buttons.map(({ label }) => label)].join("\n");
    case "buttons":
      return block.buttons.map(({ label }) => label).join("\n");
    case "divider":
      return "";
  }
}
