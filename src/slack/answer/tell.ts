import type { Message } from "../../messages/message.ts";
import { renderMessage } from "../render/message.ts";
import { privately, privatelyHere } from "./deliver.ts";
import type { Scene } from "./scene.ts";
import { showInView } from "./views.ts";

/** Tells the asker alone: in the acknowledgement where it can ride, where the act was done, or in the view it was done in. */
export async function tellAsker(scene: Scene, message: Message): Promise<void> {
  const { slack, act, turn } = scene;
  const posts = renderMessage(message);
  if (act.kind === "command" && !act.where.direct) {
    const [first, ...rest] = posts;
    if (await turn.answer({ response_type: "ephemeral", ...first })) return privately(slack, act, rest);
  }
  if (act.where.view === undefined) return privately(slack, act, posts);
  // Whoever waits in a modal is told there; a form answered in time closes, and the answer stands where it was opened.
  const answeredInTime = act.kind === "form" && turn.isOpen() && act.where.channel !== undefined;
  if (!answeredInTime) return (await showInView(scene, message)) ? undefined : privately(slack, act, posts);
  try {
    await privatelyHere(slack, act, posts);
  } catch {
    if (!(await showInView(scene, message))) await privately(slack, act, posts);
  }
}
