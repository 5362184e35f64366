import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import type { AdapterWords } from "../../src/messages/adapter-words.ts";
import type { ChatPlatform } from "../../src/ports/chat-platform.ts";
import type { TeamsOptions, TeamsRegistration } from "../../src/teams/options.ts";
import { teamsPlatform } from "../../src/teams/platform.ts";
import { recordingLog } from "./log.ts";
import { memoryConversations } from "./memory-conversations.ts";
import { ScriptedBot } from "./scripted-bot.ts";
import { type FakeConnector, fakeConnector } from "./teams-connector.ts";
import { type FakeLogin, fakeLogin, ISSUER } from "./teams-login.ts";

export const FIRST: TeamsRegistration = {
  appId: "00000000-0000-4000-8000-0000000000a1",
  appPassword: "first-secret",
  tenantId: "00000000-0000-4000-8000-0000000000f1",
};
export const SECOND: TeamsRegistration = {
  appId: "00000000-0000-4000-8000-0000000000a2",
  appPassword: "second-secret",
  tenantId: "00000000-0000-4000-8000-0000000000f2",
};

export const WORDS: AdapterWords = {
  openForm: "Åpne skjema",
  formWaits: ({ title }) => `Skjemaet «${title}» venter.`,
  answeredDirectly: "Svaret ligger i samtalen vår.",
  writeToMeDirectly: "Skriv til meg direkte først.",
  working: "Arbeider …",
  done: "Ferdig.",
  close: "Lukk",
  fillIn: "Fyll ut feltet.",
  failed: "Det gikk ikke.",
  continued: "Mer",
};

// biome-ignore lint/suspicious/noExplicitAny: a payload as recorded
export type Payload = any;

/** The whole adapter over real HTTP, with Teams and its login on loopback. */
export type Rig = {
  readonly bot: ScriptedBot;
  readonly platform: ChatPlatform;
  readonly connector: FakeConnector;
  readonly login: FakeLogin;
  readonly conversations: ReturnType<typeof memoryConversations>;
  readonly logged: string[];
  readonly url: string;
  /** A recorded activity of the first registration's tenant, with `change` laid over it. */
  activity(name: string, change?: Payload): Payload;
  token(to?: TeamsRegistration): Promise<string>;
  /** Sends an activity as Teams does. */
  send(activity: Payload, to?: TeamsRegistration): Promise<{ status: number; body: Payload; ms: number }>;
  post(body: string, headers: Record<string, string> | [string, string][]): Promise<{ status: number; body: string }>;
  close(): Promise<void>;
};

/** Resolves when `condition` holds. */
export async function until(condition: () => boolean, ms = 5_000): Promise<void> {
  const end = Date.now() + ms;
  while (!condition()) {
    if (Date.now() > end) throw new Error("it never came to be");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export async function teamsRig(change: Partial<TeamsOptions> = {}): Promise<Rig> {
  const [connector, login] = await Promise.all([fakeConnector(), fakeLogin()]);
  const conversations = memoryConversations();
  const log = recordingLog();
  const bot = new ScriptedBot();
  const { platform, router } = await teamsPlatform({
    registrations: [FIRST, SECOND],
    log,
    conversations,
    words: () => WORDS,
    login: { issuer: ISSUER, openIdMetadataUrl: login.metadataUrl },
    serviceUrls: { allowed: [new URL(connector.url).origin], fallback: connector.url },
    accessToken: async ({ appId }) => `token-of-${appId}`,
    patience: { call: 1_000 },
    ...change,
  });
  await platform.start(bot);
  const server = await listen(express().use("/api/messages", router));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;

  const token = (to = FIRST) => login.sign({ aud: to.appId, serviceurl: connector.url });

  async function post(body: string, headers: Record<string, string> | [string, string][]) {
    const response = await fetch(url, { method: "POST", body, headers });
    return { status: response.status, body: await response.text() };
  }

  return {
    bot,
    platform,
    connector,
    login,
    conversations,
    logged: log.lines,
    url,
    token,
    post,
    activity: (name, changed = {}) => recorded(name, connector.url, changed),
    async send(activity, to = FIRST) {
      const headers = { "content-type": "application/json", authorization: `Bearer ${await token(to)}` };
      const started = performance.now();
      const { status, body } = await post(JSON.stringify(activity), headers);
      return { status, body: body ? JSON.parse(body) : undefined, ms: performance.now() - started };
    },
    async close() {
      await platform.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all([connector.close(), login.close()]);
    },
  };
}

let count = 0;

export function recorded(name: string, serviceUrl: string, change: Payload): Payload {
  const text = readFileSync(new URL(`../fixtures/teams/${name}.json`, import.meta.url), "utf8");
  count += 1;
  return { ...JSON.parse(text), serviceUrl, id: `f:0000-${count}`, ...change };
}

async function listen(app: express.Express): Promise<Server> {
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
