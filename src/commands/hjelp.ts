import { holds } from "../domain/person.ts";
import type { Block } from "../messages/message.ts";
import { nothing } from "./args.ts";
import { defineOpenCommand } from "./command.ts";
import { toAsker } from "./replies.ts";

/** Made of the commands' own declarations: only what the asker may do. */
export const hjelp = defineOpenCommand({
  name: "hjelp",
  aliases: ["help", "hjelp meg", "?", "kommandoer", "kommandoar"],
  usage: "hjelp",
  summary: (t) => t.help.commands.hjelp,
  args: nothing,
  async run(_args, { asker, t, commands }) {
    const mine = commands.filter((command) => !command.hidden && holds(asker.person, command.allowed));
    const items: Block[] = mine.map((command) => ({
      type: "item",
      title: `/${command.usage ?? command.name}`,
      lines: [
        command.summary(t),
        ...(command.example === undefined ? [] : [t.help.example({ example: command.example })]),
      ],
      buttons: [],
    }));
    return toAsker({
      summary: t.help.title,
      blocks: [
        { type: "heading", text: t.help.title },
        { type: "text", text: t.help.intro },
        ...items,
        { type: "note", text: t.help.channels },
      ],
    });
  },
});
