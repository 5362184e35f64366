import type { Effect } from "../../src/messages/effect.ts";
import { say } from "../../src/messages/message.ts";
import type { Bot, Incoming } from "../../src/ports/bot.ts";

/** What the scripted bot answers to a line; the longest beginning of the line that is written down wins. */
export type Script = Readonly<Record<string, (incoming: Incoming) => readonly Effect[] | Promise<readonly Effect[]>>>;

/** A bot that answers by a script, remembers what it was told, and keeps the port's promise about redeliveries. */
export function scriptedBot(script: Script): { readonly bot: Bot; readonly heard: Incoming[] } {
  const heard: Incoming[] = [];
  const keys = new Set<string>();
  const bot: Bot = {
    async handle(incoming) {
      if (keys.has(incoming.key)) return [];
      keys.add(incoming.key);
      heard.push(incoming);
      const beginning = Object.keys(script)
        .filter((line) => incoming.line === line || incoming.line.startsWith(`${line} `))
        .sort((one, other) => other.length - one.length)[0];
      const answer = beginning === undefined ? undefined : script[beginning];
      if (answer) return answer(incoming);
      return [{ type: "reply", to: "asker", message: say(`Jeg kjenner ikke «${incoming.line}».`) }];
    },
    home: async () => say("Her er det tomt."),
    languageOf: async () => "nb",
    accountChanged: async () => {},
    joined: async () => {},
    left: async () => {},
  };
  return { bot, heard };
}
