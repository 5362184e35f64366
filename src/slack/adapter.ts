import { setTimeout as sleep } from "node:timers/promises";
import type { Router } from "express";
import type { Language } from "../domain/person.ts";
import type { AdapterWords } from "../messages/adapter-words.ts";
import { type ChatPlatform, RetryLater } from "../ports/chat-platform.ts";
import type { Conversations } from "../ports/conversations.ts";
import type { Log } from "../ports/log.ts";
import type { SlackContext } from "./context.ts";
import { listenToPeople } from "./inbound/listeners.ts";
import { listenToNews } from "./inbound/news.ts";
import { receive } from "./inbound/receiver.ts";
import { slackClient } from "./outbound/client.ts";
import { find } from "./outbound/find.ts";
import { post, remove, update } from "./outbound/posts.ts";
import { profile } from "./outbound/profile.ts";
import { signIn } from "./outbound/sign-in.ts";

const longestStop = 8000;
const longestPause = 60_000;

/**
 * @property signingSecret set when Slack reaches us over HTTP
 * @property appToken set for Socket Mode, where it cannot; one of the two must be set
 * @property apiUrl Slack's own where absent
 * @property defaultLanguage used until an account's own language is known
 */
export type SlackOptions = {
  readonly botToken: string;
  readonly signingSecret?: string;
  readonly appToken?: string;
  readonly apiUrl?: string;
  readonly log: Log;
  readonly conversations: Conversations;
  readonly words: (language: Language) => AdapterWords;
  readonly defaultLanguage: Language;
  readonly now?: () => Date;
};

/**
 * The bot in one Slack workspace.
 * @returns `router` is to be mounted at `/slack/events`, before anything that reads request bodies; absent in Socket Mode
 * @throws neither or both of `signingSecret` and `appToken` are set
 */
export function slackPlatform(options: SlackOptions): { platform: ChatPlatform; router: Router | undefined } {
  const { botToken, signingSecret, appToken, apiUrl = "https://slack.com/api/", log, now = () => new Date() } = options;
  const line = signingSecret ? { signingSecret } : appToken ? { appToken } : undefined;
  if (!line || (signingSecret && appToken)) throw new Error("Slack needs either a signing secret or an app token");
  const { conversations, words, defaultLanguage } = options;
  const api = slackClient(botToken, apiUrl, log);
  const slack: SlackContext = {
    ...{ api, apiUrl, log, conversations, words, defaultLanguage, now },
    ...{ self: undefined, bot: undefined, tokenTrouble: undefined },
  };
  const stopping = new AbortController();
  const working = new Set<Promise<void>>();
  const track = (work: Promise<void>) => {
    const kept = work.catch(() => {}).finally(() => working.delete(kept));
    working.add(kept);
  };
  const isOpen = () => slack.bot !== undefined && slack.self !== undefined && !stopping.signal.aborted;
  const { app, router, socket } = receive(slack, line, { open: isOpen, track });
  listenToPeople(app, slack);
  listenToNews(app, slack);
  app.error(async (error) => {
    log.error("Slack event not handled", error);
    throw error;
  });

  const platform: ChatPlatform = {
    name: "slack",
    async start(bot) {
      slack.bot = bot;
      for (let pause = 1000; !slack.self && !stopping.signal.aborted; pause = Math.min(longestPause, pause * 2)) {
        try {
          slack.self = await signIn(slack);
        } catch (error) {
          if (!(error instanceof RetryLater)) throw error;
          log.warn("Slack not reached, trying again", { why: error.message, milliseconds: pause });
          await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {});
        }
      }
      if (!stopping.signal.aborted) await socket?.start();
    },
    async stop() {
      stopping.abort();
      const last = Promise.all([...working]);
      await Promise.race([last, sleep(longestStop, undefined, { ref: false })]);
      await socket?.stop();
    },
    trouble() {
      if (slack.tokenTrouble) return `Slack refuses the token: ${slack.tokenTrouble}`;
      if (!slack.self) return "Slack has not been reached yet";
      if (socket && !socket.isConnected()) return "Slack's socket is not connected";
      return undefined;
    },
    profile: (account) => profile(slack, account),
    post: (to, message, key) => post(slack, to, message, key),
    update: (posted, message) => update(slack, posted, message),
    remove: (posted) => remove(slack, posted),
    find: (to, key, since) => find(slack, to, key, since),
  };
  return { platform, router };
}
