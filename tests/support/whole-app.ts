import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, startApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { seedDemo } from "../../src/demo/demo.ts";
import { type Database, openDatabase } from "../../src/storage/database.ts";
import { demoRecords } from "../../src/storage/demo-records.ts";
import { openStore } from "../../src/storage/store.ts";
import { testDatabase } from "./database.ts";
import { recordingLog } from "./log.ts";
import { botToken, SlackApi } from "./slack-api.ts";
import { fixture, signed, signingSecret } from "./slack-rig.ts";
import { fakeConnector } from "./teams-connector.ts";
import { fakeLogin, ISSUER } from "./teams-login.ts";
import { FIRST, type Payload, recorded } from "./teams-rig.ts";

/** The whole service with Slack and Teams on loopback beside it, and the demo's co-operative in its database. */
export type WholeApp = {
  readonly app: App;
  readonly database: Database;
  readonly slack: SlackApi;
  readonly connector: Awaited<ReturnType<typeof fakeConnector>>;
  readonly log: ReturnType<typeof recordingLog>;
  /** `line` as a slash command in Slack, by somebody with `email`; gives what the answer to the request itself said. */
  inSlack(user: string, line: string): Promise<string>;
  /** Any payload as Slack sends it. */
  sendToSlack(payload: Payload): Promise<{ readonly status: number; readonly text: string }>;
  /** `line` as a message to the bot in Teams' personal chat; `how` another recorded activity. */
  inTeams(user: string, line: string): Promise<void>;
  sendToTeams(name: string, change: Payload): Promise<{ readonly status: number; readonly text: string }>;
  /** Resolves when everything `user` has been shown by the platform holds `text`. */
  heardInSlack(text: string): Promise<void>;
  heardInTeams(text: string): Promise<void>;
  close(): Promise<void>;
};

const member = (user: string, email: string) => ({ ...fixture("user"), id: user, profile: { real_name: user, email } });

export async function wholeApp(people: {
  slack: Record<string, string>;
  teams: Record<string, string>;
}): Promise<WholeApp> {
  const directory = await mkdtemp(join(tmpdir(), "driftsbot-whole-"));
  const slack = new SlackApi();
  const [connector, login] = await Promise.all([fakeConnector(), fakeLogin(), slack.start()]);
  for (const [user, email] of Object.entries(people.slack)) slack.users.set(user, member(user, email));
  for (const [user, email] of Object.entries(people.teams)) {
    connector.members.set(user, {
      id: user,
      name: user,
      email,
      userPrincipalName: email,
      tenantId: FIRST.tenantId,
      userRole: "user",
    });
  }
  const kept = process.env.TEST_DATABASE_URL ? await testDatabase() : undefined;
  const database = kept ?? (await openDatabase({ directory: join(directory, "database") }));
  await seedDemo(openStore(database.prisma), demoRecords(database.prisma), new Date());
  if (!kept) await database.close();
  const log = recordingLog();
  const config = readConfig({
    PORT: "0",
    DATA_DIR: directory,
    PUBLIC_URL: "https://bot.example.no",
    ...(kept && { DATABASE_URL: kept.url, SECRET_KEY: "x".repeat(40) }),
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: slack.url,
    TEAMS_APP_ID: FIRST.appId,
    TEAMS_APP_PASSWORD: FIRST.appPassword,
    TEAMS_TENANT_ID: FIRST.tenantId,
  });
  const app = await startApp(config, log, {
    teams: {
      login: { issuer: ISSUER, openIdMetadataUrl: login.metadataUrl },
      serviceUrls: { allowed: [new URL(connector.url).origin], fallback: connector.url },
      accessToken: async () => "a token",
    },
  });

  const beside = kept ?? (await openDatabase({ directory: join(directory, "database"), whenInUse: "share" }));
  const answers: string[] = [];
  let acts = 0;

  async function sendToSlack(payload: Payload) {
    const { body, headers } = signed(payload);
    const response = await fetch(`${app.address}/slack/events`, { method: "POST", body, headers });
    const text = await response.text();
    answers.push(text);
    return { status: response.status, text };
  }

  async function sendToTeams(name: string, change: Payload) {
    const activity = recorded(name, connector.url, change);
    const token = await login.sign({ aud: FIRST.appId, serviceurl: connector.url });
    const response = await fetch(`${app.address}/api/messages`, {
      method: "POST",
      body: JSON.stringify(activity),
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    });
    const text = await response.text();
    answers.push(text);
    return { status: response.status, text };
  }

  const who = (user: string) => ({
    from: { id: user, name: user, aadObjectId: user },
    conversation: { conversationType: "personal", tenantId: FIRST.tenantId, id: `a:${user}` },
  });

  return {
    app,
    database: beside,
    slack,
    connector,
    log,
    sendToSlack,
    sendToTeams,
    async inSlack(user, line) {
      const [word = "", ...rest] = line.split(" ");
      const act = `act-${++acts}`;
      const changed = {
        user_id: user,
        command: `/${word}`,
        text: rest.join(" "),
        trigger_id: act,
        response_url: slack.responseUrl(act),
      };
      return (await sendToSlack({ ...fixture("slash-command"), ...changed })).text;
    },
    async inTeams(user, line) {
      await sendToTeams("personal-text", { ...who(user), text: line, attachments: [] });
    },
    heardInSlack: (text) => until(() => JSON.stringify([slack.calls, answers]).includes(text), text),
    heardInTeams: (text) => until(() => JSON.stringify([connector.calls, answers]).includes(text), text),
    async close() {
      await app.stop();
      await beside.close();
      await Promise.all([slack.stop(), connector.close(), login.close()]);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function until(condition: () => boolean, what: string): Promise<void> {
  for (const end = Date.now() + 15_000; !condition(); await new Promise((resolve) => setTimeout(resolve, 20)))
    if (Date.now() > end) throw new Error(`never heard «${what}»`);
}
