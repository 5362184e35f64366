import { formButtonCard } from "../../cards/form-button-card.ts";
import { formCard } from "../../cards/form-card.ts";
import type { AdapterWords } from "../../messages/adapter-words.ts";
import type { Effect } from "../../messages/effect.ts";
import { say, withLink } from "../../messages/message.ts";
import { ConversationGone, type Destination, RetryLater } from "../../ports/chat-platform.ts";
import type { Log } from "../../ports/log.ts";
import type { Act } from "../inbound/incoming.ts";
import { cardActivities, messageActivities } from "./activities.ts";
import type { OutgoingActivity } from "./connector.ts";
import type { Outbound } from "./outbound.ts";

/** A refusal that says to come back within this is waited for once: nobody else would send the answer again. */
const WAIT_AT_MOST_MS = 8_000;

/**
 * Carries out effects by messages of their own: all of them after something typed, and after a press what its answer could
 * not hold. Never throws.
 * @property told whether the asker has been told in place that there is an answer elsewhere
 */
export type Deliver = (effects: readonly Effect[], act: Act, words: AdapterWords, told?: boolean) => Promise<void>;

export function deliverer(outbound: Outbound, log: Log, now: () => Date): Deliver {
  return async (effects, act, words, told = false) => {
    const { incoming, direct, card } = act;
    const here: Destination = { type: "conversation", conversation: incoming.conversation };
    let noted = told;
    let turnedAway = false;

    async function post(to: Destination, activities: readonly OutgoingActivity[], part: string): Promise<void> {
      const key = `${incoming.key}#${part}`;
      try {
        await outbound.post(to, activities, key);
      } catch (error) {
        const wait = error instanceof RetryLater ? error.notBefore.getTime() - now().getTime() : undefined;
        if (wait === undefined || wait > WAIT_AT_MOST_MS) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.max(wait, 0)));
        await outbound.post(to, activities, key);
      }
    }

    /** To the asker alone; in a channel by their direct conversation, with a word in the channel that it went there. */
    async function toAsker(activities: readonly OutgoingActivity[], part: string): Promise<void> {
      if (direct) return post(here, activities, part);
      try {
        await post({ type: "account", account: incoming.from }, activities, part);
      } catch (error) {
        if (!(error instanceof ConversationGone)) throw error;
        if (turnedAway) return;
        turnedAway = true;
        return post(here, messageActivities(say(words.writeToMeDirectly)), `${part}-note`);
      }
      if (noted) return;
      noted = true;
      await post(here, messageActivities(say(words.answeredDirectly)), `${part}-note`);
    }

    async function replaceCard(activities: readonly OutgoingActivity[], part: string): Promise<void> {
      if (!card) return toAsker(activities, part);
      await outbound.update({ ...incoming.conversation, message: card }, activities);
    }

    async function carryOut(effect: Effect, part: string): Promise<void> {
      switch (effect.type) {
        case "reply":
          if (effect.to === "asker") return toAsker(messageActivities(effect.message), part);
          return post(here, messageActivities(effect.message), part);
        case "replace-card":
          return replaceCard(messageActivities(effect.message), part);
        case "open-form": {
          // The button takes the way here again; after a form's answers that cannot be, so the next form stands in the chat.
          const { form } = effect;
          const waits = words.formWaits({ title: form.title });
          if (incoming.answers) return toAsker([formActivity(form.title, formCard(form, inChat(words)))], part);
          return post(here, [formActivity(waits, formButtonCard(waits, words.openForm, incoming.line))], part);
        }
        case "field-errors": {
          const { form, errors } = effect;
          return toAsker([formActivity(form.title, formCard(form, { ...inChat(words), errors }))], part);
        }
        case "file":
          // Bots cannot upload: the file is a link, which only its asker may use.
          return toAsker(messageActivities(withLink(effect.message, effect.link)), part);
      }
    }

    for (const [index, effect] of effects.entries()) {
      try {
        await carryOut(effect, String(index));
      } catch (error) {
        log.error("an answer could not be delivered", error, { effect: effect.type, key: incoming.key });
        if (!(error instanceof RangeError)) continue;
        await toAsker(messageActivities(say(words.failed)), `${index}-failed`).catch(() => undefined);
      }
    }
  };
}

export function inChat(words: AdapterWords) {
  return { place: "card", fillIn: words.fillIn } as const;
}

function formActivity(summary: string, card: Parameters<typeof cardActivities>[0][number]): OutgoingActivity {
  return cardActivities([card], summary)[0] as OutgoingActivity;
}
