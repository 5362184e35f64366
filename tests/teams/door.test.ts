import { afterEach, describe, expect, it } from "vitest";
import { say } from "../../src/messages/message.ts";
import { clientSecretToken } from "../../src/teams/outbound/token.ts";
import { teamsPlatform } from "../../src/teams/platform.ts";
import { VerifiedAdapter } from "../../src/teams/verified-adapter.ts";
import { silent } from "../support/log.ts";
import { memoryConversations } from "../support/memory-conversations.ts";
import { FIRST, type Rig, SECOND, teamsRig, WORDS } from "../support/teams-rig.ts";

let rig: Rig;
afterEach(() => rig?.close());

describe("the keys tokens are signed with", () => {
  it("are fetched once, also when many come at once", async () => {
    rig = await teamsRig();
    await Promise.all(Array.from({ length: 10 }, () => rig.send(rig.activity("channel-overheard"))));
    expect(rig.login.asked()).toBe(1);
  });

  it("are fetched anew for a new key, at most once a minute", async () => {
    let now = Date.now();
    rig = await teamsRig({ now: () => new Date(now) });
    expect((await rig.send(rig.activity("channel-overheard"))).status).toBe(200);
    await rig.login.rotate();
    expect((await rig.send(rig.activity("channel-overheard"))).status).toBe(401);
    expect(rig.login.asked()).toBe(1);
    now += 61_000;
    expect((await rig.send(rig.activity("channel-overheard"))).status).toBe(200);
    expect(rig.login.asked()).toBe(2);
  });

  it("are fetched anew every day, so that a withdrawn one goes out, and kept while they cannot be", async () => {
    let now = Date.now();
    rig = await teamsRig({ now: () => new Date(now) });
    const send = async () => {
      const token = await rig.login.sign({ aud: FIRST.appId, serviceurl: rig.connector.url }, { now: new Date(now) });
      const body = JSON.stringify(rig.activity("channel-overheard"));
      return rig.post(body, { authorization: `Bearer ${token}` });
    };
    await send();
    now += 25 * 60 * 60 * 1000;
    expect((await send()).status).toBe(200);
    expect(rig.login.asked()).toBe(2);
    rig.login.breakDown();
    now += 25 * 60 * 60 * 1000;
    expect((await send()).status).toBe(200);
  });

  it("let nobody in when they never could be fetched", async () => {
    rig = await teamsRig();
    rig.login.breakDown();
    expect((await rig.send(rig.activity("personal-text"))).status).toBe(503);
    expect(rig.bot.handled).toEqual([]);
    expect(rig.platform.trouble()).toContain("keys");
  });
});

describe("the door", () => {
  it("reads no more than 256 KB, and only for who may come in", async () => {
    rig = await teamsRig();
    const huge = rig.activity("personal-text", { text: "x".repeat(300_000) });
    expect((await rig.send(huge)).status).toBe(413);
    expect((await rig.post(JSON.stringify(huge), {})).status).toBe(401);
    const authorization = `Bearer ${await rig.token()}`;
    expect((await rig.post("{", { authorization })).status).toBe(400);
    expect((await rig.send(rig.activity("personal-text", { from: undefined }))).status).toBe(400);
    expect((await rig.send(rig.activity("personal-text", { id: undefined }))).status).toBe(400);
    expect(rig.bot.handled).toEqual([]);
  });

  it("is shut before the platform is started and after it is stopped", async () => {
    rig = await teamsRig();
    await rig.platform.stop();
    expect((await rig.send(rig.activity("personal-text"))).status).toBe(503);
  });

  it("does not exist without app id, secret and tenant, and never has two bots for one tenant", async () => {
    const options = { log: silent, conversations: memoryConversations(), words: () => WORDS };
    const open = (registrations: (typeof FIRST)[]) => teamsPlatform({ ...options, registrations });
    await expect(open([])).rejects.toThrow(RangeError);
    await expect(open([{ ...FIRST, appId: "" }])).rejects.toThrow(RangeError);
    await expect(open([{ ...FIRST, appPassword: " " }])).rejects.toThrow(RangeError);
    await expect(open([{ ...FIRST, tenantId: "" }])).rejects.toThrow(RangeError);
    await expect(open([FIRST, { ...SECOND, tenantId: FIRST.tenantId }])).rejects.toThrow(RangeError);
  });

  it("takes ids in capitals for the same ids", async () => {
    const capitals = {
      ...FIRST,
      appId: "00000000-0000-4000-8000-0000000000A1",
      tenantId: FIRST.tenantId.toUpperCase(),
    };
    rig = await teamsRig({ registrations: [capitals] });
    expect((await rig.send(rig.activity("personal-text"))).status).toBe(200);
    expect(rig.bot.handled).toHaveLength(1);
  });

  it("serves two tenants by two registrations, each with its own token", async () => {
    rig = await teamsRig();
    rig.bot.on("", [{ type: "reply", message: say("Hei."), to: "conversation" }]);
    const theirs = {
      conversation: { conversationType: "personal", tenantId: SECOND.tenantId, id: "a:2direct" },
      channelData: { tenant: { id: SECOND.tenantId } },
      recipient: { id: `28:${SECOND.appId}` },
    };
    expect((await rig.send(rig.activity("personal-text"))).status).toBe(200);
    expect((await rig.send(rig.activity("personal-text", theirs), SECOND)).status).toBe(200);
    expect(rig.bot.handled.map(({ from }) => from.workspace)).toEqual([FIRST.tenantId, SECOND.tenantId]);
    expect(rig.connector.calls.map(({ authorization }) => authorization)).toEqual([
      `Bearer token-of-${FIRST.appId}`,
      `Bearer token-of-${SECOND.appId}`,
    ]);
  });
});

describe("the SDK's own door", () => {
  const adapter = () => new VerifiedAdapter({ ...FIRST, appId: "" }, async () => "token", 1_000);

  it("is shut, also where an empty app id would make it let everybody in", async () => {
    await expect(adapter().process()).rejects.toThrow("after verification");
    const authentication = (adapter() as unknown as { botFrameworkAuthentication: Record<string, () => Promise<void>> })
      .botFrameworkAuthentication;
    for (const way of ["authenticateRequest", "authenticateStreamingRequest", "authenticateChannelRequest"]) {
      await expect(authentication[way]?.()).rejects.toThrow("in front of the SDK");
    }
  });

  it("stands open in the SDK as it comes: the control", async () => {
    const { TeamsAdapter } = await import("@microsoft/teams-ai");
    let ran = false;
    const response = {
      status: () => response,
      send: () => response,
      end: () => response,
      header: () => response,
      socket: {},
    };
    const body = {
      type: "message",
      id: "1",
      serviceUrl: "http://127.0.0.1:1/",
      channelId: "emulator",
      conversation: { id: "1" },
    };
    const call = { method: "POST", headers: {}, body };
    await new TeamsAdapter({ MicrosoftAppId: "" }).process(call as never, response as never, async () => {
      ran = true;
    });
    expect(ran).toBe(true);
  });

  it("takes its token for calls out from the registration's own tenant", () => {
    expect(() => clientSecretToken(FIRST)).not.toThrow();
    expect(() => clientSecretToken({ ...FIRST, appPassword: "" })).toThrow();
  });
});
