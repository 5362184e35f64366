import type { Gathering } from "../domain/gathering.ts";
import type { PersonId } from "../domain/ids.ts";
import type { Standing } from "../domain/registration.ts";
import type { Texts } from "../texts/texts.ts";
import type { Block, Message, Text } from "./message.ts";

export type ListedParticipant = {
  readonly person: PersonId;
  readonly name: string;
  readonly organisation?: string;
  readonly standing: Standing;
};

/** How many names stand under each other before the rest are left to the spreadsheet. */
const shown = 30;

/** Who is registered, for the secretariat. The whole list is in the spreadsheet that goes with it. */
export function participantsMessage(gathering: Gathering, people: readonly ListedParticipant[], t: Texts): Message {
  const title = t.kurs.participantsTitle(gathering);
  if (people.length === 0) {
    const text = t.kurs.participantsNone(gathering);
    return { summary: text, blocks: [{ type: "text", text }] };
  }
  const count = (standing: Standing) => people.filter((each) => each.standing === standing).length;
  const line = { seated: count("seated"), offered: count("offered"), waiting: count("waiting") };
  const blocks: Block[] = [
    { type: "heading", text: title },
    ...(gathering.state === "cancelled" ? [{ type: "text", text: [{ strong: t.states.cancelled }] } as const] : []),
    { type: "text", text: [{ strong: t.kurs.participantsCount(line) }] },
  ];
  for (const standing of ["seated", "offered", "waiting"] as const) {
    const names = people.slice(0, shown).filter((each) => each.standing === standing);
    if (names.length > 0) blocks.push(...group(standing, names, t));
  }
  if (people.length > shown)
    blocks.push({ type: "note", text: t.kurs.participantsMore({ count: people.length - shown }) });
  return { summary: `${title}: ${t.kurs.participantsCount(line)}`, blocks };
}

function group(standing: "seated" | "offered" | "waiting", people: readonly ListedParticipant[], t: Texts): Block[] {
  const lines: Text[] = people.map(
    (each, index) => `${index + 1}. ${each.name}, ${each.organisation ?? t.kurs.withoutOrganisation}`,
  );
  return [{ type: "item", title: t.kurs.standings[standing], lines, buttons: [] }];
}
