import { RetryLater } from "../../ports/chat-platform.ts";
import type { Self, SlackContext } from "../context.ts";
import { ask } from "./client.ts";

/**
 * Asks Slack who our token makes us.
 * @throws {RetryLater} Slack cannot be reached now
 * @throws {Error} our token is refused: only another token helps
 */
export async function signIn(slack: SlackContext): Promise<Self> {
  try {
    const answer = await ask(slack, "auth.test", () => slack.api.auth.test());
    const { team_id: team, user_id: user, bot_id: bot, user: name } = answer;
    if (!team || !user) throw new Error("Slack: auth.test: incomplete answer");
    return { team, user, bot, name: name || user };
  } catch (error) {
    if (slack.tokenTrouble) throw new Error(`Slack: auth.test: ${slack.tokenTrouble}`);
    if (error instanceof RetryLater) throw error;
    const why = error instanceof Error ? error.message : "unknown error";
    throw new RetryLater(why, new Date(slack.now().getTime() + 1000));
  }
}
