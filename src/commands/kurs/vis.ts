import { isSecretariat } from "../../domain/person.ts";
import { gatheringCard } from "../../messages/gathering-card.ts";
import { showGathering } from "../../services/gatherings.ts";
import { gatheringNumber } from "../args.ts";
import { defineCommand, type MemberContext } from "../command.ts";
import { refused, toAll, toAsker } from "../replies.ts";
import { unknownGathering } from "./unknown-gathering.ts";

export const kursVis = defineCommand({
  name: "kurs vis",
  aliases: ["vis", "vis meg", "syn meg", "sjå", "kurs sjå", "kurs se", "arrangement vis"],
  usage: "kurs vis <nummer>",
  example: "kurs vis 42",
  allowed: "member",
  summary: (t) => t.help.commands.vis,
  args: gatheringNumber,
  run: ({ number }, context) => showCard(number, context),
});

/** The gathering's card as the asker sees it: it says where they stand, so it is theirs alone unless asked for aloud. */
export async function showCard(number: number, context: MemberContext) {
  const { deps, person, t, now } = context;
  // Asked aloud in a channel: what every member may see, and nothing of where the asker stands.
  const aloud = context.incoming.via === "mention";
  const view = await showGathering(deps, aloud ? "any-member" : person, number);
  if (!view.ok)
    return view.refusal.type === "gathering-unknown" ? unknownGathering(number, context) : refused(view.refusal, t);
  if (aloud) return toAll(gatheringCard(view.value, { t, now, isSecretariat: false }));
  return toAsker(gatheringCard(view.value, { t, now, isSecretariat: isSecretariat(person) }));
}
