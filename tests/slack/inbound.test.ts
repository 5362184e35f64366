import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Incoming } from "../../src/ports/bot.ts";
import { botUser } from "../support/slack-api.ts";
import type { Json } from "../support/slack-limits.ts";
import { eventually, fixture, SlackRig } from "../support/slack-rig.ts";

let rig: SlackRig;
beforeEach(async () => {
  rig = await SlackRig.start();
});
afterEach(() => rig.stop());

const operator = { platform: "slack", workspace: "T0VANN001", user: "U0OPER0001" };
const channel = { platform: "slack", workspace: "T0VANN001", conversation: "C0DRIFT001" };
const direct = { platform: "slack", workspace: "T0VANN001", conversation: "D0DIREKTE1" };

async function heard(name: string, changed: Json = {}): Promise<Incoming | undefined> {
  expect((await rig.send(rig.fixture(name, changed))).status).toBe(200);
  return rig.bot.handled.at(-1);
}

function event(name: string, changed: Json): Json {
  const envelope = fixture(name);
  return { ...envelope, event: { ...envelope.event, ...changed } };
}

describe("what people do, in the bot's words", () => {
  it("hears a slash command with its name as the line", async () => {
    expect(await heard("slash-command")).toEqual({
      key: "slack:command:8001.1001.command",
      from: operator,
      conversation: channel,
      via: "typed",
      line: "kurs meld-på 42",
    });
  });

  it("hears any command name, with and without text", async () => {
    for (const name of ["arrangement", "hjelp", "personvern"]) {
      expect((await heard("slash-command", { command: `/${name}`, text: "", trigger_id: name }))?.line).toBe(name);
    }
  });

  it("passes a decomposed å and what Slack escaped on as it was typed", async () => {
    const text =
      "meld-pa\u030a 42 <@U0OPER0002|operator.2> &lt;3 &amp; <https://vann.example|vann.example> <#C1|drift>";
    const incoming = await heard("slash-command", { text });
    expect(incoming?.line).toBe("kurs meld-pa\u030a 42 <@U0OPER0002> <3 & https://vann.example #drift");
  });

  it("hears a button as the line it carries", async () => {
    expect(await heard("button-posted")).toEqual({
      key: "slack:button:8001.1001.button",
      from: operator,
      conversation: channel,
      via: "button",
      line: "kurs meld-på 42",
    });
  });

  it("hears a button in the App Home as done in the direct conversation", async () => {
    await heard("message-im");
    expect((await heard("button-home"))?.conversation).toEqual(direct);
  });

  it("hears a form that was sent in, with every kind of answer", async () => {
    expect(await heard("view-submission")).toEqual({
      key: "slack:form:V0FORM0001:1763900000.form:8001.1001.form",
      from: operator,
      conversation: channel,
      via: "form",
      line: "arrangement nytt",
      answers: {
        title: "Lekkasjesøk på å",
        seats: "20",
        kind: "course",
        region: "",
        topics: ["leaks", "operations"],
        places: [],
        date: "2026-12-01",
        time: "09:30",
        note: "",
      },
    });
  });

  it("hears the shortcut in a message's menu, with the message", async () => {
    expect(await heard("message-shortcut")).toEqual({
      key: "slack:shortcut:8001.1001.shortcut",
      from: operator,
      conversation: channel,
      via: "shortcut",
      line: "kurs i-melding",
      quoted: "Kurs i lekkasjesøk 1. desember & påmelding hos kurs@eksempel.no",
    });
  });

  it("hears a mention without the mention", async () => {
    expect(await heard("app-mention")).toEqual({
      key: "slack:event:Ev0APPMENTION",
      from: operator,
      conversation: { ...channel, thread: "1763900300.000400" },
      via: "mention",
      line: "kurs liste",
    });
  });

  it("hears a mention in a thread as said in that thread", async () => {
    const { event } = fixture("app-mention");
    const incoming = await heard("app-mention", { event: { ...event, thread_ts: "1763900000.000100" } });
    expect(incoming?.conversation.thread).toBe("1763900000.000100");
  });

  it("hears a direct message, with or without a slash", async () => {
    expect(await heard("message-im")).toEqual({
      key: "slack:event:Ev0MESSAGEIM",
      from: operator,
      conversation: direct,
      via: "typed",
      line: "kurs meld-på 42",
    });
    const { event } = fixture("message-im");
    const slashed = await heard("message-im", { event_id: "Ev2", event: { ...event, text: "/hjelp" } });
    expect(slashed?.line).toBe("hjelp");
  });

  it("knows a speaker of another workspace by that workspace", async () => {
    const { event } = fixture("app-mention");
    const incoming = await heard("app-mention", { event: { ...event, user_team: "T0OTHER001" } });
    expect(incoming?.from.workspace).toBe("T0OTHER001");
  });
});

