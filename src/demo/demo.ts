import { asciiSlug } from "../domain/ascii-slug.ts";
import { type WallClock, wallClock } from "../domain/wall-clock.ts";
import type { Demo, DemoRecords } from "../ports/demo-records.ts";
import type { SandboxCast } from "../ports/sandbox-board.ts";
import type { Store } from "../ports/store.ts";
import { demoCalendar } from "./calendar.ts";
import { knownAccounts, personas } from "./cast.ts";
import { cooperative, goals, groups } from "./cooperative.ts";
import { courses } from "./gatherings/courses.ts";
import { meetings } from "./gatherings/meetings.ts";
import { soon } from "./gatherings/soon.ts";
import { yearly } from "./gatherings/yearly.ts";
import { organisations } from "./organisations.ts";
import { people } from "./people.ts";
import { lineOf } from "./sign-up.ts";

/**
 * Puts an invented co-operative in an empty database: members, people, and gatherings in the months after `now`. Does nothing
 * when it is there already, whatever has been made of it since.
 */
export async function seedDemo(store: Store, records: DemoRecords, now: Date): Promise<void> {
  if (await records.isPlanted()) return;
  await store.settings.saveCooperative(cooperative);
  await records.plant(demoAt(now));
}

/** Everything in the demo, with its gatherings laid out after `now`. */
export function demoAt(now: Date, clock: WallClock = wallClock(cooperative.timeZone)): Demo {
  const calendar = demoCalendar(now, clock);
  const plan = [soon, courses, meetings, yearly].flatMap((part) => part(calendar));
  return {
    organisations,
    groups,
    goals,
    people,
    gatherings: plan.map(({ gathering }) => gathering),
    registrations: plan.flatMap((planned) => lineOf(planned, now, clock)),
    accounts: knownAccounts,
  };
}

/** Who the sandbox's newcomer can be, and a channel for everybody and for each working group there is. */
export async function demoCast(store: Store): Promise<SandboxCast> {
  const byName = new Intl.Collator("nb");
  const names = (await store.gatherings.groups()).map(({ name }) => name).sort(byName.compare);
  const channels = names.map((name) => ({
    name: asciiSlug(name, "faggruppe"),
    title: name.toLocaleLowerCase("nb").replaceAll(" ", "-"),
  }));
  return { personas, channels: [{ name: "generelt", title: "generelt" }, ...channels] };
}
