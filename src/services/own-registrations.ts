import type { Gathering } from "../domain/gathering.ts";
import type { Person } from "../domain/person.ts";
import type { OwnRegistration } from "../ports/registration-store.ts";
import type { Deps } from "./deps.ts";

export type OwnView = {
  readonly gathering: Gathering;
  readonly waiting: number;
  readonly own: Omit<OwnRegistration, "gathering">;
};

/** What `person` is registered to that has not ended, soonest first. */
export async function ownRegistrations(deps: Deps, person: Person): Promise<readonly OwnView[]> {
  const own = await deps.store.registrations.own(person.id, deps.clock.now());
  return own.map(({ gathering, ...standing }) => ({ gathering, waiting: 0, own: standing }));
}
