import { isSecretariat } from "../../domain/person.ts";
import { ownList } from "../../messages/gathering-list.ts";
import { ownRegistrations } from "../../services/own-registrations.ts";
import { nothing } from "../args.ts";
import { defineCommand } from "../command.ts";
import { toAsker } from "../replies.ts";

export const kursMine = defineCommand({
  name: "kurs mine",
  aliases: ["kurs mine påmeldinger", "kurs påmeldingane mine", "mine", "arrangement mine"],
  usage: "kurs mine",
  allowed: "member",
  summary: (t) => t.help.commands.mine,
  args: nothing,
  async run(_args, { deps, person, t, now }) {
    const own = await ownRegistrations(deps, person);
    return toAsker(ownList(own, { t, now, isSecretariat: isSecretariat(person) }));
  },
});