describe("what is nobody's act", () => {
  const silent: Record<string, Json> = {
    "our own message": event("message-im", { user: botUser, bot_id: "B0DRIFT001" }),
    "another bot's message": event("message-im", { bot_id: "B0OTHER001" }),
    "another bot's mention": event("app-mention", { bot_id: "B0OTHER001" }),
    "a bot message without a user": event("message-im", {
      subtype: "bot_message",
      user: undefined,
      bot_id: "B0OTHER001",
    }),
    "Slackbot's message": event("message-im", { user: "USLACKBOT" }),
    "an edit": event("message-im", { subtype: "message_changed", user: undefined, message: {}, previous_message: {} }),
    "an edited mention": event("app-mention", { edited: { user: "U0OPER0001", ts: "1763900301.000000" } }),
    "a join": event("message-im", { subtype: "channel_join" }),
    "a message in a channel": event("message-im", { channel_type: "channel", channel: "C0DRIFT001" }),
  };
  for (const [kind, payload] of Object.entries(silent)) {
    it(`says nothing to ${kind}`, async () => {
      rig.api.calls.length = 0;
      expect((await rig.send(payload)).status).toBe(200);
      expect(rig.bot.handled).toEqual([]);
      expect(rig.api.calls).toEqual([]);
    });
  }
});

describe("redelivery", () => {
  for (const name of [
    "slash-command",
    "button-posted",
    "view-submission",
    "message-shortcut",
    "app-mention",
    "message-im",
  ]) {
    it(`gives ${name} the same key every time, and one effect`, async () => {
      for (let time = 0; time < 4; time++) expect((await rig.send(rig.fixture(name))).status).toBe(200);
      expect(rig.bot.handled).toHaveLength(1);
    });
  }

  it("tells a form sent in again after an error from a redelivery", async () => {
    await heard("view-submission");
    await heard("view-submission", { trigger_id: "8001.1002.form" });
    expect(rig.bot.handled).toHaveLength(2);
  });

  it("lets Slack tell news again that could not be taken in", async () => {
    const joined = rig.bot.joined.bind(rig.bot);
    rig.bot.joined = () => Promise.reject(new Error("the database is away"));
    expect((await rig.send(fixture("member-joined"))).status).toBe(500);
    rig.bot.joined = joined;
    expect((await rig.send(fixture("member-joined"))).status).toBe(200);
    expect(rig.bot.events).toEqual([{ type: "joined", conversation: channel }]);
  });
});

describe("news of accounts and channels", () => {
  it("tells of a changed account", async () => {
    await rig.send(fixture("user-change"));
    const profile = { displayName: "Operatør 1", email: "operator.1@vannverk.example", kind: "deactivated" };
    expect(rig.bot.changed).toEqual([[operator, profile]]);
  });

  it("tells when the bot comes to a channel, and not when others do", async () => {
    await rig.send(fixture("member-joined"));
    await rig.send(event("member-joined", { user: "U0OPER0002" }));
    expect(rig.bot.events).toEqual([{ type: "joined", conversation: channel }]);
  });

  for (const type of ["channel_left", "group_left", "channel_archive", "group_archive", "channel_deleted"]) {
    it(`tells of ${type} as having left`, async () => {
      await rig.send(event("channel-left", { type }));
      expect(rig.bot.events).toEqual([{ type: "left", conversation: channel }]);
    });
  }

  it("tells when the bot itself is taken out of a channel", async () => {
    await rig.send(event("member-joined", { type: "member_left_channel" }));
    expect(rig.bot.events).toEqual([{ type: "left", conversation: channel }]);
  });

  it("is in trouble when the app is uninstalled", async () => {
    await rig.send(event("channel-left", { type: "app_uninstalled" }));
    expect(rig.platform.trouble()).toMatch(/app_uninstalled/);
  });

  it("draws the App Home when it is opened, and remembers the direct conversation", async () => {
    await rig.send(fixture("app-home-opened"));
    const [published] = await eventually(() => {
      const found = rig.api.called("views.publish");
      return found.length > 0 ? found : undefined;
    });
    expect(published.user_id).toBe("U0OPER0001");
    expect(JSON.stringify(published.view)).toContain("Ingen påmeldinger.");
    expect([...rig.conversations.all.values()][0]?.conversation).toEqual(direct);
  });
});
