import { type AccountRef, accountKey } from "../domain/conversation.ts";
import { holds, isSecretariat } from "../domain/person.ts";
import type { Profile } from "../domain/recognition.ts";
import type { Effect } from "../messages/effect.ts";
import { homePage } from "../messages/gathering-list.ts";
import { say } from "../messages/message.ts";
import type { Bot, Incoming } from "../ports/bot.ts";
import { AlreadyDone, Busy } from "../ports/store.ts";
import { listGatherings } from "../services/gatherings.ts";
import { type Asker, identify, meet } from "../services/identify.ts";
import { ownRegistrations } from "../services/own-registrations.ts";
import { type Texts, textsIn } from "../texts/texts.ts";
import type { Command, CommandDeps, Context } from "./command.ts";
import { inTurn } from "./in-turn.ts";
import { notRecognisedReply } from "./not-recognised.ts";
import { refused, toAsker } from "./replies.ts";
import { route } from "./route.ts";

/** How long a request may be worked on before another delivery of it takes over. Milliseconds. */
const requestLease = 60_000;

type BotDeps = CommandDeps & {
  /** asks the account's own platform who holds it */
  readonly profile: (account: AccountRef) => Promise<Profile>;
  /** sends what has waited for a conversation the bot is in (again) */
  readonly joined: Bot["joined"];
};

/** The bot itself: from what people do on any platform to what is answered. */
export function createBot(deps: BotDeps, commands: readonly Command[]): Bot {
  const queue = inTurn();
  const speak = (language: Asker["language"]) => textsIn(language, deps.cooperative.timeZone);
  const home: Bot["home"] = async (from) => {
    const asker = await identify(deps, from, deps.profile);
    const t = speak(asker.language);
    if (!asker.person) return messageOf(notRecognisedReply(asker.notRecognised, t));
    const reader = { t, now: deps.clock.now(), isSecretariat: isSecretariat(asker.person) };
    const own = await ownRegistrations(deps, asker.person);
    return homePage(own, await listGatherings(deps, asker.person, {}, 1), reader);
  };
  return {
    handle: (incoming) => queue(accountKey(incoming.from), () => handle(deps, commands, incoming)),

    home: (from) =>
      home(from).catch((error: unknown) => {
        deps.log.error("an account's own page could not be made", error, { platform: from.platform });
        return say(speak(deps.cooperative.defaultLanguage).adapterWords.failed);
      }),
    async languageOf(from) {
      try {
        const known = await deps.store.people.account(from);
        return known?.person?.language ?? known?.language ?? deps.cooperative.defaultLanguage;
      } catch (error) {
        deps.log.error("the account's language could not be read", error);
        return deps.cooperative.defaultLanguage;
      }
    },

    async accountChanged(from, profile) {
      // Nobody we have not met is kept just because the platform speaks of them.
      if (await deps.store.people.account(from)) await meet(deps, from, profile, deps.clock.now());
    },

    joined: deps.joined,
    // Nothing to do: what is sent there from now on is refused by the platform, and waits for `joined`.
    left: async () => {},
  };
}

async function handle(deps: BotDeps, commands: readonly Command[], incoming: Incoming): Promise<readonly Effect[]> {
  const fallback = textsIn(deps.cooperative.defaultLanguage, deps.cooperative.timeZone);
  try {
    const request = await deps.store.requests.begin(incoming.key, requestLease);
    if (request === "taken") return [];
    const mine = { key: incoming.key, attempt: request.attempt };
    const effects = await answer({ ...deps, store: deps.store.forRequest(mine) }, commands, incoming);
    await deps.store.requests.finish(incoming.key, request.attempt);
    return effects;
  } catch (error) {
    deps.log.error("an act could not be carried out", error, { platform: incoming.from.platform, via: incoming.via });
    return toAsker(say(fallback.adapterWords.failed));
  }
}

