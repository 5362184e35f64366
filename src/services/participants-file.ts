import type { PersonId } from "../domain/ids.ts";
import { isSecretariat } from "../domain/person.ts";
import type { NamedFile } from "../messages/effect.ts";
import type { Documents } from "../ports/documents.ts";
import type { Deps } from "./deps.ts";

/** The participants' spreadsheet for `reader`; undefined when they may not have it (any longer). */
export async function participantsFile(
  deps: Deps & { readonly documents: Documents },
  number: number,
  reader: PersonId,
): Promise<NamedFile | undefined> {
  const person = await deps.store.people.person(reader);
  const gathering = await deps.store.gatherings.byNumber(number);
  if (!gathering || !person?.active || !isSecretariat(person)) return undefined;
  return deps.documents.participants(
    gathering,
    await deps.store.registrations.participants(gathering.id),
    person.language,
  );
}
