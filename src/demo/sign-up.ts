import type { Gathering } from "../domain/gathering.ts";
import type { GatheringId } from "../domain/ids.ts";
import { register } from "../domain/registration.ts";
import { reminderDueAt, reminderKinds } from "../domain/reminder.ts";
import type { WallClock } from "../domain/wall-clock.ts";
import type { DemoPerson, DemoRegistration } from "../ports/demo-records.ts";
import type { Planned } from "./gatherings/planned.ts";
import { extras } from "./people.ts";

type ByEmail = Pick<DemoPerson, "email">;

/** The line of a gathering: everybody signs up one after the other, and stands where the domain's own rule puts them. */
export function lineOf(planned: Planned, now: Date, clock: WallClock): readonly DemoRegistration[] {
  const { gathering, cast = [], others = 0, last = [], answers } = planned;
  const longAgo = new Date(now.getTime() - 10 * 86_400_000);
  // A reminder that is due already would go to people nobody plays, whom no platform can reach: they came after it.
  const recently = hasReminderDue(gathering, now, clock) ? now : longAgo;
  const asks: readonly (ByEmail & { readonly at: Date })[] = [
    ...cast.map(({ email }) => ({ email, at: longAgo })),
    ...some(others, gathering.number).map(({ email }) => ({ email, at: recently })),
    ...last.map(({ email }) => ({ email, at: recently })),
  ];
  let then = announced(planned);
  let waiting = 0;
  return asks.map(({ email, at }, place) => {
    const decision = register(then, { waiting }, at);
    if (!decision.ok) throw new Error(`the demo cannot sign up for ${gathering.number}: ${decision.refusal.type}`);
    const { standing } = decision.value;
    if (standing === "waiting") waiting++;
    else then = { ...then, seatsTaken: then.seatsTaken + 1 };
    return { gathering: gathering.number, person: email, standing, answers: answers?.(place) ?? {}, at };
  });
}

/** The gathering as it stood when people signed up, whatever has become of it. */
function announced({ gathering: { group: _, ...rest } }: Planned): Gathering {
  return { ...rest, id: "" as GatheringId, seatsTaken: 0, revision: 1, state: "open" };
}

/** Other people for each gathering. */
function some(count: number, number: number): readonly ByEmail[] {
  return Array.from({ length: count }, (_, index) => extras[(number * 7 + index) % extras.length]).filter(
    (person) => person !== undefined,
  );
}

function hasReminderDue(gathering: { readonly startsAt: Date }, now: Date, clock: WallClock): boolean {
  return (Object.keys(reminderKinds) as (keyof typeof reminderKinds)[]).some(
    (kind) => reminderDueAt(gathering, kind, clock) <= now,
  );
}
