import type { Gathering } from "../domain/gathering.ts";
import type { GatheringId, PersonId, RegistrationId, SeatOfferId } from "../domain/ids.ts";
import type { Line, Standing } from "../domain/registration.ts";
import type { OfferState, SeatOffer } from "../domain/seat-offer.ts";

export type Participant = {
  readonly person: PersonId;
  readonly name: string;
  readonly email?: string;
  readonly organisation?: string;
  readonly standing: Standing;
  /** in the waiting list, 1 = first; absent for others */
  readonly place?: number;
  readonly registeredAt: Date;
  readonly answers: Readonly<Record<string, string | readonly string[]>>;
};

/** Where a person stands in one gathering. */
export type OwnRegistration = {
  readonly gathering: Gathering;
  readonly standing: "seated" | "offered" | "waiting";
  readonly place?: number;
  readonly offerExpiresAt?: Date;
};

export interface RegistrationRecords {
  /** The gathering's line as `person` sees it; true only for the holder of the gathering's lock. */
  line(gathering: GatheringId, person: PersonId): Promise<Line>;

  /** Adds a registration last in line. */
  add(registration: {
    readonly gathering: GatheringId;
    readonly person: PersonId;
    readonly standing: "seated" | "waiting";
    readonly answers: Readonly<Record<string, string | readonly string[]>>;
    readonly at: Date;
  }): Promise<RegistrationId>;

  stand(registration: RegistrationId, standing: Standing, at: Date): Promise<void>;

  /** The first `count` of those who wait without an offer, in the order of the line. */
  firstWaiting(
    gathering: GatheringId,
    count: number,
  ): Promise<readonly { readonly id: RegistrationId; readonly person: PersonId }[]>;

  waiting(gathering: GatheringId): Promise<number>;

  /** Everybody registered: seated, offered, waiting, each in the order of the line. */
  participants(gathering: GatheringId): Promise<readonly Participant[]>;

  /** Who is seated, offered or waiting. */
  livePeople(gathering: GatheringId): Promise<readonly PersonId[]>;

  /** Who was seated, and had been since before `instant`. */
  seatedSince(gathering: GatheringId, instant: Date): Promise<readonly PersonId[]>;

  /** What `person` is registered to that has not ended at `from`, soonest first. */
  own(person: PersonId, from: Date): Promise<readonly OwnRegistration[]>;
  ownIn(person: PersonId, gathering: GatheringId): Promise<Omit<OwnRegistration, "gathering"> | undefined>;

  /** Offers a seat to each of `registrations`, all at once, and has them stand as offered. */
  openOffers(offers: {
    readonly gathering: GatheringId;
    readonly registrations: readonly RegistrationId[];
    readonly at: Date;
    readonly expiresAt: Date;
  }): Promise<readonly { readonly id: SeatOfferId; readonly registration: RegistrationId }[]>;
  /** Lets no open offer of `gathering` hold longer than to `latest`. */
  capOffers(gathering: GatheringId, latest: Date): Promise<void>;
  /** Takes back every open offer of `gathering`, which is cancelled: there is nothing left to take. */
  withdrawOffers(gathering: GatheringId, at: Date): Promise<void>;
  /** The latest offer made to `person` in `gathering`. */
  latestOffer(
    gathering: GatheringId,
    person: PersonId,
  ): Promise<(SeatOffer & { registration: RegistrationId }) | undefined>;
  offer(id: SeatOfferId): Promise<(SeatOffer & { gathering: GatheringId; person: PersonId }) | undefined>;
  settleOffer(id: SeatOfferId, state: OfferState, at: Date): Promise<void>;
  /** Open offers of `gathering` that have run out at `now`. */
  expiredOffers(
    gathering: GatheringId,
    now: Date,
  ): Promise<readonly { readonly id: SeatOfferId; readonly registration: RegistrationId; readonly person: PersonId }[]>;
  /** Gatherings with offers that have run out, or with a free seat and somebody waiting. */
  gatheringsToSweep(now: Date): Promise<readonly GatheringId[]>;
}
