import { createHash } from "node:crypto";
import type { BlockButtonAction, MessageShortcut, SlashCommand, ViewSubmitAction } from "@slack/bolt";
import { conversationRef, type SlackContext } from "../context.ts";
import type { Act, Trigger, Where } from "./act.ts";
import { formAnswers } from "./answers.ts";
import { accountRef, homeChannel, isOurDirect } from "./common.ts";
import { readFormOrigin } from "./form-origin.ts";
import { typedLine, typedText } from "./typed-text.ts";

/** The line a message shortcut types. */
const shortcutLine = "kurs i-melding";

/** A slash command: its name is part of the line. */
export async function commandAct(slack: SlackContext, body: SlashCommand, trigger: Trigger): Promise<Act> {
  const from = accountRef(slack, body.user_id);
  const direct = await isOurDirect(slack, from, body.channel_id);
  return {
    kind: "command",
    incoming: {
      key: `slack:command:${body.trigger_id}`,
      from,
      conversation: conversationRef(slack, body.channel_id),
      via: "typed",
      line: typedLine(`${body.command} ${body.text ?? ""}`),
    },
    where: { channel: body.channel_id, direct, responseUrl: body.response_url, trigger },
  };
}

/** A button, in a message, a modal or the App Home; it carries its line. */
export async function buttonAct(slack: SlackContext, body: BlockButtonAction, trigger: Trigger): Promise<Act> {
  const from = accountRef(slack, body.user.id, body.user.team_id);
  const where = body.view ? viewWhere(body.view, trigger) : await messageWhere(slack, body, trigger);
  const channel = where.channel ?? (await homeChannel(slack, from));
  return {
    kind: "button",
    incoming: {
      key: `slack:button:${body.trigger_id}`,
      from,
      conversation: conversationRef(slack, channel, where.thread),
      via: "button",
      line: body.actions[0]?.value ?? "",
    },
    where,
  };
}

/** A form sent in; undefined for a view that is not a form of ours. */
export async function formAct(slack: SlackContext, body: ViewSubmitAction): Promise<Act | undefined> {
  const { view, user } = body;
  const origin = readFormOrigin(view.private_metadata);
  if (!origin) return undefined;
  const { line, ...opened } = origin;
  const from = accountRef(slack, user.id, user.team_id);
  const channel = opened.channel ?? (await homeChannel(slack, from));
  return {
    kind: "form",
    incoming: {
      // The view's id and hash stay the same when it is sent in again after an error, so they do not name the act alone.
      key: `slack:form:${view.id}:${view.hash}:${body.trigger_id || digest(view.state.values)}`,
      from,
      conversation: conversationRef(slack, channel, opened.thread),
      via: "form",
      line,
      answers: formAnswers(view.state.values),
    },
    where: {
      ...opened,
      view: { id: view.id, type: "modal", title: view.title.text },
      fields: view.blocks.flatMap((block) => (block.type === "input" && block.block_id ? [block.block_id] : [])),
    },
  };
}

/** The shortcut in a message's menu: its text goes with the line, and the answer is shown to the asker where it stands. */
export async function shortcutAct(slack: SlackContext, body: MessageShortcut, trigger: Trigger): Promise<Act> {
  const from = accountRef(slack, body.user.id, body.user.team_id);
  const { message, channel } = body;
  const thread = threadOf(message.ts, message.thread_ts);
  return {
    kind: "shortcut",
    incoming: {
      key: `slack:shortcut:${body.trigger_id}`,
      from,
      conversation: conversationRef(slack, channel.id, thread),
      via: "shortcut",
      line: shortcutLine,
      quoted: typedText(message.text ?? ""),
    },
    where: {
      channel: channel.id,
      direct: await isOurDirect(slack, from, channel.id),
      responseUrl: body.response_url,
      trigger,
      ...(thread === undefined ? {} : { thread }),
    },
  };
}

async function messageWhere(slack: SlackContext, body: BlockButtonAction, trigger: Trigger): Promise<Where> {
  const ts = String(body.container.message_ts);
  const ephemeral = body.container.is_ephemeral === true;
  const thread = threadOf(ts, body.container.thread_ts ?? body.message?.thread_ts);
  const channel = body.channel?.id ?? String(body.container.channel_id);
  const from = accountRef(slack, body.user.id, body.user.team_id);
  return {
    channel,
    // Only we post in our direct conversations; an ephemeral card can stand in one between two people.
    direct: channel.startsWith("D") && (!ephemeral || (await isOurDirect(slack, from, channel))),
    responseUrl: body.response_url,
    trigger,
    card: { ts, ephemeral },
    ...(thread === undefined ? {} : { thread }),
  };
}

function viewWhere(view: NonNullable<BlockButtonAction["view"]>, trigger: Trigger): Where {
  const { line: _, ...opened } = readFormOrigin(view.private_metadata) ?? { line: "", direct: false };
  const type = view.type === "home" ? "home" : "modal";
  return { ...opened, trigger, view: { id: view.id, type, title: view.title?.text ?? "" } };
}

/** The message that starts a thread stands in the channel, not in its thread. */
function threadOf(ts: string, thread: string | undefined): string | undefined {
  return thread === ts ? undefined : thread;
}

function digest(values: unknown): string {
  return createHash("sha256").update(JSON.stringify(values)).digest("hex").slice(0, 32);
}
