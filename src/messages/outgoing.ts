import type { AccessRequest } from "../domain/access.ts";
import type { Gathering } from "../domain/gathering.ts";
import type { ReminderKind } from "../domain/reminder.ts";
import type { Texts } from "../texts/texts.ts";
import { type Own, offerButtons, withdrawButton } from "./gathering-card.ts";
import { type Block, type Message, say } from "./message.ts";

/** A reminder to somebody who has a seat. */
export function reminder(kind: ReminderKind, gathering: Gathering, t: Texts): Message {
  const { title, startsAt } = gathering;
  const summary =
    kind === "week-before"
      ? t.outgoing.reminders[kind]({ title, day: t.dates.dayAndTime(startsAt) })
      : t.outgoing.reminders[kind]({ title, time: t.dates.time(startsAt) });
  const show = { label: t.buttons.show, line: `kurs vis ${gathering.number}` };
  const blocks: Block[] = [
    { type: "text", text: [{ strong: summary }] },
    { type: "facts", facts: whereAndWhen(gathering, t) },
  ];
  if (gathering.videoLink) blocks.push({ type: "text", text: [{ link: t.kurs.videoLink, href: gathering.videoLink }] });
  blocks.push({ type: "note", text: t.outgoing.reminderWithdraw });
  blocks.push({ type: "buttons", buttons: [show, withdrawButton(gathering, { standing: "seated" }, t)] });
  return { summary, blocks };
}

/** A seat is held for the reader until `expiresAt`. */
export function seatOffered(gathering: Gathering, expiresAt: Date, t: Texts): Message {
  const summary = t.outgoing.seatOffered({ title: gathering.title, until: t.dates.dayAndTime(expiresAt) });
  return {
    summary,
    blocks: [
      { type: "text", text: [{ strong: summary }] },
      { type: "facts", facts: whereAndWhen(gathering, t) },
      { type: "buttons", buttons: offerButtons(gathering, t) },
    ],
  };
}

export function seatOfferExpired(gathering: Gathering, t: Texts): Message {
  return say(t.outgoing.seatOfferExpired(gathering), [{ label: t.buttons.show, line: `kurs vis ${gathering.number}` }]);
}

export type GatheringBefore = { readonly title: string; readonly startsAt: Date; readonly endsAt: Date };

/** What has changed since the reader signed up, and the way out for whoever it no longer suits. */
export function gatheringChanged(
  gathering: Gathering,
  changes: readonly ("title" | "time" | "place")[],
  before: GatheringBefore,
  own: Own,
  t: Texts,
): Message {
  const facts = changes.map((change) => changed(change, gathering, t));
  const summary = t.outgoing.gatheringChanged({ title: gathering.title });
  const blocks: Block[] = [
    { type: "text", text: [{ strong: summary }] },
    { type: "facts", facts },
  ];
  if (changes.includes("title")) blocks.push({ type: "note", text: t.outgoing.wasCalled({ title: before.title }) });
  if (changes.includes("time"))
    blocks.push({ type: "note", text: t.outgoing.wasAt({ time: t.dates.span(before.startsAt, before.endsAt) }) });
  if (own.standing === "seated") blocks.push({ type: "note", text: t.outgoing.reminderWithdraw });
  const show = { label: t.buttons.show, line: `kurs vis ${gathering.number}` };
  const way = own.standing === "offered" ? offerButtons(gathering, t) : [withdrawButton(gathering, own, t)];
  blocks.push({ type: "buttons", buttons: [show, ...way] });
  return { summary: [summary, ...facts.map(({ label, value }) => `${label}: ${value}.`)].join(" "), blocks };
}

function changed(change: "title" | "time" | "place", gathering: Gathering, t: Texts) {
  switch (change) {
    case "title":
      return { label: t.outgoing.newTitle, value: gathering.title };
    case "time":
      return { label: t.outgoing.newTime, value: t.dates.span(gathering.startsAt, gathering.endsAt) };
    case "place":
      return { label: t.outgoing.newPlace, value: gathering.place || gathering.videoLink || t.kurs.noPlace };
  }
}

export function gatheringCancelled(gathering: Gathering, t: Texts): Message {
  const { title, startsAt, cancelReason: reason } = gathering;
  const sentence = t.outgoing.gatheringCancelled({ title, day: t.dates.day(startsAt) });
  return say(reason ? `${sentence} ${t.outgoing.cancelledBecause({ reason })}` : sentence, [
    { label: t.buttons.list, line: "kurs" },
  ]);
}

/** «Vil du slippe inn …?», to the secretariat. */
export function accessRequested(request: AccessRequest, t: Texts): Message {
  const email = request.email ?? t.access.withoutEmail;
  const { id, displayName: name, platform } = request;
  return say(t.access.request({ name, email, platform: t.access.platforms[platform] }), accessButtons(id, t));
}

export function accessButtons(id: string, t: Texts) {
  return [
    { label: t.buttons.approve, line: `tilgang slipp-inn ${id}`, look: "primary" },
    { label: t.buttons.deny, line: `tilgang avvis ${id}` },
  ] as const;
}

function whereAndWhen(gathering: Gathering, t: Texts) {
  return [
    { label: t.kurs.when, value: t.dates.span(gathering.startsAt, gathering.endsAt) },
    { label: t.kurs.where, value: gathering.place || t.kurs.noPlace },
  ];
}
