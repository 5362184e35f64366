import type { Effect } from "../../messages/effect.ts";
import type { Message } from "../../messages/message.ts";
import { ask } from "../outbound/client.ts";
import { renderMessage } from "../render/message.ts";
import { openly, privately } from "./deliver.ts";
import { fieldErrors } from "./field-errors.ts";
import { handOut } from "./file.ts";
import { openForm } from "./open-form.ts";
import { respond } from "./respond.ts";
import type { Scene } from "./scene.ts";
import { tellAsker } from "./tell.ts";

/** Does what the bot wants done, the Slack way. @throws when it could not be done in any way */
export async function perform(scene: Scene, effect: Effect): Promise<void> {
  switch (effect.type) {
    case "reply":
      return effect.to === "conversation" && scene.act.where.openThread !== undefined
        ? openly(scene.slack, scene.act, renderMessage(effect.message))
        : tellAsker(scene, effect.message);
    case "replace-card":
      return replaceCard(scene, effect.message);
    case "open-form":
      return openForm(scene, effect.form, {});
    case "field-errors":
      return (await fieldErrors(scene, effect.errors)) ? undefined : openForm(scene, effect.form, effect.errors);
    case "file":
      return handOut(scene, effect);
  }
}

async function replaceCard(scene: Scene, message: Message): Promise<void> {
  const { slack, act } = scene;
  const { card, channel, responseUrl } = act.where;
  if (!card || channel === undefined) return tellAsker(scene, message);
  const [first, ...rest] = renderMessage(message);
  const update = () => {
    return ask(slack, "chat.update", () =>
      slack.api.chat.update({ channel, ts: card.ts, ...first, parse: "none", link_names: false }),
    );
  };
  try {
    if (card.ephemeral && responseUrl !== undefined) await respond(slack, responseUrl, first, true);
    else await update();
  } catch (error) {
    slack.log.warn("Slack card not replaced", { why: error instanceof Error ? error.message : "unknown error" });
    return tellAsker(scene, message);
  }
  await privately(slack, act, rest);
}
