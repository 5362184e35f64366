declare const brand: unique symbol;

/** A string that is one kind of identifier and cannot be passed where another is expected. */
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type PersonId = Branded<"person">;
export type OrganisationId = Branded<"organisation">;
export type GatheringId = Branded<"gathering">;
export type RegistrationId = Branded<"registration">;
export type SeatOfferId = Branded<"seat-offer">;
export type WorkingGroupId = Branded<"working-group">;
export type AccessRequestId = Branded<"access-request">;
