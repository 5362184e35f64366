import { say } from "../../messages/message.ts";
import { withdrawFrom } from "../../services/registrations.ts";
import { gatheringNumber } from "../args.ts";
import { defineCommand } from "../command.ts";
import { inPlace, refused } from "../replies.ts";
import { unknownGathering } from "./unknown-gathering.ts";

export const kursMeldAv = defineCommand({
  name: "kurs meld-av",
  aliases: [
    "meld meg av",
    "melde meg av",
    "meld mæ av",
    "melde mæ av",
    "kurs avmelding",
    "kurs meld meg av",
    "meld-av",
    "avmelding",
    "arrangement meld-av",
  ],
  usage: "kurs meld-av <nummer>",
  example: "kurs meld-av 42",
  allowed: "member",
  summary: (t) => t.help.commands["meld-av"],
  args: gatheringNumber,
  async run({ number }, context) {
    const { deps, person, t, incoming } = context;
    const outcome = await withdrawFrom(deps, person, number);
    if (!outcome.ok) {
      if (outcome.refusal.type === "gathering-unknown") return unknownGathering(number, context);
      return refused(outcome.refusal, t, [{ label: t.buttons.mine, line: "kurs mine" }]);
    }
    const { gathering, wasWaiting, late } = outcome.value;
    const { leftWaitingList, withdrawn, withdrawnLate } = t.kurs;
    const sentence = wasWaiting ? leftWaitingList : late ? withdrawnLate : withdrawn;
    const buttons = [{ label: t.buttons.show, line: `kurs vis ${number}` }];
    return inPlace(incoming, say(sentence({ title: gathering.title }), buttons));
  },
});
