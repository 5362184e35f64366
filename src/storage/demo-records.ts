import type { Demo, DemoGathering, DemoPerson, DemoRecords } from "../ports/demo-records.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import type { Client } from "./store.ts";

const plantedKey = "demo";

/** Ids of what has been put in, by what the demo knows it by. */
type Ids = ReadonlyMap<string | number, string>;

/** The demo's own way in: a table at a time, so that a slow machine starts too. Never opened on real data. */
export function demoRecords(prisma: PrismaClient): DemoRecords {
  return {
    isPlanted: async () => (await prisma.setting.findUnique({ where: { key: plantedKey } })) !== null,
    async plant(demo) {
      await prisma.$transaction((client) => plant(client, demo), { maxWait: 10_000, timeout: 60_000 });
    },
  };
}

async function plant(client: Client, demo: Demo): Promise<void> {
  const goals = byKey(
    await client.strategyGoal.createManyAndReturn({ data: [...demo.goals], select: { id: true, code: true } }),
    ({ code }) => code,
  );
  const groups = byKey(
    await client.workingGroup.createManyAndReturn({ data: [...demo.groups], select: { id: true, slug: true } }),
    ({ slug }) => slug,
  );
  const organisations = await plantOrganisations(client, demo);
  const people = await plantPeople(client, demo.people, organisations, groups);
  const gatherings = byKey(
    await client.gathering.createManyAndReturn({
      data: demo.gatherings.map((gathering) => gatheringRow(gathering, groups, goals)),
      select: { id: true, number: true },
    }),
    ({ number }) => number,
  );
  // Numbers given by hand do not move the sequence.
  await client.$queryRaw`
    SELECT setval(pg_get_serial_sequence('gathering', 'number'), (SELECT max(number) FROM gathering))::text`;
  await client.registration.createMany({
    data: demo.registrations.map(({ gathering, person, standing, answers, at }) => ({
      gatheringId: id(gatherings, gathering),
      personId: id(people, person),
      registeredById: id(people, person),
      standing,
      answers: { ...answers } as Prisma.InputJsonObject,
      registeredAt: at,
      standingChangedAt: at,
    })),
  });
  await client.chatAccount.createMany({ data: demo.accounts.map((account) => accountRow(account, people)) });
  await client.setting.create({ data: { key: plantedKey, value: true } });
}

async function plantOrganisations(client: Client, demo: Demo): Promise<Ids> {
  const data = demo.organisations.map(({ name, kind }) => ({ name, kind }));
  const select = { id: true, name: true };
  const organisations = byKey(
    await client.memberOrganisation.createManyAndReturn({ data, select }),
    ({ name }) => name,
  );
  await client.organisationDomain.createMany({
    data: demo.organisations.map(({ domain, name }) => ({ domain, organisationId: id(organisations, name) })),
  });
  return organisations;
}

async function plantPeople(client: Client, people: readonly DemoPerson[], organisations: Ids, groups: Ids) {
  const data = people.map(({ name, email, language, organisation }) => ({
    name,
    email,
    language,
    vouchedFor: true,
    organisationId: organisation === undefined ? null : id(organisations, organisation),
  }));
  const rows = await client.person.createManyAndReturn({ data, select: { id: true, email: true } });
  const known = byKey(rows, ({ email }) => email ?? "");
  await client.groupMembership.createMany({
    data: people.flatMap(({ email, groups: slugs = [] }) =>
      slugs.map((slug) => ({ personId: id(known, email), groupId: id(groups, slug) })),
    ),
  });
  await client.roleGrant.createMany({
    data: people.flatMap((person) => grantsOf(person, id(known, person.email), organisations, groups)),
  });
  return known;
}

function grantsOf(
  { roles = [], organisation, leads }: DemoPerson,
  personId: string,
  organisations: Ids,
  groups: Ids,
): readonly Prisma.RoleGrantCreateManyInput[] {
  const grants = roles.map((role) => {
    const organisationId = role === "organisation-contact" ? id(organisations, organisation ?? "") : null;
    return { personId, role, organisationId };
  });
  return leads === undefined ? grants : [...grants, { personId, role: "group-leader", groupId: id(groups, leads) }];
}

function gatheringRow({ group, goal, questions, ...rest }: DemoGathering, groups: Ids, goals: Ids) {
  return {
    ...rest,
    questions: questions as unknown as Prisma.InputJsonArray,
    groupId: group === undefined ? null : id(groups, group),
    goalId: goal === undefined ? null : id(goals, goal),
  };
}

/** As checked so long ago that the platform is asked anew when the account is first heard from. */
function accountRow({ account, displayName, person }: Demo["accounts"][number], people: Ids) {
  const { platform, workspace, user: userId } = account;
  const longAgo = new Date(0);
  return {
    platform,
    workspace,
    userId,
    displayName,
    email: person,
    kind: "regular",
    checkedAt: longAgo,
    lastSeenAt: longAgo,
    personId: id(people, person),
  };
}

function byKey<Row extends { readonly id: string }>(rows: readonly Row[], key: (row: Row) => string | number): Ids {
  return new Map(rows.map((row) => [key(row), row.id]));
}

function id(ids: Ids, key: string | number): string {
  const found = ids.get(key);
  if (found === undefined) throw new Error(`the demo names what it does not have: ${key}`);
  return found;
}
