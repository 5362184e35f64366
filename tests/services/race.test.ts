import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Person } from "../../src/domain/person.ts";
import type { Records, Store } from "../../src/ports/store.ts";
import { signUp } from "../../src/services/registrations.ts";
import type { Database } from "../../src/storage/database.ts";
import { type TestBot, testBot } from "../support/bot.ts";
import { testDatabase } from "../support/database.ts";

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** On the embedded database transactions take turns, so only a server can show what happens without a guard. */
const onServer = Boolean(process.env.TEST_DATABASE_URL);

type Guards = { readonly lock: boolean; readonly constraint: boolean };

/** Two people ask for the last seat at once, each having read the line before either writes, if the guards let them. */
async function race(guards: Guards): Promise<{ seated: number; waiting: number; failed: number }> {
  const meet = meetingPoint(2, 400);
  const bot = await testBot(database, (store) => withRace(store, guards, meet));
  if (!guards.constraint)
    await database.prisma.$executeRaw`ALTER TABLE gathering DROP CONSTRAINT gathering_never_oversold`;
  try {
    await bot.gathering({ number: 42, seats: 1 });
    const people = await Promise.all(["Operatør 1", "Operatør 2"].map((user) => personOf(bot, user)));
    const outcomes = await Promise.allSettled(people.map((person) => signUp(bot.deps, person, 42, {}, bot.clock.at)));
    const standings = await database.prisma.registration.groupBy({ by: ["standing"], _count: true });
    const count = (standing: string) => standings.find((row) => row.standing === standing)?._count ?? 0;
    const failed = outcomes.filter(({ status }) => status === "rejected").length;
    return { seated: count("seated"), waiting: count("waiting"), failed };
  } finally {
    if (!guards.constraint) {
      await database.prisma.registration.deleteMany();
      await database.prisma
        .$executeRaw`ALTER TABLE gathering ADD CONSTRAINT gathering_never_oversold CHECK (seats_taken >= 0 AND (seats IS NULL OR seats_taken <= seats))`;
    }
  }
}

async function personOf(bot: TestBot, user: string): Promise<Person> {
  const person = await bot.store.people.person(await bot.personId(user));
  if (!person) throw new Error(`${user} is nobody`);
  return person;
}

/** The store with a meeting point after the line has been read, and without its lock if the guards say so. */
function withRace(store: Store, guards: Guards, meet: () => Promise<void>): Store {
  const racing = (records: Records): Records => ({
    ...records,
    gatherings: guards.lock
      ? records.gatherings
      : {
          ...records.gatherings,
          lock: (which) =>
            "id" in which ? records.gatherings.byId(which.id) : records.gatherings.byNumber(which.number),
        },
    registrations: {
      ...records.registrations,
      async line(gathering, person) {
        const line = await records.registrations.line(gathering, person);
        await meet();
        return line;
      },
    },
  });
  return {
    ...store,
    transaction: (work) => store.transaction((records) => work(racing(records))),
    forRequest: (request) => withRace(store.forRequest(request), guards, meet),
  };
}

/** Resolves when `count` have arrived, or nobody has for `patience` milliseconds: a lock keeps the others out. */
function meetingPoint(count: number, patience: number): () => Promise<void> {
  let arrived = 0;
  let open = () => {};
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  return async () => {
    if (++arrived >= count) open();
    await Promise.race([all, new Promise((resolve) => setTimeout(resolve, patience))]);
  };
}

describe("two sign-ups racing for the last seat", () => {
  it("seat one and put the other in line, every time", async () => {
    for (let round = 0; round < 5; round++)
      expect(await race({ lock: true, constraint: true })).toEqual({ seated: 1, waiting: 1, failed: 0 });
  });

  it.runIf(onServer)("are kept apart by the lock alone", async () => {
    for (let round = 0; round < 5; round++)
      expect(await race({ lock: true, constraint: false })).toEqual({ seated: 1, waiting: 1, failed: 0 });
  });

  it.runIf(onServer)("are stopped by the database itself where the lock is forgotten", async () => {
    expect(await race({ lock: false, constraint: true })).toEqual({ seated: 1, waiting: 0, failed: 1 });
  });

  it.runIf(onServer)("oversell with both guards off: the race is real", async () => {
    expect(await race({ lock: false, constraint: false })).toEqual({ seated: 2, waiting: 0, failed: 0 });
  });
});

describe("one gathering, many at once", () => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await testBot(database);
  });

  it("never seats more than there is room for, and puts everybody else in line in some order", async () => {
    await bot.gathering({ number: 42, seats: 5 });
    const people = [];
    for (let index = 1; index <= 20; index++) people.push(await personOf(bot, `Operatør ${index}`));
    const outcomes = await Promise.all(people.map((person) => signUp(bot.deps, person, 42, {}, bot.clock.at)));
    const places = outcomes.flatMap((outcome) =>
      outcome.ok && outcome.value.standing === "waiting" ? [outcome.value.place] : [],
    );
    expect(outcomes.filter((outcome) => outcome.ok && outcome.value.standing === "seated").length).toBe(5);
    expect(places.sort((one, other) => one - other)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
  });

  it("refuses to lock a gathering where a lock taken first would still show old rows", async () => {
    await bot.gathering({ number: 42 });
    const { openStore } = await import("../../src/storage/store.ts");
    const transaction = database.prisma.$transaction(
      async (client) => openStore(client as never).gatherings.lock({ number: 42 }),
      { isolationLevel: "RepeatableRead" },
    );
    await expect(transaction).rejects.toThrow("lock gatherings under read committed only");
  });
});
