import type { types } from "@slack/bolt";
import type { FieldErrors } from "../../domain/answers.ts";
import type { Form } from "../../messages/form.ts";
import type { Message } from "../../messages/message.ts";
import { selfOf } from "../context.ts";
import { formOrigin } from "../inbound/form-origin.ts";
import { ask } from "../outbound/client.ts";
import { renderForm, renderPage } from "../render/form.ts";
import { renderPages } from "../render/message.ts";
import { elements, richText } from "../render/rich-text.ts";
import type { Scene } from "./scene.ts";

/** Shows `message` in the view the act was done in; false when there is none, it is closed, or `message` is too long. */
export async function showInView(scene: Scene, message: Message): Promise<boolean> {
  const { act, words, slack } = scene;
  const pages = renderPages(message);
  if (!act.where.view || scene.inView || pages.length > 1) return false;
  const title = act.where.view.title || selfOf(slack).name;
  const page = renderPage(title, words.close, pages[0] ?? [], formOrigin("", act.where));
  return act.where.view.type === "home" ? open(scene, page) : replace(scene, page);
}

/** The modal the act was done in says that all is done. */
export function showDone(scene: Scene): Promise<boolean> {
  return showInView(scene, { summary: scene.words.done, blocks: [] });
}

/**
 * Opens `form`, or lets it take the place of the one sent in; false when it is too late for that.
 * @throws {CannotDeliver} the form cannot be drawn
 */
export async function showForm(scene: Scene, form: Form, errors: FieldErrors = {}): Promise<boolean> {
  const view = renderForm(form, formOrigin(form.line, scene.act.where), errors);
  return scene.act.kind === "form" ? replace(scene, view) : open(scene, view);
}

/** What stands in a form's place while its answer takes longer than Slack waits. */
export function workingPage(title: string, words: Scene["words"]): types.ModalView {
  return renderPage(title, words.close, richText(elements(words.working)));
}

async function open(scene: Scene, view: types.ModalView): Promise<boolean> {
  const { trigger, view: from } = scene.act.where;
  if (!trigger || performance.now() > trigger.deadline) return false;
  const given = { trigger_id: trigger.id, view };
  const { views } = scene.slack.api;
  return done(scene, () =>
    from?.type === "modal"
      ? ask(scene.slack, "views.push", () => views.push(given))
      : ask(scene.slack, "views.open", () => views.open(given)),
  );
}

async function replace(scene: Scene, view: types.ModalView): Promise<boolean> {
  const id = scene.act.where.view?.id;
  if (id === undefined) return false;
  if (scene.act.kind === "form" && (await scene.turn.answer({ response_action: "update", view }))) {
    scene.inView = true;
    return true;
  }
  return done(scene, () => ask(scene.slack, "views.update", () => scene.slack.api.views.update({ view_id: id, view })));
}

async function done(scene: Scene, call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    scene.inView = true;
    return true;
  } catch (error) {
    // Closed by the user, or too late: the caller has another way.
    scene.slack.log.warn("Slack view not shown", { why: error instanceof Error ? error.message : "unknown error" });
    return false;
  }
}
