import type { types } from "@slack/bolt";
import type { AccountRef } from "../../domain/conversation.ts";
import type { SlackContext } from "../context.ts";
import { ask } from "../outbound/client.ts";
import { plainText } from "../render/buttons.ts";
import { shorten } from "../render/characters.ts";
import { LIMITS } from "../render/limits.ts";
import { renderPages } from "../render/message.ts";

/** `action_id` of the button to the next page of the App Home begins with this; then comes the page's number. */
export const homeAction = "home:";

/**
 * Draws the account's App Home. More than a view holds is divided, with a button to the next page under each but the last.
 * Never throws: a page that could not be drawn is logged, and drawn when it is next opened.
 * @param page from 0; one past the last is the first
 */
export async function publishHome(slack: SlackContext, account: AccountRef, page = 0): Promise<void> {
  try {
    if (!slack.bot) return;
    const [message, language] = await Promise.all([slack.bot.home(account), slack.bot.languageOf(account)]);
    const pages = renderPages(message);
    const shown = pages[page] ? page : 0;
    const blocks = [...(pages[shown] ?? [])];
    if (shown + 1 < pages.length) blocks.push(continued(slack.words(language).continued, shown + 1));
    const view: types.HomeView = { type: "home", blocks };
    await ask(slack, "views.publish", () => slack.api.views.publish({ user_id: account.user, view }));
  } catch (error) {
    slack.log.error("Slack App Home not drawn", error);
  }
}

function continued(label: string, page: number): types.ActionsBlock {
  const button: types.Button = {
    type: "button",
    action_id: `${homeAction}${page}`,
    text: plainText(shorten(label, LIMITS.buttonLabel)),
  };
  return { type: "actions", elements: [button] };
}