async function answer(deps: BotDeps, commands: readonly Command[], incoming: Incoming): Promise<readonly Effect[]> {
  const asker = await identify(deps, incoming.from, deps.profile);
  const t = textsIn(asker.language, deps.cooperative.timeZone);
  const context: Context = { incoming, asker, t, now: deps.clock.now(), deps, commands };
  const effects = await run(context);
  return asker.person && (await deps.store.people.markNoticeShown(asker.person.id, context.now))
    ? [...effects, ...toAsker(say(t.privacy.firstContact(deps.cooperative)))]
    : effects;
}

async function run(context: Context): Promise<readonly Effect[]> {
  const { incoming, asker, t, deps } = context;
  const routed = route(incoming.line, context.commands);
  const open = routed.type === "command" && routed.command.allowed === "anyone";
  if (!asker.person && !open) return notRecognisedReply(asker.notRecognised, t);
  if (!asker.person && asker.notRecognised.type === "is-bot") return [];
  if (routed.type === "empty") return toAsker(say(t.dispatch.empty, helpButtons(t)));
  if (routed.type === "unknown") return unknown(routed.line, routed.suggestions, context);
  const { command, words } = routed;
  if (!holds(asker.person, command.allowed)) return refused({ type: "not-allowed" }, t);
  try {
    const outcome = await command.run(words, context);
    if (outcome === "usage") return usage(command, words, context);
    if (outcome === "not-recognised") throw new Error(`${command.name} let an unknown account through`);
    return outcome;
  } catch (error) {
    if (error instanceof Busy) return refused({ type: "busy" }, t);
    if (error instanceof AlreadyDone) return toAsker(say(t.dispatch.alreadyDone));
    deps.log.error("a command failed", error, { command: command.name, platform: incoming.from.platform });
    return toAsker(say(t.adapterWords.failed));
  }
}

function unknown(line: string, suggestions: readonly string[], { t, asker, commands }: Context): readonly Effect[] {
  const mine = suggestions.filter((suggestion) => {
    const routed = route(suggestion, commands);
    return routed.type === "command" && holds(asker.person, routed.command.allowed);
  });
  const hint = mine.length > 0 ? t.dispatch.didYouMean : t.dispatch.helpHint;
  return toAsker(
    say(`${t.dispatch.unknown({ line: shortened(line) })} ${hint}`, [
      ...mine.map((suggestion) => ({ label: `/${suggestion}`, line: suggestion })),
      ...helpButtons(t),
    ]),
  );
}

/** The words could not be read: the gatherings they may name, or how the command is typed. */
async function usage(
  command: Command,
  words: readonly string[],
  { deps, asker, t }: Context,
): Promise<readonly Effect[]> {
  const line = command.usage ?? command.name;
  const how = t.dispatch.usage({ usage: line, example: command.example ?? command.name });
  if (words.length === 0) return toAsker(say(`${t.dispatch.needsMore} ${how}`, helpButtons(t)));
  const text = words.join(" ");
  const named =
    asker.person && line.includes("<nummer>") ? await listGatherings(deps, asker.person, { text }, 1) : undefined;
  const buttons = named?.items.slice(0, 4).map(({ gathering: { number, title } }) => ({
    label: t.kurs.numbered({ number, title }),
    line: `${command.name} ${number}`,
  }));
  if (buttons && buttons.length > 0) return toAsker(say(t.dispatch.didYouMean, buttons));
  return toAsker(say(`${t.dispatch.unexpectedWords({ words: shortened(text) })} ${how}`, helpButtons(t)));
}

function shortened(typed: string): string {
  return typed.length > 200 ? `${[...typed].slice(0, 200).join("")} …` : typed;
}

function helpButtons(t: Texts) {
  return [
    { label: t.buttons.list, line: "kurs" },
    { label: t.buttons.help, line: "hjelp" },
  ] as const;
}

function messageOf(effects: readonly Effect[]) {
  const [first] = effects;
  return first?.type === "reply" ? first.message : say("");
}
