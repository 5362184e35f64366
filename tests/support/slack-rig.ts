import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import type { AdapterWords } from "../../src/messages/adapter-words.ts";
import type { ChatPlatform } from "../../src/ports/chat-platform.ts";
import { type SlackOptions, slackPlatform } from "../../src/slack/adapter.ts";
import { recordingLog } from "./log.ts";
import { memoryConversations } from "./memory-conversations.ts";
import { ScriptedBot } from "./scripted-bot.ts";
import { botToken, SlackApi } from "./slack-api.ts";
import type { Json } from "./slack-limits.ts";

export const signingSecret = "8f742231b10e8888abcd99yyyzzz85a5";

export const words: AdapterWords = {
  openForm: "Åpne skjemaet",
  formWaits: ({ title }) => `Skjemaet «${title}» er klart.`,
  answeredDirectly: "Jeg har svart deg direkte.",
  writeToMeDirectly: "Skriv til meg direkte.",
  working: "Et øyeblikk …",
  done: "Ferdig.",
  close: "Lukk",
  fillIn: "Dette feltet må fylles ut.",
  failed: "Noe gikk galt, og ingenting er endret.",
  continued: "Vis mer",
};

/** The adapter on a real HTTP server, with a Slack API of ours and a scripted bot. */
export class SlackRig {
  readonly api = new SlackApi();
  readonly bot = new ScriptedBot();
  readonly log = recordingLog();
  readonly conversations = memoryConversations();
  platform!: ChatPlatform;
  server!: Server;

  static async start(changed: Partial<SlackOptions> = {}): Promise<SlackRig> {
    const rig = new SlackRig();
    await rig.api.start();
    await rig.build({ signingSecret, ...changed });
    await rig.platform.start(rig.bot);
    return rig;
  }

  async build(changed: Partial<SlackOptions>): Promise<void> {
    const { log, conversations, api } = this;
    const common = {
      botToken,
      apiUrl: api.url,
      log,
      conversations,
      words: () => words,
      defaultLanguage: "nb",
    } as const;
    const { platform, router } = slackPlatform({ ...common, ...changed });
    this.platform = platform;
    const app = express();
    if (router) app.use("/slack/events", router);
    app.use(express.json());
    await new Promise<void>((resolve) => {
      this.server = app.listen(0, "127.0.0.1", () => resolve());
    });
  }

  async stop(): Promise<void> {
    await this.platform.stop();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await this.api.stop();
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/slack/events`;
  }

  /** A recorded payload, with its response address moved to our API. */
  fixture(name: string, changed: Json = {}): Json {
    const payload = { ...fixture(name), ...changed };
    return "response_url" in payload ? { ...payload, response_url: this.api.responseUrl(name) } : payload;
  }

  /** Sends `payload` as Slack does, rightly signed; the body and how long the answer took. */
  async send(payload: Json): Promise<{ status: number; body: Json; milliseconds: number }> {
    const { body, headers } = signed(payload);
    const began = performance.now();
    const response = await fetch(this.address, { method: "POST", body, headers });
    const text = await response.text();
    return {
      status: response.status,
      body: text === "" ? undefined : JSON.parse(text),
      milliseconds: performance.now() - began,
    };
  }
}

export function fixture(name: string): Json {
  return JSON.parse(readFileSync(new URL(`../fixtures/slack/${name}.json`, import.meta.url), "utf8"));
}

export type Signing = { readonly secret?: string; readonly seconds?: number };

/** Events come as JSON, slash commands as a form, everything else as JSON in a form. */
export function signed(
  payload: Json,
  { secret = signingSecret, seconds = Math.floor(Date.now() / 1000) }: Signing = {},
) {
  const isEvent = "event" in payload || payload.type === "url_verification";
  const form = "command" in payload ? payload : { payload: JSON.stringify(payload) };
  const body = isEvent ? JSON.stringify(payload) : new URLSearchParams(form).toString();
  return {
    body,
    headers: {
      "content-type": isEvent ? "application/json" : "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": String(seconds),
      "x-slack-signature": signature(body, secret, seconds),
    },
  };
}

export function signature(body: string, secret: string, seconds: number): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex")}`;
}

/** Waits until `found` finds something; fails after five seconds. */
export async function eventually<Found>(found: () => Found | undefined): Promise<Found> {
  for (const began = Date.now(); Date.now() - began < 5000; ) {
    const result = found();
    if (result !== undefined && result !== false) return result;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("it never came");
}
