import type { AdapterWords } from "../../messages/adapter-words.ts";
import type { Effect } from "../../messages/effect.ts";
import type { Bot } from "../../ports/bot.ts";
import type { Log } from "../../ports/log.ts";
import type { Patience, TeamsOptions } from "../options.ts";
import type { Deliver } from "../outbound/deliver.ts";
import type { Places } from "../outbound/places.ts";
import type { TeamsActivity } from "./activity.ts";
import { type Answer, cardAnswer, cardFailed, cardWorking, dialogAnswer, dialogSentence } from "./answers.ts";
import { type InFlight, LATE, within } from "./in-flight.ts";
import { type Act, actionAct, messageAct } from "./incoming.ts";
import { installationOf } from "./installation.ts";
import type { RecentAnswers } from "./recent-answers.ts";

/** What Teams tells one registration's bot. Nothing here throws for what people do. */
export type Turns = {
  /** Resolves when the answer is delivered, or after the patience for messages; the rest then comes by itself. */
  message(activity: TeamsActivity): Promise<void>;
  installation(activity: TeamsActivity): Promise<void>;
  /** The body of the invoke's answer; undefined is an empty one. */
  pressed(activity: TeamsActivity): Promise<object | undefined>;
  dialog(activity: TeamsActivity, step: "fetch" | "submit"): Promise<object | undefined>;
};

export type TurnDeps = {
  readonly bot: Bot;
  readonly tenant: string;
  readonly words: TeamsOptions["words"];
  readonly places: Places;
  readonly deliver: Deliver;
  readonly inFlight: InFlight;
  readonly recent: RecentAnswers;
  readonly patience: Patience;
  readonly log: Log;
};

/** How an invoke is answered, in each of the ways it can end. */
type Drawing = {
  readonly answer: (effects: readonly Effect[], act: Act, words: AdapterWords) => Answer;
  readonly working: (words: AdapterWords) => object;
  readonly failed: (words: AdapterWords) => object;
};

export function turns(deps: TurnDeps): Turns {
  const { bot, tenant, places, deliver, patience, log } = deps;

  async function heard(activity: TeamsActivity): Promise<void> {
    await places
      .heard(activity, tenant)
      .catch((error: unknown) => log.error("where an activity came from could not be kept", error));
  }

  async function wordsFor({ incoming }: Act): Promise<AdapterWords> {
    return deps.words(await bot.languageOf(incoming.from));
  }

  async function answerMessage(activity: TeamsActivity): Promise<void> {
    await heard(activity);
    const act = messageAct(activity, tenant);
    if (!act) return;
    const effects = await bot.handle(act.incoming);
    if (effects.length > 0) await deliver(effects, act, await wordsFor(act));
  }

  async function answerInvoke(act: Act, draw: Drawing, earlier: Promise<object | undefined> | undefined) {
    const handled = deps.inFlight.track(bot.handle(act.incoming));
    const [words, effects] = await Promise.all([wordsFor(act), within(handled, patience.invoke)]);
    if (effects === LATE) {
      deps.inFlight.track(handled.then((late) => deliver(late, act, words)));
      return draw.working(words);
    }
    if (effects.length === 0 && earlier) {
      const same = await within(earlier, patience.invoke);
      if (same !== LATE) return same;
    }
    try {
      const { body, rest } = draw.answer(effects, act, words);
      deps.inFlight.track(deliver(rest, act, words, true));
      return body;
    } catch (error) {
      log.error("an answer could not be drawn", error, { key: act.incoming.key });
      return draw.failed(words);
    }
  }

  async function invoke(activity: TeamsActivity, data: unknown, draw: Drawing): Promise<object | undefined> {
    const act = actionAct(activity, tenant, data);
    if (!act) return undefined;
    await heard(activity);
    return deps.recent.answer(act.incoming.key, (earlier) => answerInvoke(act, draw, earlier));
  }

  return {
    async message(activity) {
      await within(deps.inFlight.track(answerMessage(activity)), patience.message);
    },

    async installation(activity) {
      const event = installationOf(activity, tenant);
      if (!event) return;
      if (event.type === "left") return bot.left(event.conversation);
      await heard(activity);
      await bot.joined(event.conversation);
    },

    pressed: (activity) =>
      invoke(activity, at(at(activity.value, "action"), "data"), {
        answer: cardAnswer,
        working: cardWorking,
        failed: cardFailed,
      }),

    dialog: (activity, step) =>
      invoke(activity, at(activity.value, "data"), {
        answer: (effects, act, words) => dialogAnswer(effects, act, words, step),
        working: (words) => dialogSentence(words.working, words),
        failed: (words) => dialogSentence(words.failed, words),
      }),
  };
}

function at(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
