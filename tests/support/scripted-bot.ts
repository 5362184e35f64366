import { setTimeout as sleep } from "node:timers/promises";
import type { AccountRef, ConversationRef } from "../../src/domain/conversation.ts";
import type { Language } from "../../src/domain/person.ts";
import type { Profile } from "../../src/domain/recognition.ts";
import type { Effect } from "../../src/messages/effect.ts";
import { type Message, say } from "../../src/messages/message.ts";
import type { Bot, Incoming } from "../../src/ports/bot.ts";

type Answer = (incoming: Incoming) => readonly Effect[] | Promise<readonly Effect[]>;

/** A bot that does what a test says, once for each key, and remembers what it was told. */
export class ScriptedBot implements Bot {
  /** All that came, with what came again; `handled` has each once. */
  readonly heard: Incoming[] = [];
  readonly handled: Incoming[] = [];
  readonly changed: [AccountRef, Profile][] = [];
  readonly events: { readonly type: "joined" | "left"; readonly conversation: ConversationRef }[] = [];
  /** milliseconds every act takes */
  takes = 0;
  language: Language = "nb";
  page: Message = say("Ingen påmeldinger.");
  script: Answer = () => [reply("Svar.")];
  readonly #keys = new Set<string>();

  /** Answers lines that begin with `line`, after `takes` milliseconds; the others go on as they were. */
  on(line: string, answer: readonly Effect[] | Answer, takes = 0): void {
    const before = this.script;
    this.script = async (incoming) => {
      if (!incoming.line.startsWith(line)) return before(incoming);
      if (takes > 0) await sleep(takes);
      return typeof answer === "function" ? answer(incoming) : answer;
    };
  }

  async handle(incoming: Incoming): Promise<readonly Effect[]> {
    this.heard.push(incoming);
    if (this.#keys.has(incoming.key)) return [];
    this.#keys.add(incoming.key);
    this.handled.push(incoming);
    const effects = await this.script(incoming);
    await sleep(this.takes);
    return effects;
  }

  async home(): Promise<Message> {
    return this.page;
  }

  async languageOf(): Promise<Language> {
    return this.language;
  }

  async accountChanged(from: AccountRef, profile: Profile): Promise<void> {
    this.changed.push([from, profile]);
  }

  async joined(conversation: ConversationRef): Promise<void> {
    this.events.push({ type: "joined", conversation });
  }

  async left(conversation: ConversationRef): Promise<void> {
    this.events.push({ type: "left", conversation });
  }
}

/** What is answered to a line; the longest beginning of the line that is written down wins. */
export type Script = Readonly<Record<string, Answer>>;

/** A bot that answers by a script of lines. */
export function scriptedBot(script: Script): { readonly bot: Bot; readonly heard: Incoming[] } {
  const bot = new ScriptedBot();
  bot.script = (incoming) => {
    const beginning = Object.keys(script)
      .filter((line) => incoming.line === line || incoming.line.startsWith(`${line} `))
      .sort((one, other) => other.length - one.length)[0];
    const answer = beginning === undefined ? undefined : script[beginning];
    return answer ? answer(incoming) : [reply(`Jeg kjenner ikke «${incoming.line}».`)];
  };
  return { bot, heard: bot.handled };
}

export function reply(message: string | Message, to: "asker" | "conversation" = "asker"): Effect {
  return { type: "reply", to, message: typeof message === "string" ? say(message) : message };
}
