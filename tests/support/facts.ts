import type { Gathering } from "../../src/domain/gathering.ts";
import type { GatheringId } from "../../src/domain/ids.ts";

/** An ordinary course, with what the test says is different about it. */
export function aGathering(different: Partial<Gathering> = {}): Gathering {
  return {
    id: "gathering" as GatheringId,
    number: 42,
    kind: "course",
    title: "Lekkasjesøk",
    description: "To dager med lytting og korrelator.",
    place: "Sykkylven",
    startsAt: new Date("2027-01-20T08:00:00Z"),
    endsAt: new Date("2027-01-21T13:30:00Z"),
    registrationClosesAt: new Date("2027-01-13T22:59:00Z"),
    seatsTaken: 0,
    visibility: "members",
    state: "open",
    questions: [],
    revision: 1,
    ...different,
  };
}
