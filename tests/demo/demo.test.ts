import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operator, waterCompanyOperator } from "../../src/demo/cast.ts";
import { demoAt, demoCast, seedDemo } from "../../src/demo/demo.ts";
import { freeSeats, type Gathering, gatheringKinds } from "../../src/domain/gathering.ts";
import { checkAnswers } from "../../src/domain/question.ts";
import { normaliseEmail, recognise } from "../../src/domain/recognition.ts";
import { closedTo } from "../../src/domain/registration.ts";
import { reminderDueAt, reminderSuppressed } from "../../src/domain/reminder.ts";
import { wallClock } from "../../src/domain/wall-clock.ts";
import type { Store } from "../../src/ports/store.ts";
import type { Database } from "../../src/storage/database.ts";
import { demoRecords } from "../../src/storage/demo-records.ts";
import { openStore } from "../../src/storage/store.ts";
import { testDatabase } from "../support/database.ts";

const now = new Date("2026-11-23T09:15:00Z");
const clock = wallClock("Europe/Oslo");

let database: Database;
let store: Store;
let gatherings: readonly Gathering[];

beforeAll(async () => {
  database = await testDatabase();
  store = openStore(database.prisma);
  await seedDemo(store, demoRecords(database.prisma), now);
  gatherings = await all();
});
afterAll(() => database.close());

async function all(): Promise<readonly Gathering[]> {
  const found: Gathering[] = [];
  for (const { number } of demoAt(now).gatherings) {
    const gathering = await store.gatherings.byNumber(number);
    if (gathering) found.push(gathering);
  }
  return found;
}

const counts = async () => ({
  organisations: await database.prisma.memberOrganisation.count(),
  domains: await database.prisma.organisationDomain.count(),
  people: await database.prisma.person.count(),
  roles: await database.prisma.roleGrant.count(),
  memberships: await database.prisma.groupMembership.count(),
  gatherings: await database.prisma.gathering.count(),
  registrations: await database.prisma.registration.count(),
  accounts: await database.prisma.chatAccount.count(),
});

describe("the demo's co-operative", () => {
  it("has its members, people of both languages, and one domain to each organisation", async () => {
    const { organisations, domains, people } = await counts();
    expect(organisations).toBe(32);
    expect(domains).toBe(32);
    expect(people).toBeGreaterThanOrEqual(40);
    expect(people).toBeLessThanOrEqual(60);
    const languages = await database.prisma.person.groupBy({ by: ["language"], _count: true });
    for (const { _count } of languages) expect(_count).toBeGreaterThan(15);
    expect(languages).toHaveLength(2);
  });

  it("is the same when put in twice", async () => {
    const before = await counts();
    const line = await database.prisma.registration.findMany({ orderBy: { sequence: "asc" } });
    await seedDemo(store, demoRecords(database.prisma), new Date(now.getTime() + 40 * 86_400_000));
    expect(await counts()).toEqual(before);
    expect(await database.prisma.registration.findMany({ orderBy: { sequence: "asc" } })).toEqual(line);
  });

  it("names itself, and keeps to addresses that are nobody's", async () => {
    expect(await store.settings.cooperative()).toMatchObject({ name: "Driftsassistansen i Møre og Romsdal" });
    const addresses = await database.prisma.person.findMany({ select: { email: true } });
    for (const { email } of addresses) {
      expect(email).toMatch(/\.example$/);
      expect(normaliseEmail(email ?? "")).toBe(email);
    }
  });
});

