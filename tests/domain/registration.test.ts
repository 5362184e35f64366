import { describe, expect, it } from "vitest";
import { freeSeats, visibleTo } from "../../src/domain/gathering.ts";
import type { PersonId, RegistrationId, SeatOfferId, WorkingGroupId } from "../../src/domain/ids.ts";
import { type Line, register, type Standing, withdraw } from "../../src/domain/registration.ts";
import { answerOffer, offerExpiry, offersDue } from "../../src/domain/seat-offer.ts";
import { aGathering } from "../support/facts.ts";

const nobody: Line = { waiting: 0 };
const before = new Date("2027-01-10T12:00:00Z");

function standing(own: Standing, waiting = 0): Line {
  const registration = { id: "r" as RegistrationId, person: "p" as PersonId, standing: own };
  return { waiting, own: own === "waiting" ? { ...registration, place: waiting } : registration };
}

describe("signing up", () => {
  it("gives a seat while there is one, and after that a place at the end of the line", () => {
    expect(register(aGathering({ seats: 1 }), nobody, before)).toEqual({ ok: true, value: { standing: "seated" } });
    const full = aGathering({ seats: 1, seatsTaken: 1 });
    expect(register(full, { waiting: 2 }, before)).toEqual({ ok: true, value: { standing: "waiting", place: 3 } });
  });

  it("always gives a seat where there is no limit", () => {
    expect(freeSeats(aGathering({ seatsTaken: 900 }))).toBe(Number.POSITIVE_INFINITY);
    expect(register(aGathering({ seatsTaken: 900 }), nobody, before)).toMatchObject({ value: { standing: "seated" } });
  });

  it("is open in the very instant of the deadline, and closed a millisecond later", () => {
    const { registrationClosesAt } = aGathering();
    expect(register(aGathering(), nobody, registrationClosesAt).ok).toBe(true);
    const late = register(aGathering(), nobody, new Date(registrationClosesAt.getTime() + 1));
    expect(late).toMatchObject({ refusal: { type: "registration-closed", closedAt: registrationClosesAt } });
  });

  it.each([
    ["draft", "gathering-draft"],
    ["cancelled", "gathering-cancelled"],
    ["held", "gathering-over"],
    ["closed", "registration-closed"],
  ] as const)("is refused when the gathering is %s", (state, type) => {
    expect(register(aGathering({ state }), nobody, before)).toMatchObject({ ok: false, refusal: { type } });
  });

  it("is refused before it opens, and from the moment the gathering begins", () => {
    const opensAt = new Date("2027-01-11T08:00:00Z");
    const later = aGathering({ registrationOpensAt: opensAt });
    expect(register(later, nobody, before)).toMatchObject({ refusal: { type: "registration-not-open", opensAt } });
    expect(register(later, nobody, opensAt).ok).toBe(true);
    const { startsAt } = aGathering();
    expect(register(aGathering(), nobody, startsAt)).toMatchObject({ refusal: { type: "gathering-over" } });
  });

  it.each([
    ["seated", "already-seated"],
    ["offered", "already-offered"],
    ["waiting", "already-waiting"],
  ] as const)("tells whoever is %s that they are in already", (own, type) => {
    expect(register(aGathering(), standing(own, 4), before)).toMatchObject({ refusal: { type, number: 42 } });
  });

  it.each(["withdrawn", "lapsed"] as const)("lets whoever has %s come again", (own) => {
    expect(register(aGathering(), standing(own), before).ok).toBe(true);
  });
});

describe("withdrawing", () => {
  it("frees a seat when there was one to free, and is late after the free deadline", () => {
    const gathering = aGathering({ freeWithdrawalUntil: before });
    const after = new Date(before.getTime() + 1);
    expect(withdraw(gathering, standing("seated"), before)).toMatchObject({ value: { freesSeat: true, late: false } });
    expect(withdraw(gathering, standing("offered"), after)).toMatchObject({ value: { freesSeat: true, late: true } });
    expect(withdraw(gathering, standing("waiting", 1), after)).toMatchObject({ value: { freesSeat: false } });
  });

  it("is refused for whoever is not there, and once the gathering has begun", () => {
    expect(withdraw(aGathering(), nobody, before)).toMatchObject({ refusal: { type: "not-registered" } });
    const { startsAt } = aGathering();
    expect(withdraw(aGathering(), standing("seated"), startsAt)).toMatchObject({ refusal: { type: "gathering-over" } });
  });
});

describe("offers of a seat", () => {
  const gathering = aGathering({ seats: 5, seatsTaken: 3 });

  it("go to as many as there are seats and people for, also after registration has closed", () => {
    expect(offersDue(gathering, 9, before)).toBe(2);
    expect(offersDue(gathering, 1, before)).toBe(1);
    expect(offersDue({ ...gathering, state: "closed" }, 9, before)).toBe(2);
    expect(offersDue(aGathering(), 7, before)).toBe(7);
  });

  it("are made no more once the gathering has begun, is cancelled, or is not announced", () => {
    expect(offersDue(gathering, 9, gathering.startsAt)).toBe(0);
    for (const state of ["draft", "held", "cancelled"] as const)
      expect(offersDue({ ...gathering, state }, 9, before)).toBe(0);
  });

  it("hold for a day, but never beyond the start", () => {
    expect(offerExpiry(gathering, before, 24)).toEqual(new Date("2027-01-11T12:00:00Z"));
    expect(offerExpiry(gathering, new Date("2027-01-20T07:00:00Z"), 24)).toEqual(gathering.startsAt);
  });

  it("can be answered until the instant they run out, and only once", () => {
    const offer = { id: "o" as SeatOfferId, state: "open", expiresAt: before } as const;
    const justBefore = new Date(before.getTime() - 1);
    expect(answerOffer(gathering, offer, justBefore).ok).toBe(true);
    expect(answerOffer(gathering, offer, before)).toMatchObject({ refusal: { type: "offer-expired" } });
    const answered = { accepted: "offer-taken", declined: "offer-let-go", withdrawn: "no-offer" } as const;
    for (const state of ["accepted", "declined", "withdrawn"] as const)
      expect(answerOffer(gathering, { ...offer, state }, justBefore)).toMatchObject({
        refusal: { type: answered[state] },
      });
    expect(answerOffer(gathering, undefined, before)).toMatchObject({ refusal: { type: "no-offer" } });
  });
});

describe("who may know of a gathering", () => {
  const group = "group" as WorkingGroupId;
  const stranger = { isSecretariat: false, isMember: false, groups: [] };
  const member = { ...stranger, isMember: true };
  const inGroup = { ...member, groups: [group] };
  const secretary = { ...member, isSecretariat: true };

  it.each([
    ["everyone", [true, true, true, true]],
    ["members", [false, true, true, true]],
    ["group", [false, false, true, true]],
  ] as const)("when it is for %s", (visibility, seen) => {
    const gathering = aGathering({ visibility, group });
    expect([stranger, member, inGroup, secretary].map((viewer) => visibleTo(gathering, viewer))).toEqual(seen);
  });

  it("is the secretariat alone while it is a draft, and nobody's group when it has none", () => {
    const draft = aGathering({ visibility: "everyone", state: "draft" });
    expect([inGroup, secretary].map((viewer) => visibleTo(draft, viewer))).toEqual([false, true]);
    expect(visibleTo(aGathering({ visibility: "group" }), inGroup)).toBe(false);
  });
});
