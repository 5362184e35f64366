import type { Gathering } from "../domain/gathering.ts";
import { type ReminderKind, remindersDue } from "../domain/reminder.ts";
import type { Deps } from "./deps.ts";

/** No reminder is sent earlier than this before a gathering begins. */
const horizonDays = 15;

/**
 * Puts the reminders that have fallen due in the outbox: one for each who was seated when it fell due, once, however often this
 * runs. What is due is computed from the gatherings as they now stand, so a moved gathering moves its reminders.
 */
export async function enqueueReminders(deps: Deps): Promise<void> {
  const now = deps.clock.now();
  const until = new Date(now.getTime() + horizonDays * 86_400_000);
  let added = 0;
  for (const gathering of await deps.store.gatherings.startingBetween(now, until))
    for (const { kind, dueAt } of remindersDue(gathering, now, deps.wallClock))
      added += await remind(deps, gathering, kind, dueAt);
  if (added > 0) deps.wakeOutbox();
}

async function remind(deps: Deps, gathering: Gathering, kind: ReminderKind, dueAt: Date): Promise<number> {
  const people = await deps.store.registrations.seatedSince(gathering.id, dueAt);
  return deps.store.outbox.add(
    people.map((person) => ({
      purpose: `reminder-${kind}` as const,
      subject: gathering.id,
      recipient: { kind: "person", person },
      dueAt,
      lane: "normal",
    })),
  );
}
