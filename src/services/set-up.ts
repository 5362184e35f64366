import { normaliseEmail, ownerOf } from "../domain/recognition.ts";
import type { Store } from "../ports/store.ts";

/**
 * Adds a member organisation, or domains to the one of that name: whoever has a confirmed e-mail address on one of them is an employee
 * of it.
 * @param domains such as `kommune.no`; checked here
 */
export async function addOrganisation(
  store: Store,
  name: string,
  kind: string,
  domains: readonly string[],
): Promise<"added" | { readonly badDomain: string } | { readonly takenDomain: string }> {
  const tidied = domains.map((domain) => domain.trim().toLowerCase().replace(/^@/, ""));
  const bad = tidied.find((domain) => normaliseEmail(`a@${domain}`) === undefined);
  if (bad !== undefined) return { badDomain: bad };
  return store.transaction(async (records) => {
    const owners = await records.people.domainOwners();
    const id = await records.people.addOrganisation({ name, kind, domains: tidied });
    const taken = tidied.find((domain) => {
      const owner = ownerOf(`a@${domain}`, owners);
      return owner !== undefined && owner.organisation !== id;
    });
    return taken === undefined ? "added" : { takenDomain: taken };
  });
}

/** What the co-operative is called in what the bot says. */
export async function nameCooperative(store: Store, name: string): Promise<void> {
  await store.settings.saveCooperative({ ...(await store.settings.cooperative()), name });
}
