import { withdrawButton } from "../../messages/gathering-card.ts";
import { say } from "../../messages/message.ts";
import { answerSeatOffer } from "../../services/offers.ts";
import { gatheringNumber } from "../args.ts";
import { defineCommand, type MemberContext } from "../command.ts";
import { inPlace, refused } from "../replies.ts";
import { unknownGathering } from "./unknown-gathering.ts";

export const kursTaPlassen = defineCommand({
  name: "kurs ta-plassen",
  aliases: ["kurs ta plass", "kurs takk ja", "ta-plassen"],
  usage: "kurs ta-plassen <nummer>",
  example: "kurs ta-plassen 42",
  allowed: "member",
  summary: (t) => t.help.commands["ta-plassen"],
  args: gatheringNumber,
  run: ({ number }, context) => answer(number, "accepted", context),
});

export const kursAvslaa = defineCommand({
  name: "kurs avslå",
  aliases: ["kurs takk nei", "kurs avslå plassen", "avslå"],
  usage: "kurs avslå <nummer>",
  example: "kurs avslå 42",
  allowed: "member",
  summary: (t) => t.help.commands.avslå,
  args: gatheringNumber,
  run: ({ number }, context) => answer(number, "declined", context),
});

async function answer(number: number, decision: "accepted" | "declined", context: MemberContext) {
  const { deps, person, t, incoming } = context;
  const outcome = await answerSeatOffer(deps, person, number, decision);
  const show = { label: t.buttons.show, line: `kurs vis ${number}` };
  if (!outcome.ok)
    return outcome.refusal.type === "gathering-unknown"
      ? unknownGathering(number, context)
      : refused(outcome.refusal, t, [show]);
  const gathering = outcome.value;
  if (decision === "declined") return inPlace(incoming, say(t.kurs.seatDeclined(gathering), [show]));
  const buttons = [show, withdrawButton(gathering, { standing: "seated" }, t)];
  return inPlace(incoming, say(t.kurs.seatTaken(gathering), buttons));
}
