import { freeSeats, type Gathering } from "./gathering.ts";
import type { SeatOfferId } from "./ids.ts";
import { accept, type Result, refuse } from "./result.ts";

export type OfferState = "open" | "accepted" | "declined" | "expired" | "withdrawn";

/** A seat held for the first in line until `expiresAt`. */
export type SeatOffer = {
  readonly id: SeatOfferId;
  readonly state: OfferState;
  readonly expiresAt: Date;
};

export type OfferRefusal =
  | { readonly type: "no-offer"; readonly title: string; readonly number: number }
  | { readonly type: "offer-taken"; readonly title: string }
  | { readonly type: "offer-let-go"; readonly title: string; readonly number: number }
  | { readonly type: "offer-expired"; readonly title: string; readonly number: number; readonly expiredAt: Date }
  | { readonly type: "gathering-cancelled"; readonly title: string }
  | { readonly type: "gathering-over"; readonly title: string };

/**
 * How many of those waiting get an offer now. None once the gathering has begun, is cancelled or not yet announced; a closed
 * registration does not stop the line, since those who wait signed up in time.
 */
export function offersDue(gathering: Gathering, waiting: number, now: Date): number {
  const running = gathering.state === "open" || gathering.state === "closed";
  if (!running || now >= gathering.startsAt) return 0;
  return Math.min(freeSeats(gathering), waiting);
}

/** An offer holds for `hours`, but never beyond the start of the gathering. */
export function offerExpiry(gathering: Pick<Gathering, "startsAt">, now: Date, hours: number): Date {
  return new Date(Math.min(now.getTime() + hours * 3_600_000, gathering.startsAt.getTime()));
}

/**
 * Decides whether the offer can still be taken or declined at `now`. The very instant it runs out is too late, and so is the
 * instant the gathering begins, however far the gathering was moved after the offer was made.
 */
export function answerOffer<Offer extends SeatOffer>(
  gathering: Pick<Gathering, "title" | "number" | "state" | "startsAt">,
  offer: Offer | undefined,
  now: Date,
): Result<Offer, OfferRefusal> {
  const { title, number } = gathering;
  if (gathering.state === "cancelled") return refuse({ type: "gathering-cancelled", title });
  if (gathering.state === "held" || now >= gathering.startsAt) return refuse({ type: "gathering-over", title });
  if (offer?.state === "expired" || (offer?.state === "open" && now >= offer.expiresAt))
    return refuse({ type: "offer-expired", title, number, expiredAt: offer.expiresAt });
  if (offer?.state === "accepted") return refuse({ type: "offer-taken", title });
  if (offer?.state === "declined") return refuse({ type: "offer-let-go", title, number });
  if (offer?.state !== "open") return refuse({ type: "no-offer", title, number });
  return accept(offer);
}
