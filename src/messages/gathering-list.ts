import type { Gathering } from "../domain/gathering.ts";
import { type CardView, ownText, type Reader, seatsText, signUpButtons } from "./gathering-card.ts";
import type { Block, Button, Message } from "./message.ts";

export type ListPage = {
  readonly items: readonly { readonly gathering: Gathering; readonly waiting: number }[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
};

/**
 * One page of what is coming.
 * @param words the filter as it was understood, `shown` in the reader's words, `typed` as page buttons carry it; empty for everything
 */
export function gatheringList(
  list: ListPage,
  { shown: words, typed }: { readonly shown: string; readonly typed: string },
  reader: Reader,
): Message {
  const { t, isSecretariat } = reader;
  const title = words ? t.kurs.listTitleFor({ words }) : t.kurs.listTitle;
  if (list.count === 0) {
    const text = words ? t.kurs.listEmptyFor({ words }) : t.kurs.listEmpty;
    const buttons = words ? [{ label: t.buttons.list, line: "kurs" }] : newGathering(reader);
    return {
      summary: text,
      blocks: [{ type: "text", text }, ...(buttons.length > 0 ? [{ type: "buttons", buttons } as const] : [])],
    };
  }
  const blocks: Block[] = [{ type: "heading", text: title }];
  for (const item of list.items) blocks.push({ type: "item", ...listed(item, reader) });
  if (list.pages > 1) blocks.push({ type: "note", text: t.kurs.page({ number: list.page, of: list.pages }) });
  const buttons = [...pageButtons(list, typed, reader), ...(isSecretariat ? newGathering(reader) : [])];
  if (buttons.length > 0) blocks.push({ type: "buttons", buttons });
  return { summary: `${title}: ${t.kurs.listCount(list)}`, blocks };
}

function listed(item: CardView, { t, now }: Reader) {
  const { gathering, waiting } = item;
  const seats = closedText(item, now, t) ?? seatsText(gathering, waiting, t);
  return {
    title: t.kurs.numbered(gathering),
    lines: [
      t.dates.span(gathering.startsAt, gathering.endsAt),
      [t.kinds[gathering.kind], gathering.place || t.kurs.noPlace, seats].join(" · "),
    ],
    buttons: [{ label: t.buttons.show, line: `kurs vis ${gathering.number}` }],
  };
}

function closedText({ gathering }: CardView, now: Date, t: Reader["t"]): string | undefined {
  if (gathering.state !== "open") return t.states[gathering.state];
  return now > gathering.registrationClosesAt ? t.states.closed : undefined;
}

function pageButtons({ page, pages }: ListPage, typed: string, { t }: Reader): readonly Button[] {
  const to = (number: number) => ["kurs", typed, "side", number].filter(Boolean).join(" ");
  const buttons: Button[] = [];
  if (page > 1) buttons.push({ label: t.buttons.previousPage, line: to(page - 1) });
  if (page < pages) buttons.push({ label: t.buttons.nextPage, line: to(page + 1) });
  return buttons;
}

function newGathering({ t, isSecretariat }: Reader): readonly Button[] {
  return isSecretariat ? [{ label: t.buttons.newGathering, line: "kurs ny" }] : [];
}

/** What the reader is registered to. */
export function ownList(views: readonly Required<CardView>[], reader: Reader): Message {
  const { t } = reader;
  if (views.length === 0) {
    const list = { label: t.buttons.list, line: "kurs" };
    return {
      summary: t.kurs.mineEmpty,
      blocks: [
        { type: "text", text: t.kurs.mineEmpty },
        { type: "buttons", buttons: [list] },
      ],
    };
  }
  return {
    summary: t.kurs.mineTitle,
    blocks: [{ type: "heading", text: t.kurs.mineTitle }, ...ownItems(views, reader)],
  };
}

/** An account's own page: what they are registered to, and what is coming. */
export function homePage(own: readonly Required<CardView>[], upcoming: ListPage, reader: Reader): Message {
  const { t } = reader;
  const mine: readonly Block[] = own.length > 0 ? ownItems(own, reader) : [{ type: "text", text: t.kurs.mineEmpty }];
  const coming: readonly Block[] =
    upcoming.items.length > 0
      ? upcoming.items.map((item) => ({ type: "item", ...listed(item, reader) }))
      : [{ type: "text", text: t.kurs.listEmpty }];
  return {
    summary: t.kurs.mineTitle,
    blocks: [
      { type: "heading", text: t.kurs.mineTitle },
      ...mine,
      { type: "divider" },
      { type: "heading", text: t.kurs.upcomingTitle },
      ...coming,
      {
        type: "buttons",
        buttons: [
          { label: t.buttons.list, line: "kurs" },
          { label: t.buttons.help, line: "hjelp" },
        ],
      },
    ],
  };
}

function ownItems(views: readonly Required<CardView>[], reader: Reader): readonly Block[] {
  const { t, now } = reader;
  return views.map((view) => ({
    type: "item",
    title: t.kurs.numbered(view.gathering),
    lines: [
      [{ strong: ownText(view.own, t, now) }],
      t.dates.span(view.gathering.startsAt, view.gathering.endsAt),
      ...(view.gathering.place ? [view.gathering.place] : []),
    ],
    buttons: [{ label: t.buttons.show, line: `kurs vis ${view.gathering.number}` }, ...signUpButtons(view, reader)],
  }));
}
