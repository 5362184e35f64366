import { freeSeats, type Gathering } from "../domain/gathering.ts";
import { closedTo } from "../domain/registration.ts";
import type { Texts } from "../texts/texts.ts";
import type { Block, Button, Message } from "./message.ts";

/** Where the reader stands in a gathering. */
export type Own = {
  readonly standing: "seated" | "offered" | "waiting";
  readonly place?: number;
  readonly offerExpiresAt?: Date;
};

export type CardView = { readonly gathering: Gathering; readonly waiting: number; readonly own?: Own };

export type Reader = { readonly t: Texts; readonly now: Date; readonly isSecretariat: boolean };

/** Everything about one gathering, with what the reader can do about it. */
export function gatheringCard(view: CardView, reader: Reader): Message {
  const { t } = reader;
  const { gathering } = view;
  const title = t.kurs.numbered(gathering);
  const blocks: Block[] = [{ type: "heading", text: title }];
  if (gathering.state === "cancelled") blocks.push({ type: "text", text: [{ strong: t.states.cancelled }] });
  if (gathering.cancelReason) blocks.push({ type: "text", text: gathering.cancelReason });
  if (gathering.description) blocks.push({ type: "text", text: gathering.description });
  blocks.push({ type: "facts", facts: factsOf(view, reader) });
  for (const [label, href] of [
    [t.kurs.videoLink, gathering.videoLink],
    [t.kurs.externalLink, gathering.externalLink],
  ] as const)
    if (href) blocks.push({ type: "text", text: [{ link: label, href }] });
  blocks.push({ type: "buttons", buttons: buttonsOf(view, reader) });
  return { summary: `${title}, ${t.dates.span(gathering.startsAt, gathering.endsAt)}`, blocks };
}

function factsOf({ gathering, waiting, own }: CardView, { t, now }: Reader) {
  const opensAt = gathering.registrationOpensAt;
  const facts = [
    { label: t.kurs.kind, value: t.kinds[gathering.kind] },
    { label: t.kurs.when, value: t.dates.span(gathering.startsAt, gathering.endsAt) },
    { label: t.kurs.where, value: gathering.place || t.kurs.noPlace },
  ];
  // Nothing to sign up for and nothing to hold: only what it was.
  if (gathering.state === "cancelled") return facts;
  facts.push({ label: t.kurs.seats, value: seatsText(gathering, waiting, t) });
  if (opensAt && opensAt > now) facts.push({ label: t.kurs.opens, value: t.dates.dayAndTime(opensAt, now) });
  facts.push({ label: t.kurs.deadline, value: t.dates.dayAndTime(gathering.registrationClosesAt, now) });
  if (gathering.state !== "open") facts.push({ label: t.kurs.state, value: t.states[gathering.state] });
  if (gathering.organiser) facts.push({ label: t.kurs.organiser, value: gathering.organiser });
  if (gathering.goal) facts.push({ label: t.kurs.goal, value: gathering.goal });
  if (own) facts.push({ label: t.kurs.ownStanding, value: ownText(own, t, now) });
  return facts;
}

/** «3 ledige plasser av 20», «Fullt, 2 på venteliste». */
export function seatsText(gathering: Pick<Gathering, "seats" | "seatsTaken">, waiting: number, t: Texts): string {
  if (gathering.seats === undefined) return t.kurs.seatsUnlimited;
  const free = freeSeats(gathering);
  if (free === 0) return t.kurs.seatsFull({ waiting });
  const seats = t.kurs.seatsFree({ free, of: gathering.seats });
  return waiting > 0 ? `${seats}, ${t.kurs.waitingCount({ waiting })}` : seats;
}

/** «Du er påmeldt», «Du er nummer 2 på ventelisten». */
export function ownText(own: Own, t: Texts, now: Date): string {
  switch (own.standing) {
    case "seated":
      return t.kurs.youAreSeated;
    case "waiting":
      return t.kurs.youAreWaiting({ place: own.place ?? 1 });
    case "offered":
      return t.kurs.youAreOffered({ until: t.dates.dayAndTime(own.offerExpiresAt ?? now, now) });
  }
}

function buttonsOf(view: CardView, reader: Reader): readonly Button[] {
  const { t, isSecretariat, now } = reader;
  const { gathering } = view;
  const buttons = [...signUpButtons(view, reader)];
  if (isSecretariat) {
    buttons.push({ label: t.buttons.participants, line: `kurs deltakere ${gathering.number}` });
    if (gathering.state !== "cancelled" && now < gathering.startsAt) {
      buttons.push({ label: t.buttons.change, line: `kurs endre ${gathering.number}` });
      buttons.push({ label: t.buttons.cancelGathering, line: `kurs avlys ${gathering.number}`, look: "danger" });
    }
  }
  buttons.push({ label: t.buttons.list, line: "kurs" });
  return buttons;
}

/** What the reader can do about being there: sign up, take or decline an offer, or leave. */
export function signUpButtons({ gathering, waiting, own }: CardView, { t, now }: Reader): readonly Button[] {
  const { number } = gathering;
  if (own && now < gathering.startsAt && gathering.state !== "cancelled") {
    return own.standing === "offered" ? offerButtons(gathering, t) : [withdrawButton(gathering, own, t)];
  }
  if (own || closedTo(gathering, now)) return [];
  const isFull = freeSeats(gathering) === 0 || waiting > 0;
  const label = isFull ? t.buttons.joinWaitingList : t.buttons.signUp;
  return [{ label, line: `kurs meld-på ${number}`, look: "primary" }];
}

/** «Ta plassen» and «Avslå». */
export function offerButtons({ number, title }: Pick<Gathering, "number" | "title">, t: Texts): readonly Button[] {
  const { takeSeat, declineSeat, cancel } = t.buttons;
  const confirm = { title: declineSeat, question: t.kurs.declineQuestion({ title }), yes: declineSeat, no: cancel };
  return [
    { label: takeSeat, line: `kurs ta-plassen ${number}`, look: "primary" },
    { label: declineSeat, line: `kurs avslå ${number}`, confirm },
  ];
}

export function withdrawButton({ number, title }: Pick<Gathering, "number" | "title">, own: Own, t: Texts): Button {
  const label = own.standing === "waiting" ? t.buttons.leaveWaitingList : t.buttons.withdraw;
  const confirm = { title: label, question: t.kurs.withdrawQuestion({ title }), yes: label, no: t.buttons.cancel };
  return { label, line: `kurs meld-av ${number}`, look: "danger", confirm };
}
