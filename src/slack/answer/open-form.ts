import type { types } from "@slack/bolt";
import type { FieldErrors } from "../../domain/answers.ts";
import type { Form } from "../../messages/form.ts";
import { plainText } from "../render/buttons.ts";
import { shorten } from "../render/characters.ts";
import { fallbackText } from "../render/fallback.ts";
import { LIMITS } from "../render/limits.ts";
import type { Post } from "../render/message.ts";
import { elements, richText } from "../render/rich-text.ts";
import { privately } from "./deliver.ts";
import type { Scene } from "./scene.ts";
import { showForm } from "./views.ts";

/** `action_id` of the button that opens a form that came too late begins with this; then comes what it is kept under. */
export const waitingAction = "form:";

/**
 * Opens `form`; where Slack opens nothing (nothing was pressed, or too long ago), a button that does is shown to the asker.
 * @throws {CannotDeliver} the form cannot be drawn
 */
export async function openForm(scene: Scene, form: Form, errors: FieldErrors): Promise<void> {
  if (await showForm(scene, form, errors)) return;
  const id = scene.waiting.keep(scene.act.incoming.from, form, errors);
  const post = waitingPost(scene, form, id);
  const rides = scene.act.kind === "command" && !scene.act.where.direct;
  if (rides && (await scene.turn.answer({ response_type: "ephemeral", ...post }))) return;
  await privately(scene.slack, scene.act, [post]);
}

/** The button carries the line the form came from, so that it also works where the form is no longer kept. */
function waitingPost({ words, act }: Scene, form: Form, id: string): Post {
  const sentence = words.formWaits({ title: form.title });
  const button: types.Button = {
    type: "button",
    action_id: waitingAction + id,
    text: plainText(shorten(words.openForm, LIMITS.buttonLabel)),
    style: "primary",
    ...(act.incoming.line === "" ? {} : { value: act.incoming.line.slice(0, LIMITS.value) }),
  };
  return {
    text: fallbackText(sentence),
    blocks: [...richText(elements(sentence)), { type: "actions", elements: [button] }],
  };
}
