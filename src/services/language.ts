import type { Language } from "../domain/person.ts";
import type { Deps } from "./deps.ts";
import type { Asker } from "./identify.ts";

/** From now on the asker reads `language`, on every platform. */
export async function chooseLanguage(deps: Deps, asker: Asker, language: Language): Promise<void> {
  await deps.store.people.setAccountLanguage(asker.accountId, language);
  if (asker.person) await deps.store.people.setLanguage(asker.person.id, language);
}
