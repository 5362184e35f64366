import type { GatheringId, PersonId, RegistrationId, SeatOfferId } from "../domain/ids.ts";
import { liveStandings, type Standing } from "../domain/registration.ts";
import type { OfferState } from "../domain/seat-offer.ts";
import type { OwnRegistration, Participant, RegistrationRecords } from "../ports/registration-store.ts";
import { gatheringFrom } from "./gatherings.ts";
import type { Registration as RegistrationRow, SeatOffer as SeatOfferRow } from "./generated/client.ts";
import { present } from "./present.ts";
import type { Client } from "./store.ts";

const live = { in: [...liveStandings] };

/** The open offer of a registration, if it has one. */
const openOffer = { offers: { where: { state: "open" }, select: { expiresAt: true } } };

export function registrationRecords(client: Client): RegistrationRecords {
  const waitingIn = (gatheringId: string) => client.registration.count({ where: { gatheringId, standing: "waiting" } });
  const placeOf = (row: RegistrationRow) =>
    client.registration.count({
      where: { gatheringId: row.gatheringId, standing: "waiting", sequence: { lte: row.sequence } },
    });
  const ownFrom = async (
    row: RegistrationRow & { offers: Pick<SeatOfferRow, "expiresAt">[] },
  ): Promise<Omit<OwnRegistration, "gathering">> => ({
    standing: row.standing as OwnRegistration["standing"],
    ...(row.standing === "waiting" && { place: await placeOf(row) }),
    ...present({ offerExpiresAt: row.offers[0]?.expiresAt }),
  });
  return {
    async line(gatheringId, personId) {
      const row = await client.registration.findFirst({ where: { gatheringId, personId, standing: live } });
      const waiting = await waitingIn(gatheringId);
      if (!row) return { waiting };
      const standing = row.standing as Standing;
      const own = { id: row.id as RegistrationId, person: personId, standing };
      return { waiting, own: standing === "waiting" ? { ...own, place: await placeOf(row) } : own };
    },

    async add({ gathering, person, standing, answers, at }) {
      const row = await client.registration.create({
        data: {
          gatheringId: gathering,
          personId: person,
          registeredById: person,
          standing,
          answers: { ...answers } as Record<string, string | string[]>,
          registeredAt: at,
          standingChangedAt: at,
        },
        select: { id: true },
      });
      return row.id as RegistrationId;
    },

    async stand(id, standing, at) {
      await client.registration.update({
        where: { id },
        data: { standing, standingChangedAt: at },
        select: { id: true },
      });
    },

    async firstWaiting(gatheringId, count) {
      const rows = await client.registration.findMany({
        where: { gatheringId, standing: "waiting" },
        orderBy: { sequence: "asc" },
        take: count,
        select: { id: true, personId: true },
      });
      return rows.map((row) => ({ id: row.id as RegistrationId, person: row.personId as PersonId }));
    },

    waiting: waitingIn,

    async participants(gatheringId) {
      const rows = await client.registration.findMany({
        where: { gatheringId, standing: live },
        orderBy: { sequence: "asc" },
        include: { person: { include: { organisation: { select: { name: true } } } } },
      });
      let place = 0;
      const participants = rows.map((row) => ({
        person: row.personId as PersonId,
        name: row.person.name,
        standing: row.standing as Standing,
        registeredAt: row.registeredAt,
        answers: row.answers as Participant["answers"],
        ...present({ email: row.person.email, organisation: row.person.organisation?.name }),
        ...(row.standing === "waiting" && { place: ++place }),
      }));
      return liveStandings.flatMap((standing) => participants.filter((each) => each.standing === standing));
    },

    async livePeople(gatheringId) {
      const rows = await client.registration.findMany({
        where: { gatheringId, standing: live },
        select: { personId: true },
      });
      return rows.map(({ personId }) => personId as PersonId);
    },

    async seatedSince(gatheringId, instant) {
      const rows = await client.registration.findMany({
        where: { gatheringId, standing: "seated", standingChangedAt: { lt: instant } },
        select: { personId: true },
      });
      return rows.map(({ personId }) => personId as PersonId);
    },

    async own(personId, from) {
      const rows = await client.registration.findMany({
        where: { personId, standing: live, gathering: { endsAt: { gte: from }, state: { in: ["open", "closed"] } } },
        include: { gathering: { include: { goal: true } }, ...openOffer },
        orderBy: [{ gathering: { startsAt: "asc" } }, { gathering: { number: "asc" } }],
      });
      // One after the other: the embedded database has one connection.
      const own: OwnRegistration[] = [];
      for (const row of rows) own.push({ gathering: gatheringFrom(row.gathering), ...(await ownFrom(row)) });
      return own;
    },

    async ownIn(personId, gatheringId) {
      const row = await client.registration.findFirst({
        where: { gatheringId, personId, standing: live },
        include: openOffer,
      });
      return row ? ownFrom(row) : undefined;
    },

    async openOffers({ gathering, registrations, at, expiresAt }) {
      const ids = [...registrations];
      await client.registration.updateMany({
        where: { id: { in: ids } },
        data: { standing: "offered", standingChangedAt: at },
      });
      const rows = await client.seatOffer.createManyAndReturn({
        data: ids.map((registrationId) => ({ gatheringId: gathering, registrationId, offeredAt: at, expiresAt })),
        select: { id: true, registrationId: true },
      });
      return rows.map((row) => ({ id: row.id as SeatOfferId, registration: row.registrationId as RegistrationId }));
    },

    async capOffers(gatheringId, latest) {
      await client.seatOffer.updateMany({
        where: { gatheringId, state: "open", expiresAt: { gt: latest } },
        data: { expiresAt: latest },
      });
    },

    async withdrawOffers(gatheringId, decidedAt) {
      await client.seatOffer.updateMany({
        where: { gatheringId, state: "open" },
        data: { state: "withdrawn", decidedAt },
      });
    },

    async latestOffer(gatheringId, personId) {
      const row = await client.seatOffer.findFirst({
        where: { gatheringId, registration: { personId } },
        orderBy: [{ offeredAt: "desc" }, { id: "desc" }],
      });
      return row ? { ...offerFrom(row), registration: row.registrationId as RegistrationId } : undefined;
    },

    async offer(id) {
      const row = await client.seatOffer.findUnique({
        where: { id },
        include: { registration: { select: { personId: true } } },
      });
      if (!row) return undefined;
      const { personId } = row.registration;
      return { ...offerFrom(row), gathering: row.gatheringId as GatheringId, person: personId as PersonId };
    },

    async settleOffer(id, state, at) {
      await client.seatOffer.update({ where: { id }, data: { state, decidedAt: at }, select: { id: true } });
    },

    async expiredOffers(gatheringId, now) {
      const rows = await client.seatOffer.findMany({
        where: { gatheringId, state: "open", expiresAt: { lte: now } },
        orderBy: { offeredAt: "asc" },
        include: { registration: { select: { personId: true } } },
      });
      return rows.map((row) => ({
        id: row.id as SeatOfferId,
        registration: row.registrationId as RegistrationId,
        person: row.registration.personId as PersonId,
      }));
    },

    async gatheringsToSweep(now) {
      const rows = await client.$queryRaw<{ id: string }[]>`
        SELECT gathering_id AS id FROM seat_offer WHERE state = 'open' AND expires_at <= ${now}
        UNION
        SELECT g.id FROM gathering g
        WHERE g.state IN ('open', 'closed') AND g.starts_at > ${now} AND (g.seats IS NULL OR g.seats_taken < g.seats)
          AND EXISTS (SELECT FROM registration r WHERE r.gathering_id = g.id AND r.standing = 'waiting')`;
      return rows.map(({ id }) => id as GatheringId);
    },
  };
}

function offerFrom(row: SeatOfferRow) {
  return { id: row.id as SeatOfferId, state: row.state as OfferState, expiresAt: row.expiresAt };
}
