import type { Effect, NamedFile } from "../messages/effect.ts";
import { type Message, withLink } from "../messages/message.ts";
import type { LiveBoard } from "./live-board.ts";
import { directUser } from "./places.ts";
import { renderForm, type ShownForm } from "./render.ts";

/**
 * What was done, and where its answers go.
 * @property card the message whose button was pressed, where there was one
 */
export type Act = {
  readonly user: string;
  readonly conversation: string;
  readonly key: string;
  readonly card?: string;
};

export type EffectTools = {
  readonly board: LiveBoard;
  /** Puts a file where it can be fetched, and gives the whole address. */
  readonly share: (file: NamedFile) => string;
  readonly fillIn: string;
};

/** Carries out what the bot answered. @returns the forms, which only the asker's own page can show */
export async function applyEffects(
  effects: readonly Effect[],
  act: Act,
  tools: EffectTools,
): Promise<readonly ShownForm[]> {
  const forms: ShownForm[] = [];
  for (const [index, effect] of effects.entries()) {
    const form = await apply(effect, act, `${act.key}/${index}`, tools);
    if (form) forms.push(form);
  }
  return forms;
}

async function apply(effect: Effect, act: Act, key: string, tools: EffectTools): Promise<ShownForm | undefined> {
  switch (effect.type) {
    case "reply":
      await reply(tools.board, act, key, effect.message, effect.to);
      return undefined;
    case "replace-card": {
      const replaced = act.card && (await tools.board.replace(act.card, effect.message));
      if (!replaced) await reply(tools.board, act, key, effect.message, "asker");
      return undefined;
    }
    case "open-form":
      return renderForm(effect.form, tools.fillIn);
    case "field-errors":
      return renderForm(effect.form, tools.fillIn, effect.errors);
    case "file": {
      const link = { label: effect.link.label, href: tools.share(effect.file) };
      await reply(tools.board, act, key, withLink(effect.message, link), "asker");
      return undefined;
    }
  }
}

/** In a channel an answer to the asker alone stands where it was asked for, and only the asker sees it. */
async function reply(board: LiveBoard, act: Act, key: string, message: Message, to: "asker" | "conversation") {
  const { conversation, user } = act;
  const alone = to === "asker" && directUser(conversation) === undefined;
  await board.say({ conversation, author: "bot", message, key, ...(alone && { visibleTo: user }) });
}
