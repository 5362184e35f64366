import { cancelForm, cancelReasonMaxLength } from "../../messages/cancel-form.ts";
import { filledIn } from "../../messages/form.ts";
import { say } from "../../messages/message.ts";
import { cancelGathering, unchangeable } from "../../services/gatherings.ts";
import { gatheringNumber } from "../args.ts";
import { defineCommand } from "../command.ts";
import { refused, toAsker } from "../replies.ts";
import { unknownGathering } from "./unknown-gathering.ts";

export const kursAvlys = defineCommand({
  name: "kurs avlys",
  aliases: ["kurs avlyse", "arrangement avlys"],
  usage: "kurs avlys <nummer>",
  example: "kurs avlys 42",
  allowed: "secretariat",
  summary: (t) => t.help.commands.avlys,
  args: gatheringNumber,
  async run({ number }, context) {
    const { deps, person, t, now, incoming } = context;
    const gathering = await deps.store.gatherings.byNumber(number);
    if (!gathering) return unknownGathering(number, context);
    const refusal = unchangeable(gathering, now);
    if (refusal) return refused(refusal, t);
    const people = await deps.store.registrations.livePeople(gathering.id);
    const form = cancelForm(gathering, people.length, t);
    if (!incoming.answers) return [{ type: "open-form", form }];
    const given = incoming.answers.reason;
    const reason = typeof given === "string" ? given.trim() : "";
    const problem =
      reason === ""
        ? t.gatheringForm.required
        : reason.length > cancelReasonMaxLength
          ? t.gatheringForm.tooLong({ max: cancelReasonMaxLength })
          : undefined;
    if (problem) return [{ type: "field-errors", errors: { reason: problem }, form: filledIn(form, incoming.answers) }];
    const outcome = await cancelGathering(deps, person, number, reason);
    if (!outcome.ok) return refused(outcome.refusal, t);
    const { told } = outcome.value;
    return toAsker(say(t.kurs.cancelled({ title: gathering.title, told }), [{ label: t.buttons.list, line: "kurs" }]));
  },
});
