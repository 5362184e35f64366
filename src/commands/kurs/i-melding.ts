import { isSecretariat } from "../../domain/person.ts";
import { gatheringList } from "../../messages/gathering-list.ts";
import { say } from "../../messages/message.ts";
import { listGatherings, showGathering } from "../../services/gatherings.ts";
import { nothing } from "../args.ts";
import { defineCommand } from "../command.ts";
import { toAsker } from "../replies.ts";
import { showCard } from "./vis.ts";

/** Used on a message: shows the gatherings it names, since commands cannot be typed inside a thread. */
export const kursIMelding = defineCommand({
  name: "kurs i-melding",
  aliases: [],
  usage: "kurs i-melding",
  allowed: "member",
  hidden: true,
  summary: (t) => t.help.commands["i-melding"],
  args: nothing,
  async run(_args, context) {
    const { deps, person, t, now, incoming } = context;
    const known = [];
    for (const number of numbersIn(incoming.quoted ?? "")) {
      const view = await showGathering(deps, person, number);
      if (view.ok) known.push(view.value);
    }
    const [only, ...others] = known;
    if (only && others.length === 0) return showCard(only.gathering.number, context);
    const reader = { t, now, isSecretariat: isSecretariat(person) };
    if (only)
      return toAsker(gatheringList({ items: known, count: known.length, page: 1, pages: 1 }, everything, reader));
    const coming = await listGatherings(deps, person, {}, 1);
    return [...toAsker(say(t.kurs.nothingNamed)), ...toAsker(gatheringList(coming, everything, reader))];
  },
});

const everything = { shown: "", typed: "" };

/** At most this many cards' worth is looked up, whatever the message holds. */
const most = 5;

/** «kurs 42», «#42», «arrangement nr. 7». A bare number may be anything and is left alone. */
function numbersIn(text: string): readonly number[] {
  const named = text.matchAll(/(?:#|\b(?:kurs|arrangement|fagdag|samling)\s+(?:nr\.?\s*|nummer\s+)?#?)(\d{1,9})\b/giu);
  return [...new Set([...named].map(([, digits]) => Number(digits)))].slice(0, most);
}
