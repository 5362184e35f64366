import { freeSeats, type Gathering } from "../../src/domain/gathering.ts";
import { draftProblems } from "../../src/domain/gathering-draft.ts";
import type { PersonId, RegistrationId, SeatOfferId } from "../../src/domain/ids.ts";
import { type Line, register, type Standing, withdraw } from "../../src/domain/registration.ts";
import { answerOffer, type OfferState, offerExpiry, offersDue } from "../../src/domain/seat-offer.ts";
import { aGathering } from "./facts.ts";

export type Row = { readonly person: number; standing: Standing; offer?: { state: OfferState; expiresAt: Date } };

export type Step =
  | { readonly type: "register" | "withdraw" | "accept" | "decline"; readonly person: number }
  | { readonly type: "wait"; readonly hours: number }
  | { readonly type: "seats"; readonly seats: number }
  | { readonly type: "close" | "reopen" };

/** @property offersAtOnce false: a seat that falls free is offered only when time passes, as by a job that comes round */
export type Rules = { readonly register: typeof register; readonly offersAtOnce: boolean };

export const asServed: Rules = { register, offersAtOnce: true };

const live = (standing: Standing) => standing === "seated" || standing === "offered" || standing === "waiting";

/**
 * One gathering's line in memory: what the services do with the domain's rules, without a database. Rows stand in the order
 * they were added; who stands where is decided by the rules alone.
 */
export class LineModel {
  readonly rows: Row[] = [];
  now = new Date("2027-01-01T08:00:00Z");
  gathering: Gathering;
  readonly rules: Rules;

  constructor(seats: number, rules: Rules = asServed) {
    this.gathering = aGathering({ seats });
    this.rules = rules;
  }

  waiting(): readonly Row[] {
    return this.rows.filter(({ standing }) => standing === "waiting");
  }

  /** Whether the line still moves. */
  running(): boolean {
    return this.now < this.gathering.startsAt;
  }

  rowOf(person: number): Row | undefined {
    return this.rows.find((row) => row.person === person && live(row.standing));
  }

  lineFor(person: number): Line {
    const row = this.rowOf(person);
    const waiting = this.waiting();
    if (!row) return { waiting: waiting.length };
    const own = { id: `${person}` as RegistrationId, person: `${person}` as PersonId, standing: row.standing };
    const place = waiting.indexOf(row) + 1;
    return { waiting: waiting.length, own: place > 0 ? { ...own, place } : own };
  }

  take(step: Step): void {
    switch (step.type) {
      case "register":
        this.signUp(step.person);
        break;
      case "withdraw":
        this.leave(step.person);
        break;
      case "accept":
      case "decline":
        this.answer(step.person, step.type === "accept" ? "accepted" : "declined");
        break;
      case "wait":
        this.now = new Date(this.now.getTime() + step.hours * 3_600_000);
        this.sweep();
        break;
      case "seats":
        this.setSeats(step.seats);
        break;
      case "close":
      case "reopen":
        this.gathering = { ...this.gathering, state: step.type === "close" ? "closed" : "open" };
    }
  }

  private signUp(person: number) {
    const decision = this.rules.register(this.gathering, this.lineFor(person), this.now);
    if (decision.ok) this.rows.push({ person, standing: decision.value.standing });
    this.count();
  }

  private leave(person: number) {
    const decision = withdraw(this.gathering, this.lineFor(person), this.now);
    const row = this.rowOf(person);
    if (!decision.ok || !row) return;
    row.standing = "withdrawn";
    if (row.offer?.state === "open") row.offer.state = "withdrawn";
    this.count();
    if (decision.value.freesSeat) this.offerAtOnce();
  }

  private answer(person: number, answer: "accepted" | "declined") {
    const row = this.rows.findLast((each) => each.person === person && each.offer);
    const offer = row?.offer && { id: "offer" as SeatOfferId, ...row.offer };
    const decision = answerOffer(this.gathering, offer, this.now);
    if (!decision.ok || !row?.offer) return;
    row.offer.state = answer;
    row.standing = answer === "accepted" ? "seated" : "lapsed";
    this.count();
    if (answer === "declined") this.offerAtOnce();
  }

  private sweep() {
    for (const row of this.rows) {
      if (row.offer?.state !== "open" || row.offer.expiresAt > this.now) continue;
      row.offer.state = "expired";
      row.standing = "lapsed";
    }
    this.count();
    this.offerFreeSeats();
  }

  private setSeats(seats: number) {
    const draft = { ...this.gathering, seats };
    if (draftProblems(draft, this.gathering, this.now).seats) return;
    this.gathering = draft;
    this.offerAtOnce();
  }

  private offerAtOnce() {
    if (this.rules.offersAtOnce) this.offerFreeSeats();
  }

  private offerFreeSeats() {
    const due = offersDue(this.gathering, this.waiting().length, this.now);
    for (const row of this.waiting().slice(0, due)) {
      row.standing = "offered";
      row.offer = { state: "open", expiresAt: offerExpiry(this.gathering, this.now, 24) };
    }
    this.count();
  }

  /** What the database's trigger does. */
  private count() {
    const seatsTaken = this.rows.filter(({ standing }) => standing === "seated" || standing === "offered").length;
    this.gathering = { ...this.gathering, seatsTaken };
  }

  free(): number {
    return freeSeats(this.gathering);
  }
}