describe("the demo's gatherings", () => {
  it("are of every kind, in every state that has not been held, and to be seen by each audience", () => {
    expect(new Set(gatherings.map(({ kind }) => kind))).toEqual(new Set(gatheringKinds));
    expect(new Set(gatherings.map(({ state }) => state))).toEqual(new Set(["open", "draft", "closed", "cancelled"]));
    expect(new Set(gatherings.map(({ visibility }) => visibility))).toEqual(new Set(["everyone", "members", "group"]));
    expect(gatherings.length).toBeGreaterThanOrEqual(10);
    expect(gatherings.length).toBeLessThanOrEqual(16);
  });

  it("never have more people than seats, and nobody waits while a seat is free", async () => {
    for (const gathering of gatherings) {
      const people = await store.registrations.participants(gathering.id);
      const seated = people.filter(({ standing }) => standing === "seated").length;
      expect(gathering.seatsTaken).toBe(seated);
      expect(seated).toBeLessThanOrEqual(gathering.seats ?? Number.POSITIVE_INFINITY);
      if (people.some(({ standing }) => standing === "waiting")) expect(freeSeats(gathering)).toBe(0);
    }
  });

  it("have one that is full with people waiting, and one seat left on kurs 42 for whoever asks first", async () => {
    const full = gatherings.filter((gathering) => freeSeats(gathering) === 0);
    expect(full).toHaveLength(1);
    for (const { id } of full) {
      const waiting = await store.registrations.firstWaiting(id, 10);
      expect(waiting.length).toBeGreaterThan(1);
      const first = await store.people.personByEmail(waterCompanyOperator.email);
      expect(waiting[0]?.person).toBe(first?.id);
    }

    const course = gatherings.find(({ number }) => number === 42);
    expect(course).toMatchObject({ title: "Lekkasjesøk", kind: "course", questions: [] });
    expect(course && freeSeats(course)).toBe(1);
    expect(course && closedTo(course, now)).toBeUndefined();
    const asker = await store.people.personByEmail(operator.email);
    expect(asker && course && (await store.registrations.ownIn(asker.id, course.id))).toBeUndefined();
  });

  it("let the next one get the number after theirs", async () => {
    const last = Math.max(...gatherings.map(({ number }) => number));
    const [first] = demoAt(now).gatherings;
    if (!first) throw new Error("no gatherings");
    const { group: _, ...draft } = first;
    const made = await store.gatherings.create({ ...draft, state: "open" });
    expect(made.number).toBe(last + 1);
    await database.prisma.gathering.delete({ where: { id: made.id } });
  });

  it("have no empty words, and answers that fit their questions", async () => {
    for (const gathering of gatherings) {
      const { title, description, place, organiser, questions, state } = gathering;
      for (const text of [title, description]) expect(text.trim()).not.toBe("");
      if (state !== "draft") for (const text of [place, organiser]) expect(text?.trim()).toBeTruthy();
      for (const { answers } of await store.registrations.participants(gathering.id))
        expect(checkAnswers(questions, answers)).toEqual({ answers });
    }
    expect(gatherings.some(({ questions }) => questions.some(({ required }) => required))).toBe(true);
  });

  it("remind somebody of the sandbox at once: of tomorrow's, and of the one within a week", async () => {
    for (const [kind, number] of [
      ["day-before", 35],
      ["week-before", 36],
    ] as const) {
      const gathering = gatherings.find((candidate) => candidate.number === number);
      if (!gathering) throw new Error(`no gathering ${number}`);
      const dueAt = reminderDueAt(gathering, kind, clock);
      expect(reminderSuppressed(gathering, kind, dueAt, now, clock)).toBeUndefined();
      const reminded = await store.registrations.seatedSince(gathering.id, dueAt);
      expect(reminded.length).toBeGreaterThan(0);
      for (const person of reminded) expect(await store.people.accountsOf(person)).toHaveLength(1);
    }
  });
});

describe("the demo's cast", () => {
  it("is recognised by e-mail alone, but for the stranger", async () => {
    const { personas } = await demoCast(store);
    const owners = await store.people.domainOwners();
    for (const { email, name, role } of personas) {
      const registered = email !== undefined && (await store.people.personByEmail(email)) !== undefined;
      const outcome = recognise({ displayName: name, kind: "regular", ...(email && { email }) }, owners, registered);
      expect(outcome).toMatchObject(role === "stranger" ? { type: "email-unknown" } : { email });
    }
    expect(new Set(personas.map(({ user }) => user)).size).toBe(personas.length);
    expect(new Set(personas.map(({ language }) => language))).toEqual(new Set(["nb", "nn"]));
  });

  it("holds the roles it is shown with", async () => {
    const { personas } = await demoCast(store);
    const rolesOf = async (role: string) => {
      const persona = personas.find((candidate) => candidate.role === role);
      const person = await store.people.personByEmail(persona?.email ?? "");
      return person?.roles.map((grant) => grant.role);
    };
    expect(await rolesOf("secretariat")).toEqual(["secretariat"]);
    expect(await rolesOf("contact")).toEqual(["organisation-contact"]);
    expect(await rolesOf("group-leader")).toEqual(["group-leader"]);
    expect(await rolesOf("operator")).toEqual([]);
  });

  it("meets in channels with ASCII names, one to each working group", async () => {
    const { channels } = await demoCast(store);
    expect(channels).toContainEqual({ name: "lekkasjesok", title: "lekkasjesøk" });
    expect(channels).toContainEqual({ name: "digital-drift", title: "digital-drift" });
    expect(channels).toHaveLength(5);
    for (const { name } of channels) expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
  });
});
