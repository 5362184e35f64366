import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { say } from "../../src/messages/message.ts";
import { readable } from "../support/card-client.ts";
import { FIRST, type Rig, teamsRig, until } from "../support/teams-rig.ts";

let rig: Rig;
beforeEach(async () => {
  rig = await teamsRig({ patience: { message: 300, call: 1_000 } });
});
afterEach(() => rig.close());

const DIRECT = "a:1direct-operator-1";
const THREAD = "19:channel-1@thread.tacv2;messageid=1700000000000";
const signedUp = { type: "reply", message: say("Du er påmeldt."), to: "asker" } as const;

describe("a message", () => {
  it("in the personal chat is a line, and is answered there", async () => {
    rig.bot.on("kurs meld-på", [signedUp]);
    expect((await rig.send(rig.activity("personal-text", { id: "17" }))).status).toBe(200);
    expect(rig.bot.handled).toEqual([
      {
        key: `teams:${DIRECT}:17`,
        from: { platform: "teams", workspace: FIRST.tenantId, user: "29:operator-1" },
        conversation: { platform: "teams", workspace: FIRST.tenantId, conversation: DIRECT },
        via: "typed",
        line: "kurs meld-på 42",
      },
    ]);
    expect(readable(rig.connector.posted(DIRECT)[0]?.body)).toBe("Du er påmeldt.");
  });

  it("in a channel is a line when the bot is mentioned, and in its thread", async () => {
    await rig.send(rig.activity("channel-mention"));
    expect(rig.bot.handled[0]).toMatchObject({
      via: "mention",
      line: "kurs meld-på 42",
      conversation: { conversation: "19:channel-1@thread.tacv2", thread: "1700000000000" },
    });
  });

  it("in a channel is no concern of the bot when it is not mentioned, edited or not", async () => {
    await rig.send(rig.activity("channel-overheard"));
    await rig.send(rig.activity("message-edited"));
    expect(rig.bot.handled).toEqual([]);
  });

  it("in a group chat is answered for all when the answer is for all", async () => {
    rig.bot.on("hjelp", [{ type: "reply", message: say("Slik gjør du."), to: "conversation" }]);
    await rig.send(rig.activity("group-mention"));
    expect(rig.connector.posted("19:group-1@thread.v2")).toHaveLength(1);
  });

  it("redelivered has the same key, and another has another", async () => {
    rig.bot.on("kurs", [signedUp]);
    const once = rig.activity("personal-text");
    await rig.send(once);
    await rig.send(once);
    await rig.send(rig.activity("personal-text"));
    const [first, again, other] = rig.bot.heard.map(({ key }) => key);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    expect(rig.connector.posted(DIRECT)).toHaveLength(2);
  });

  it("with a submitted card is the card's line", async () => {
    rig.bot.on("kurs meld-på", [{ type: "replace-card", message: say("Påmeldt.") }]);
    await rig.send(rig.activity("submit-message"));
    expect(rig.bot.handled[0]).toMatchObject({ via: "button", line: "kurs meld-på 42" });
    expect(rig.connector.calls[0]).toMatchObject({ method: "PUT" });
    expect(rig.connector.calls[0]?.path).toContain("/activities/1700000000111");
  });

  it("that takes long is acknowledged in time, and answered when it can be", async () => {
    rig.bot.on("kurs", [signedUp], 800);
    const { status, ms } = await rig.send(rig.activity("personal-text"));
    expect(status).toBe(200);
    expect(ms).toBeLessThan(700);
    expect(rig.connector.posted(DIRECT)).toEqual([]);
    await until(() => rig.connector.posted(DIRECT).length === 1);
  });

  it("being answered is waited for when the platform stops", async () => {
    rig.bot.on("kurs", [signedUp], 700);
    await rig.send(rig.activity("personal-text"));
    await rig.platform.stop();
    expect(rig.connector.posted(DIRECT)).toHaveLength(1);
  });
});

describe("an answer to the asker alone, asked for in a channel", () => {
  beforeEach(() => rig.bot.on("kurs", [signedUp, signedUp]));

  it("goes to their own conversation, with one word about it in the thread", async () => {
    await rig.send(rig.activity("installed-personal"));
    await rig.send(rig.activity("channel-mention"));
    expect(rig.connector.posted(DIRECT)).toHaveLength(2);
    expect(rig.connector.posted(THREAD).map(({ body }) => readable(body))).toEqual(["Svaret ligger i samtalen vår."]);
  });

  it("makes that conversation when there is none", async () => {
    await rig.send(rig.activity("channel-mention"));
    const [created] = rig.connector.calls;
    expect(created).toMatchObject({
      method: "POST",
      path: "/emea/v3/conversations",
      body: { members: [{ id: "29:operator-1" }], tenantId: FIRST.tenantId, isGroup: false },
    });
    expect(rig.connector.posted("a:direct-29:operator-1")).toHaveLength(2);
    expect(rig.conversations.all.get(`${FIRST.tenantId}/a:direct-29:operator-1`)).toMatchObject({
      kind: "direct",
      account: { user: "29:operator-1" },
    });
  });

  it("tells nothing of the answer when that conversation cannot be made", async () => {
    rig.connector.fail({ status: 403, path: "/v3/conversations" }, { status: 403, path: "/v3/conversations" });
    await rig.send(rig.activity("channel-mention"));
    const said = rig.connector.posted().map(({ body }) => readable(body));
    expect(said).toEqual(["Skriv til meg direkte først."]);
  });

  it("is a link for a file, since bots cannot upload", async () => {
    await rig.send(rig.activity("installed-personal"));
    const file = { name: "deltakere.xlsx", contentType: "application/xlsx", bytes: new Uint8Array() };
    const link = { label: "Last ned", href: "https://bot.example.org/f/abc" };
    rig.bot.on("kurs", [{ type: "file", file, message: say("Lista er klar."), link }]);
    await rig.send(rig.activity("channel-mention"));
    const [sent] = rig.connector.posted(DIRECT);
    expect(JSON.stringify(sent?.body)).toContain('"url":"https://bot.example.org/f/abc"');
    expect(readable(sent?.body)).toBe("Lista er klar.\nLast ned");
    expect(JSON.stringify(rig.connector.posted(THREAD))).not.toContain("bot.example.org");
  });
});

describe("every activity sent", () => {
  it("is cards with a notification, never text and card together, never a reply to nothing", async () => {
    rig.bot.on("kurs", [signedUp, { type: "reply", message: say("Alle ser dette."), to: "conversation" }]);
    await rig.send(rig.activity("channel-mention"));
    await rig.send(rig.activity("personal-text"));
    for (const { body } of rig.connector.posted()) {
      expect(body.text).toBeUndefined();
      expect(body.replyToId).toBeUndefined();
      expect(body.attachments.length).toBeGreaterThan(0);
      expect(body.summary).toBeTruthy();
    }
  });

  it("is sent once more when Teams says to come back shortly, and only then", async () => {
    rig.bot.on("kurs", [signedUp]);
    rig.connector.fail({ status: 429, retryAfter: "1" });
    await rig.send(rig.activity("personal-text"));
    await until(() => rig.connector.posted(DIRECT).length === 1);
    rig.connector.fail({ status: 500 });
    await rig.send(rig.activity("personal-text"));
    expect(rig.connector.calls).toHaveLength(3);
    expect(rig.logged.join("\n")).toContain("could not be delivered");
  });
});
