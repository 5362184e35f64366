import type { ConversationRef } from "../../src/domain/conversation.ts";
import type { Language } from "../../src/domain/person.ts";
import type { Effect } from "../../src/messages/effect.ts";
import { say } from "../../src/messages/message.ts";
import type { Bot, Incoming } from "../../src/ports/bot.ts";

export type ScriptedBot = Bot & {
  readonly handled: Incoming[];
  readonly events: { readonly type: "joined" | "left"; readonly conversation: ConversationRef }[];
  /** Answers lines beginning with `line`, after `delayMs`. */
  on(line: string, effects: readonly Effect[] | ((incoming: Incoming) => readonly Effect[]), delayMs?: number): void;
};

/** A bot that answers by script, and like the real one gives no effects for what it has handled before. */
export function scriptedBot(language: Language = "nb"): ScriptedBot {
  const script: {
    line: string;
    effects: readonly Effect[] | ((incoming: Incoming) => readonly Effect[]);
    delayMs: number;
  }[] = [];
  const seen = new Set<string>();
  const handled: Incoming[] = [];
  const events: ScriptedBot["events"] = [];
  return {
    handled,
    events,
    on: (line, effects, delayMs = 0) => void script.unshift({ line, effects, delayMs }),
    async handle(incoming) {
      handled.push(incoming);
      if (seen.has(incoming.key)) return [];
      seen.add(incoming.key);
      const entry = script.find(({ line }) => incoming.line.startsWith(line));
      if (!entry) return [{ type: "reply", message: say("Ukjent kommando."), to: "asker" }];
      if (entry.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, entry.delayMs));
      return typeof entry.effects === "function" ? entry.effects(incoming) : entry.effects;
    },
    home: async () => say("Hjem"),
    languageOf: async () => language,
    accountChanged: async () => undefined,
    async joined(conversation) {
      events.push({ type: "joined", conversation });
    },
    async left(conversation) {
      events.push({ type: "left", conversation });
    },
  };
}
