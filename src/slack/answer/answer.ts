import { setTimeout as sleep } from "node:timers/promises";
import type { AdapterWords } from "../../messages/adapter-words.ts";
import type { Effect } from "../../messages/effect.ts";
import { say } from "../../messages/message.ts";
import { CannotDeliver } from "../../ports/chat-platform.ts";
import type { SlackContext } from "../context.ts";
import type { Act } from "../inbound/act.ts";
import type { Turn } from "../inbound/turn.ts";
import { perform } from "./effects.ts";
import { publishHome } from "./home.ts";
import type { Scene } from "./scene.ts";
import { tellAsker } from "./tell.ts";
import { showDone } from "./views.ts";
import type { WaitingForms } from "./waiting-forms.ts";

/** The language may be looked up while the act is handled; nobody waits longer than this for it. */
const languageWait = 500;

/**
 * Hands `act` to the bot, does what it wants done, and acknowledges at the latest when all is done. Never throws: what cannot
 * be done is logged.
 * @param words the words in the asker's language, once it is known
 */
export async function answerAct(
  slack: SlackContext,
  act: Act,
  turn: Turn,
  words: Promise<AdapterWords>,
  waiting: WaitingForms,
): Promise<void> {
  const effects = await handled(slack, act);
  const known = await Promise.race([words, sleep(languageWait)]);
  const scene: Scene = {
    slack,
    act,
    turn,
    words: known ?? slack.words(slack.defaultLanguage),
    waiting,
    inView: false,
  };
  for (const effect of effects ?? [failed(scene)]) await performed(scene, effect);
  await closed(scene);
}

async function handled(slack: SlackContext, act: Act): Promise<readonly Effect[] | undefined> {
  try {
    return await slack.bot?.handle(act.incoming);
  } catch (error) {
    slack.log.error("Slack act not handled", error, { kind: act.kind });
    return undefined;
  }
}

async function performed(scene: Scene, effect: Effect): Promise<void> {
  try {
    await perform(scene, effect);
  } catch (error) {
    scene.slack.log.error("Slack effect not performed", error, { kind: scene.act.kind, effect: effect.type });
    // A form that cannot be drawn has changed nothing, so the asker may be told just that.
    const formLost = effect.type === "open-form" && error instanceof CannotDeliver;
    if (formLost) await tellAsker(scene, say(scene.words.failed)).catch(() => {});
  }
}

async function closed(scene: Scene): Promise<void> {
  const { act, turn, slack } = scene;
  if (act.kind === "form" && !scene.inView) {
    if (!(await turn.answer({ response_action: "clear" }))) await showDone(scene);
  }
  await turn.answer();
  // What was done in the App Home has changed what it shows.
  if (act.where.view?.type === "home") await publishHome(slack, act.incoming.from);
}

function failed(scene: Scene): Effect {
  return { type: "reply", to: "asker", message: say(scene.words.failed) };
}
