import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesToTell, draftProblems, type GatheringDraft } from "../../src/domain/gathering-draft.ts";
import type { WorkingGroupId } from "../../src/domain/ids.ts";

const now = new Date("2026-11-23T12:00:00Z");

function aDraft(different: Partial<GatheringDraft> = {}): GatheringDraft {
  return {
    kind: "course",
    title: "Lekkasjesøk",
    description: "",
    place: "Sykkylven",
    startsAt: new Date("2027-01-20T08:00:00Z"),
    endsAt: new Date("2027-01-20T14:30:00Z"),
    registrationClosesAt: new Date("2027-01-13T22:59:00Z"),
    visibility: "members",
    state: "open",
    questions: [],
    ...different,
  };
}

const instant = fc.date({ min: new Date("2026-01-01"), max: new Date("2028-01-01"), noInvalidDate: true });

describe("a draft", () => {
  it("has no problems when it is in order", () => {
    expect(draftProblems(aDraft(), undefined, now)).toEqual({});
    const { startsAt } = aDraft();
    expect(draftProblems(aDraft({ registrationClosesAt: startsAt }), undefined, now)).toEqual({});
  });

  it.each([
    [{ startsAt: now }, "startDay", "starts-in-the-past"],
    [{ endsAt: new Date("2027-01-20T08:00:00Z") }, "endDay", "ends-before-start"],
    [{ registrationClosesAt: new Date("2027-01-20T08:00:01Z") }, "closesDay", "closes-after-start"],
    [{ visibility: "group" }, "visibility", "group-missing"],
  ] as const)("%o stands wrong at %s: %s", (different, field, type) => {
    expect(draftProblems(aDraft(different), undefined, now)[field]).toEqual({ type });
  });

  it("may be for a group when it says which", () => {
    const draft = aDraft({ visibility: "group", group: "group" as WorkingGroupId });
    expect(draftProblems(draft, undefined, now)).toEqual({});
  });

  it("may have as few seats as are taken, and no fewer", () => {
    expect(draftProblems(aDraft({ seats: 7 }), { seatsTaken: 7 }, now)).toEqual({});
    const problems = draftProblems(aDraft({ seats: 6 }), { seatsTaken: 7 }, now);
    expect(problems).toEqual({ seats: { type: "fewer-seats-than-taken", taken: 7 } });
    expect(draftProblems(aDraft(), { seatsTaken: 7 }, now)).toEqual({});
  });

  it("without problems begins in the future, ends after it begins, and closes no later than it begins", () => {
    fc.assert(
      fc.property(instant, instant, instant, (startsAt, endsAt, registrationClosesAt) => {
        const problems = draftProblems(aDraft({ startsAt, endsAt, registrationClosesAt }), undefined, now);
        const inOrder = startsAt > now && endsAt > startsAt && registrationClosesAt <= startsAt;
        expect(Object.keys(problems).length === 0).toBe(inOrder);
      }),
    );
  });
});

describe("those who are registered are told", () => {
  const before = aDraft();

  it.each([
    [{ title: "Lekkasjesøk 2" }, ["title"]],
    [{ endsAt: new Date("2027-01-20T15:00:00Z") }, ["time"]],
    [{ place: "Stranda" }, ["place"]],
    [{ videoLink: "https://video.example/42" }, ["place"]],
    [{ place: "Stranda", startsAt: new Date("2027-01-21T08:00:00Z") }, ["time", "place"]],
  ] as const)("when it becomes %o: %j", (different, changes) => {
    expect(changesToTell(before, aDraft(different))).toEqual(changes);
  });

  it("nothing when it is none of their business", () => {
    const seats = aDraft({ seats: 4, description: "Nytt program", registrationClosesAt: now, visibility: "everyone" });
    expect(changesToTell(before, seats)).toEqual([]);
    expect(changesToTell(before, aDraft({ startsAt: new Date(before.startsAt) }))).toEqual([]);
  });
});
