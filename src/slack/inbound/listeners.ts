import type { App, BlockButtonAction, MessageShortcut, ViewSubmitAction } from "@slack/bolt";
import type { AccountRef } from "../../domain/conversation.ts";
import type { AdapterWords } from "../../messages/adapter-words.ts";
import { answerAct } from "../answer/answer.ts";
import { homeAction, publishHome } from "../answer/home.ts";
import { waitingAction } from "../answer/open-form.ts";
import type { Scene } from "../answer/scene.ts";
import { showForm, workingPage } from "../answer/views.ts";
import { WaitingForms } from "../answer/waiting-forms.ts";
import type { SlackContext } from "../context.ts";
import { lineAction } from "../render/buttons.ts";
import { fallbackText } from "../render/fallback.ts";
import { formCallback } from "../render/form.ts";
import { elements, richText } from "../render/rich-text.ts";
import { buttonAct, commandAct, formAct, shortcutAct } from "./acts.ts";
import { accountRef, noteDirect, trigger } from "./common.ts";
import { directAct, mentionAct } from "./spoken.ts";
import { type AckBody, noTurn, turn } from "./turn.ts";

/** `callback_id` of the shortcut in a message's menu. */
const messageShortcut = "in_message";

/** Hears everything people do, and answers it. */
export function listenToPeople(app: App, slack: SlackContext): void {
  const waiting = new WaitingForms();

  app.command(/.*/, async ({ body, ack }) => {
    const pulled = trigger(body.trigger_id);
    const words = speaking(slack, accountRef(slack, body.user_id));
    const working = (): AckBody => ({ response_type: "ephemeral", ...sentence(words.now().working) });
    const t = turn(ack as Acknowledge, working);
    await answerAct(slack, await commandAct(slack, body, pulled), t, words.known, waiting);
  });

  app.action<BlockButtonAction>(new RegExp(`^${lineAction}`), async ({ body, ack }) => {
    const pulled = trigger(body.trigger_id);
    const words = speaking(slack, accountRef(slack, body.user.id, body.user.team_id));
    const t = turn(ack as Acknowledge, () => undefined);
    await answerAct(slack, await buttonAct(slack, body, pulled), t, words.known, waiting);
  });

  app.action<BlockButtonAction>(new RegExp(`^${waitingAction}`), async ({ body, ack }) => {
    const t = turn(ack as Acknowledge, () => undefined);
    const act = await buttonAct(slack, body, trigger(body.trigger_id));
    const words = speaking(slack, act.incoming.from);
    const id = body.actions[0]?.action_id.slice(waitingAction.length) ?? "";
    const kept = waiting.find(act.incoming.from, id);
    const scene: Scene = { slack, act, turn: t, words: words.now(), waiting, inView: false };
    if (kept && (await showForm(scene, kept.form, kept.errors))) return void (await t.answer());
    await answerAct(slack, act, t, words.known, waiting);
  });

  app.action<BlockButtonAction>(new RegExp(`^${homeAction}`), async ({ body, ack }) => {
    await ack();
    const page = Number(body.actions[0]?.action_id.slice(homeAction.length));
    await publishHome(slack, accountRef(slack, body.user.id, body.user.team_id), page);
  });

  app.view<ViewSubmitAction>({ callback_id: formCallback, type: "view_submission" }, async ({ body, ack }) => {
    const words = speaking(slack, accountRef(slack, body.user.id, body.user.team_id));
    const working = (): AckBody => ({
      response_action: "update",
      view: workingPage(body.view.title.text, words.now()),
    });
    const t = turn(ack as Acknowledge, working);
    const act = await formAct(slack, body);
    if (act) await answerAct(slack, act, t, words.known, waiting);
    else await t.answer();
  });

  app.shortcut<MessageShortcut>({ callback_id: messageShortcut, type: "message_action" }, async ({ body, ack }) => {
    const pulled = trigger(body.trigger_id);
    const words = speaking(slack, accountRef(slack, body.user.id, body.user.team_id));
    const t = turn(ack as Acknowledge, () => undefined);
    await answerAct(slack, await shortcutAct(slack, body, pulled), t, words.known, waiting);
  });

  app.event("app_mention", async ({ event, body }) => {
    const act = mentionAct(slack, event, body.event_id);
    if (act) await answerAct(slack, act, noTurn, speaking(slack, act.incoming.from).known, waiting);
  });

  app.event("message", async ({ event, body }) => {
    const act = directAct(slack, event, body.event_id);
    if (!act) return;
    await noteDirect(slack, act.incoming.from, event.channel);
    await answerAct(slack, act, noTurn, speaking(slack, act.incoming.from).known, waiting);
  });

  app.event("app_home_opened", async ({ event }) => {
    const account = accountRef(slack, event.user);
    await noteDirect(slack, account, event.channel);
    if (event.tab === "home") await publishHome(slack, account);
  });
}

/** The SDK types the acknowledgement of each kind of act apart; `AckBody` holds what each takes. */
type Acknowledge = (body?: AckBody) => Promise<void>;

/** The account's words: the default language's until its own is known. */
function speaking(slack: SlackContext, account: AccountRef): { known: Promise<AdapterWords>; now: () => AdapterWords } {
  let words = slack.words(slack.defaultLanguage);
  const language = slack.bot?.languageOf(account) ?? Promise.resolve(slack.defaultLanguage);
  const known = language.then(slack.words).catch(() => words);
  void known.then((found) => {
    words = found;
  });
  return { known, now: () => words };
}

function sentence(text: string) {
  return { text: fallbackText(text), blocks: richText(elements(text)) };
}
