import type { Purpose } from "./outbox.ts";

/**
 * What is done when nobody knows whether a message arrived and its platform cannot tell: send it again and risk that
 * it is read twice, or leave it as `unknown` for the secretariat to look at. A new purpose does not compile until it
 * has chosen.
 */
export const whenUnknown: Readonly<Record<Purpose, "resend" | "park-as-unknown">> = {
  "seat-offered": "resend",
  "seat-offer-expired": "resend",
  "gathering-changed": "resend",
  "gathering-cancelled": "resend",
  // Asks somebody to decide: asked twice, two people may answer differently.
  "access-requested": "park-as-unknown",
  "access-decided": "resend",
  "reminder-week-before": "resend",
  "reminder-day-before": "resend",
};

/**
 * When a message that keeps failing is given up. Both must hold: attempts alone would empty the whole queue into the
 * list of failures during an hour without the platform.
 * @property patienceMs counted from the first attempt
 */
export type Patience = { readonly attempts: number; readonly patienceMs: number };

export function exhausted(row: { readonly attempt: number; readonly triedForMs: number }, patience: Patience): boolean {
  return row.attempt >= patience.attempts && row.triedForMs >= patience.patienceMs;
}

export type Backoff = { readonly firstMs: number; readonly longestMs: number };

/**
 * How long to wait after failed attempt number `attempt` (1 is the first): `firstMs` doubling to `longestMs`, half of
 * it at random, so that what failed together does not come back together.
 * @param random in [0, 1)
 */
export function backoffMs(attempt: number, { firstMs, longestMs }: Backoff, random: number): number {
  const whole = Math.min(longestMs, firstMs * 2 ** Math.min(attempt - 1, 20));
  return Math.round(whole * (0.5 + random / 2));
}
