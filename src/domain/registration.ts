import { freeSeats, type Gathering } from "./gathering.ts";
import type { PersonId, RegistrationId } from "./ids.ts";
import { accept, type Result, refuse } from "./result.ts";

/**
 * Where somebody stands, stored and never derived from order. `offered` holds a seat; `lapsed` let an offer go (declined it or
 * let it run out) and is not asked again, but may sign up anew, last in line.
 */
export type Standing = "seated" | "offered" | "waiting" | "withdrawn" | "lapsed";

/** Standings that count as being registered; a person has at most one of these in a gathering. */
export const liveStandings = ["seated", "offered", "waiting"] as const satisfies readonly Standing[];

export type Registration = {
  readonly id: RegistrationId;
  readonly person: PersonId;
  readonly standing: Standing;
};

/**
 * The line of one gathering as its lock holder sees it.
 * @property waiting how many wait without an offer
 * @property own the asker's live registration, with the place in the waiting list (1 = first) if waiting
 */
export type Line = {
  readonly waiting: number;
  readonly own?: Registration & { readonly place?: number };
};

export type RegistrationRefusal =
  | { readonly type: "gathering-cancelled"; readonly title: string }
  | { readonly type: "gathering-draft"; readonly number: number }
  | { readonly type: "gathering-over"; readonly title: string }
  | { readonly type: "registration-not-open"; readonly title: string; readonly opensAt: Date }
  | { readonly type: "registration-closed"; readonly title: string; readonly closedAt: Date }
  | { readonly type: "already-seated"; readonly title: string; readonly number: number }
  | { readonly type: "already-waiting"; readonly title: string; readonly number: number; readonly place: number }
  | { readonly type: "already-offered"; readonly title: string; readonly number: number };

export type WithdrawalRefusal =
  | { readonly type: "not-registered"; readonly title: string; readonly number: number }
  | { readonly type: "gathering-over"; readonly title: string };

/**
 * Decides whether somebody may join `gathering`, and where they then stand. A newcomer never passes the line: while anybody
 * waits, a free seat is theirs to be offered.
 * @param now the instant the person asked; it decides the deadline, never the order
 */
export function register(
  gathering: Gathering,
  line: Line,
  now: Date,
): Result<{ standing: "seated" } | { standing: "waiting"; place: number }, RegistrationRefusal> {
  const refusal = closedTo(gathering, now) ?? alreadyIn(gathering, line);
  if (refusal) return refuse(refusal);
  if (freeSeats(gathering) > 0 && line.waiting === 0) return accept({ standing: "seated" });
  return accept({ standing: "waiting", place: line.waiting + 1 });
}

/** Decides whether the asker may withdraw; a seat or offer that falls free goes to the first in line. */
export function withdraw(
  gathering: Gathering,
  line: Line,
  now: Date,
): Result<{ registration: Registration; freesSeat: boolean; late: boolean }, WithdrawalRefusal> {
  const { title, number } = gathering;
  if (!line.own) return refuse({ type: "not-registered", title, number });
  if (now >= gathering.startsAt) return refuse({ type: "gathering-over", title });
  const late = gathering.freeWithdrawalUntil !== undefined && now > gathering.freeWithdrawalUntil;
  return accept({ registration: line.own, freesSeat: line.own.standing !== "waiting", late });
}

/** Why nobody can sign up for `gathering` at `now`, whoever they are; undefined when it is open. */
export function closedTo(gathering: Gathering, now: Date): RegistrationRefusal | undefined {
  const { title, number } = gathering;
  if (gathering.state === "draft") return { type: "gathering-draft", number };
  if (gathering.state === "cancelled") return { type: "gathering-cancelled", title };
  if (gathering.state === "held" || now >= gathering.startsAt) return { type: "gathering-over", title };
  const opensAt = gathering.registrationOpensAt;
  if (opensAt && now < opensAt) return { type: "registration-not-open", title, opensAt };
  if (gathering.state === "closed" || now > gathering.registrationClosesAt)
    return { type: "registration-closed", title, closedAt: gathering.registrationClosesAt };
  return undefined;
}

function alreadyIn(gathering: Gathering, line: Line): RegistrationRefusal | undefined {
  const { title, number } = gathering;
  switch (line.own?.standing) {
    case "seated":
      return { type: "already-seated", title, number };
    case "offered":
      return { type: "already-offered", title, number };
    case "waiting":
      return { type: "already-waiting", title, number, place: line.own.place ?? line.waiting };
    case "withdrawn":
    case "lapsed":
    case undefined:
      return undefined;
  }
}
