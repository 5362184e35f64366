import type { Effect } from "../../messages/effect.ts";
import { withLink } from "../../messages/message.ts";
import { ask } from "../outbound/client.ts";
import { inDirect } from "../outbound/direct.ts";
import { postOne } from "../outbound/posts.ts";
import { renderMessage } from "../render/message.ts";
import type { Scene } from "./scene.ts";
import { tellAsker } from "./tell.ts";

/**
 * Puts the file and its message in the asker's direct conversation, and says so where it was asked for. Where Slack will not
 * have the file, the asker is given the link.
 */
export async function handOut(scene: Scene, { file, message, link }: Effect & { type: "file" }): Promise<void> {
  const { slack, act, words } = scene;
  try {
    await inDirect(slack, act.incoming.from, async (channel) => {
      const upload = { channel_id: channel, file: Buffer.from(file.bytes), filename: file.name, title: file.name };
      await ask(slack, "files.uploadV2", () => slack.api.files.uploadV2(upload));
      for (const post of renderMessage(message)) await postOne(slack, { channel }, post);
    });
  } catch (error) {
    slack.log.warn("Slack file not uploaded", { why: error instanceof Error ? error.message : "unknown error" });
    return tellAsker(scene, withLink(message, link));
  }
  if (!act.where.direct) await tellAsker(scene, { summary: words.answeredDirectly, blocks: [] });
}
