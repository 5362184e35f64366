import type { Deps } from "./deps.ts";

/** No platform redelivers after this long, so a request's key need not be known any longer. */
const requestDays = 7;

/** Forgets what is no longer needed. A job of the timetable. */
export async function tidy(deps: Deps): Promise<void> {
  // Requests are stamped in real time, whatever the business's clock says.
  const forgotten = await deps.store.requests.forgetBefore(new Date(Date.now() - requestDays * 86_400_000));
  const codes = await deps.store.access.forgetLinkCodes(deps.clock.now());
  deps.log.info("tidied", { requests: forgotten, codes });
}
