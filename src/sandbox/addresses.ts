import type { Language } from "../domain/person.ts";

/** The address of the sandbox for somebody, somewhere, in a language; what is left out is the default. */
export function addressOf(to: {
  readonly user?: string;
  readonly conversation?: string;
  readonly language?: Language;
}): string {
  const query = new URLSearchParams();
  if (to.user !== undefined) query.set("som", to.user);
  if (to.conversation !== undefined) query.set("samtale", to.conversation);
  if (to.language !== undefined) query.set("sprak", to.language);
  return query.size === 0 ? "/sandkasse" : `/sandkasse?${query}`;
}
