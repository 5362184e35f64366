import { ownerOf } from "../domain/recognition.ts";
import type { Store } from "../ports/store.ts";

/**
 * Gives the person with `email` the secretariat's rights, and makes the person if there is none.
 * @param name used for a new person; the e-mail address stands in for it
 */
export async function grantSecretariat(store: Store, email: string, name: string, now: Date): Promise<"new" | "known"> {
  return store.transaction(async (records) => {
    const known = await records.people.personByEmail(email);
    const { defaultLanguage: language } = await records.settings.cooperative();
    const owner = ownerOf(email, await records.people.domainOwners());
    const person = await records.people.addPerson({
      name: name || email,
      email,
      language,
      vouchedFor: true,
      ...(owner && { organisation: owner.organisation }),
    });
    await records.people.grant(person.id, { role: "secretariat" });
    await records.audit.add({ at: now, action: "secretariat-granted", subjectKind: "person", subject: person.id });
    return known ? "known" : "new";
  });
}
