import type { AccountRef, PlatformName } from "../domain/conversation.ts";
import type { OrganisationId, PersonId, WorkingGroupId } from "../domain/ids.ts";
import type { Language, Person, RoleGrant } from "../domain/person.ts";
import type { Profile } from "../domain/recognition.ts";
import type { AccountRecords, KnownAccount } from "../ports/people-store.ts";
import type { Prisma } from "./generated/client.ts";
import { present } from "./present.ts";
import type { Client } from "./store.ts";

/** Everything a Person is made of. */
const wholePerson = {
  organisation: { select: { id: true, name: true } },
  roleGrants: true,
  groups: { select: { groupId: true } },
} satisfies Prisma.PersonInclude;

const wholeAccount = { person: { include: wholePerson } } satisfies Prisma.ChatAccountInclude;

type PersonRow = Prisma.PersonGetPayload<{ include: typeof wholePerson }>;
type AccountRow = Prisma.ChatAccountGetPayload<{ include: typeof wholeAccount }>;

export function peopleRecords(client: Client): AccountRecords {
  return {
    async account(account) {
      const row = await client.chatAccount.findUnique({ where: keyOf(account), include: wholeAccount });
      return row ? accountFrom(row) : undefined;
    },

    async accountById(id) {
      const row = await client.chatAccount.findUnique({ where: { id }, include: wholeAccount });
      return row ? accountFrom(row) : undefined;
    },

    async saveAccount(account, profile, person, at) {
      const said = {
        displayName: profile.displayName,
        email: profile.email ?? null,
        kind: profile.kind,
        checkedAt: at,
        personId: person ?? null,
      };
      const { platform, workspace, user: userId } = account;
      const where = { platform, workspace, userId };
      const changed = await client.chatAccount.updateMany({ where, data: said });
      // Another first meeting may be quicker: then this one finds its row, and says the same.
      if (changed.count === 0) {
        await client.chatAccount.createMany({ data: [{ ...where, ...said, lastSeenAt: at }], skipDuplicates: true });
      }
      const row = await client.chatAccount.findUniqueOrThrow({ where: keyOf(account), include: wholeAccount });
      return accountFrom(row);
    },

    async seen(id, at) {
      const aMinuteAgo = new Date(at.getTime() - 60_000);
      await client.chatAccount.updateMany({ where: { id, lastSeenAt: { lt: aMinuteAgo } }, data: { lastSeenAt: at } });
    },

    async setAccountLanguage(id, language) {
      await client.chatAccount.update({ where: { id }, data: { language } });
    },

    async accountsOf(personId) {
      const rows = await client.chatAccount.findMany({ where: { personId }, select: { platform: true } });
      return rows.map(({ platform }) => ({ platform: platform as PlatformName }));
    },

    async person(id) {
      const row = await client.person.findUnique({ where: { id }, include: wholePerson });
      return row ? personFrom(row) : undefined;
    },

    async personByEmail(email) {
      const row = await client.person.findUnique({ where: { email }, include: wholePerson });
      return row ? personFrom(row) : undefined;
    },

    async addPerson({ name, email, language, vouchedFor, organisation }) {
      const organisationId = organisation ?? null;
      const data = { name, email: email ?? null, language, vouchedFor, organisationId };
      if (email === undefined) return personFrom(await client.person.create({ data, include: wholePerson }));
      await client.person.createMany({ data: [data], skipDuplicates: true });
      if (vouchedFor) await client.person.updateMany({ where: { email, vouchedFor: false }, data: { vouchedFor } });
      if (vouchedFor && organisationId)
        await client.person.updateMany({ where: { email, organisationId: null }, data: { organisationId } });
      return personFrom(await client.person.findUniqueOrThrow({ where: { email }, include: wholePerson }));
    },

    async setLanguage(id, language) {
      await client.person.update({ where: { id }, data: { language }, select: { id: true } });
    },

    async markNoticeShown(id, at) {
      const { count } = await client.person.updateMany({
        where: { id, noticeShownAt: null },
        data: { noticeShownAt: at },
      });
      return count > 0;
    },

    async grant(personId, grant) {
      const groupId = grant.role === "group-leader" ? grant.group : null;
      const organisationId = grant.role === "organisation-contact" ? grant.organisation : null;
      await client.roleGrant.createMany({
        data: [{ personId, role: grant.role, groupId, organisationId }],
        skipDuplicates: true,
      });
    },

    async secretariat() {
      const rows = await client.roleGrant.findMany({
        where: { role: "secretariat", person: { active: true } },
        select: { personId: true },
        orderBy: { grantedAt: "asc" },
      });
      return rows.map(({ personId }) => personId as PersonId);
    },

    async domainOwners() {
      const rows = await client.organisationDomain.findMany({ where: { organisation: { active: true } } });
      return rows.map((row) => ({ organisation: row.organisationId as OrganisationId, domain: row.domain }));
    },

    async addOrganisation({ name, kind, domains }) {
      await client.memberOrganisation.createMany({ data: [{ name, kind }], skipDuplicates: true });
      const { id } = await client.memberOrganisation.update({
        where: { name },
        data: { kind, active: true },
        select: { id: true },
      });
      await client.organisationDomain.createMany({
        data: domains.map((domain) => ({ domain, organisationId: id })),
        skipDuplicates: true,
      });
      return id as OrganisationId;
    },

    async organisations() {
      const rows = await client.memberOrganisation.findMany({
        where: { active: true },
        select: { id: true, name: true },
      });
      // The embedded database's collation does not know Norwegian; this one does.
      const byName = new Intl.Collator("nb");
      return rows
        .map(({ id, name }) => ({ id: id as OrganisationId, name }))
        .sort((one, other) => byName.compare(one.name, other.name));
    },
  };
}

function keyOf({ platform, workspace, user }: AccountRef) {
  return { platform_workspace_userId: { platform, workspace, userId: user } };
}

function accountFrom(row: AccountRow): KnownAccount {
  const profile: Profile = {
    displayName: row.displayName,
    kind: row.kind as Profile["kind"],
    ...present({ email: row.email }),
  };
  return {
    id: row.id,
    account: { platform: row.platform as PlatformName, workspace: row.workspace, user: row.userId },
    profile,
    checkedAt: row.checkedAt,
    ...present({ language: row.language as Language | null, person: row.person && personFrom(row.person) }),
  };
}

function personFrom(row: PersonRow): Person {
  return {
    id: row.id as PersonId,
    name: row.name,
    language: row.language as Language,
    active: row.active,
    vouchedFor: row.vouchedFor,
    roles: row.roleGrants.map(grantFrom),
    groups: row.groups.map(({ groupId }) => groupId as WorkingGroupId),
    ...present({
      email: row.email,
      organisation: row.organisation && { id: row.organisation.id as OrganisationId, name: row.organisation.name },
    }),
  };
}

/** A CHECK holds each role to the ids that go with it. */
function grantFrom(row: { role: string; groupId: string | null; organisationId: string | null }): RoleGrant {
  const role = row.role as RoleGrant["role"];
  if (role === "group-leader") return { role, group: row.groupId as WorkingGroupId };
  if (role === "organisation-contact") return { role, organisation: row.organisationId as OrganisationId };
  return { role };
}
