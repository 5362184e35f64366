import { participantsMessage } from "../../messages/participants.ts";
import { gatheringNumber } from "../args.ts";
import { defineCommand } from "../command.ts";
import { toAsker } from "../replies.ts";
import { unknownGathering } from "./unknown-gathering.ts";

export const kursDeltakere = defineCommand({
  name: "kurs deltakere",
  aliases: ["kurs deltakarar", "kurs deltakarliste", "kurs deltakerliste", "arrangement deltakere"],
  usage: "kurs deltakere <nummer>",
  example: "kurs deltakere 42",
  allowed: "secretariat",
  summary: (t) => t.help.commands.deltakere,
  args: gatheringNumber,
  async run({ number }, context) {
    const { deps, person, t } = context;
    const gathering = await deps.store.gatherings.byNumber(number);
    if (!gathering) return unknownGathering(number, context);
    const people = await deps.store.registrations.participants(gathering.id);
    const message = participantsMessage(gathering, people, t);
    if (people.length === 0) return toAsker(message);
    const file = await deps.documents.participants(gathering, people, person.language);
    const link = { label: t.kurs.participantsFile, href: deps.links.participants(number, person.id) };
    return [{ type: "file", file, message, link }];
  },
});
