import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Message, say } from "../../src/messages/message.ts";
import {
  Ambiguous,
  CannotDeliver,
  ConversationGone,
  type Destination,
  RetryLater,
} from "../../src/ports/chat-platform.ts";
import { botId, botUser } from "../support/slack-api.ts";
import type { Json } from "../support/slack-limits.ts";
import { SlackRig } from "../support/slack-rig.ts";

let rig: SlackRig;
beforeEach(async () => {
  rig = await SlackRig.start();
  rig.api.calls.length = 0;
});
afterEach(() => rig.stop());

const workspace = "T0VANN001";
const channel = (conversation = "C0DRIFT001", thread?: string): Destination => ({
  type: "conversation",
  conversation: { platform: "slack", workspace, conversation, ...(thread ? { thread } : {}) },
});
const account: Destination = { type: "account", account: { platform: "slack", workspace, user: "U0OPER0001" } };
const hello = say("Kurset begynner i morgen.");
const long: Message = {
  summary: "Referat",
  blocks: Array.from({ length: 120 }, (_, number) => ({ type: "text", text: `Punkt ${number}.` }) as const),
};
const methods = () => rig.api.calls.map(({ method }) => method);
const post = (to = channel(), message = hello, key = "reminder:1") => rig.platform.post(to, message, key);

async function caught(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => "nothing was thrown",
    (error: unknown) => error,
  );
}

describe("posting", () => {
  it("carries the key in metadata and a text for notifications, and unfurls nothing", async () => {
    const posted = await post();
    expect(rig.api.messages[0]).toMatchObject({
      channel: "C0DRIFT001",
      text: "Kurset begynner i morgen.",
      metadata: { event_type: "driftsbot_outbox", event_payload: { key: "reminder:1" } },
      unfurl_links: false,
      unfurl_media: false,
    });
    const message = rig.api.messages[0].ts;
    expect(posted).toEqual({ platform: "slack", workspace, conversation: "C0DRIFT001", message });
  });

  it("hangs on the message a thread hangs on", async () => {
    expect((await post(channel("C0DRIFT001", "1763900000.000100"))).thread).toBe("1763900000.000100");
    expect(rig.api.messages[0].thread_ts).toBe("1763900000.000100");
  });

  it("opens the direct conversation with an account once", async () => {
    await post(account);
    await post(account);
    expect(methods()).toEqual(["conversations.open", "chat.postMessage", "chat.postMessage"]);
  });

  it("opens it again, once, when the one remembered is gone", async () => {
    await post(account);
    rig.api.missing.set(rig.api.messages[0].channel, "channel_not_found");
    rig.api.calls.length = 0;
    await post(account);
    expect(methods()).toEqual(["chat.postMessage", "conversations.open", "chat.postMessage"]);
  });

  it("is one message to us when it is several to Slack", async () => {
    const posted = await post(channel(), long);
    expect(rig.api.messages.length).toBe(3);
    expect(posted.message).toBe(rig.api.messages.map(({ ts }) => ts).join(","));
    expect(JSON.stringify(rig.api.messages)).toContain("Punkt 119.");
    await rig.platform.update(posted, hello);
    expect(rig.api.messages.map(({ text }) => text)).toEqual(["Kurset begynner i morgen."]);
    await rig.platform.remove({ ...posted, message: rig.api.messages[0].ts });
    expect(rig.api.messages).toEqual([]);
  });

  it("takes the first part away when the second is refused", async () => {
    rig.api.break(
      "chat.postMessage",
      { type: "rate-limited", seconds: 5 },
      1,
      ({ metadata }) => metadata.event_payload.part === 2,
    );
    expect(await caught(post(channel(), long))).toBeInstanceOf(RetryLater);
    expect(rig.api.messages).toEqual([]);
  });

  it("does not know what stands when a part cannot be taken away", async () => {
    rig.api.break(
      "chat.postMessage",
      { type: "status", status: 500 },
      1,
      ({ metadata }) => metadata.event_payload.part === 3,
    );
    rig.api.break("chat.delete", { type: "status", status: 500 });
    const since = new Date();
    expect(await caught(post(channel(), long))).toBeInstanceOf(Ambiguous);
    expect(await rig.platform.find?.(channel(), "reminder:1", since)).toBeUndefined();
    expect(rig.api.messages).toEqual([]);
  });

  it("says that it cannot when a change needs more posts than stand there", async () => {
    expect(await caught(rig.platform.update(await post(), long))).toBeInstanceOf(CannotDeliver);
  });

  it("minds no message that is already gone when it takes it away", async () => {
    const posted = await post();
    await rig.platform.remove(posted);
    await rig.platform.remove(posted);
    expect(await caught(rig.platform.update(posted, hello))).toBeInstanceOf(CannotDeliver);
  });
});

describe("what goes wrong", () => {
  it("is told with when to try again when a channel is rate limited, at once, and holds up no other channel", async () => {
    rig.api.break(
      "chat.postMessage",
      { type: "rate-limited", seconds: 30 },
      10,
      (args: Json) => args.channel === "C0FULL0001",
    );
    const began = Date.now();
    const [limited] = await Promise.all([caught(post(channel("C0FULL0001"))), post()]);
    expect(Date.now() - began).toBeLessThan(1000);
    expect(limited).toBeInstanceOf(RetryLater);
    const wait = (limited as RetryLater).notBefore.getTime() - began;
    expect(wait).toBeGreaterThan(29_000);
    expect(wait).toBeLessThan(32_000);
    expect(rig.api.called("chat.postMessage")).toHaveLength(2);
  });

  it("is tried later when a rate limit does not say when", async () => {
    rig.api.break("chat.postMessage", { type: "rate-limited" });
    expect(await caught(post())).toBeInstanceOf(RetryLater);
  });

  const unsure = {
    "a 500": { type: "status", status: 500 },
    "a reset before": { type: "reset", when: "before" },
    "a reset after": { type: "reset", when: "after" },
    "a fatal_error": { type: "refuse", code: "fatal_error" },
  } as const;
  for (const [kind, fault] of Object.entries(unsure)) {
    it(`tries ${kind} exactly once, and does not know`, async () => {
      rig.api.break("chat.postMessage", fault, 5);
      expect(await caught(post())).toBeInstanceOf(Ambiguous);
      expect(rig.api.called("chat.postMessage")).toHaveLength(1);
    });
  }

  it("does not know either when Slack takes longer than 10 s", async () => {
    rig.api.break("chat.postMessage", { type: "delay", milliseconds: 12_000 });
    expect(String(await caught(post()))).toContain("timeout");
  });

  for (const code of ["channel_not_found", "is_archived", "not_in_channel", "user_not_found"]) {
    it(`knows by ${code} that the conversation is gone`, async () => {
      rig.api.break("chat.postMessage", { type: "refuse", code });
      expect(await caught(post())).toBeInstanceOf(ConversationGone);
    });
  }

  for (const code of ["invalid_blocks", "msg_too_long", "restricted_action", "some_new_code"]) {
    it(`knows by ${code} that the message will never be taken`, async () => {
      rig.api.break("chat.postMessage", { type: "refuse", code });
      const error = await caught(post());
      expect(error).toBeInstanceOf(CannotDeliver);
      expect(String(error)).toContain(code);
    });
  }

  it("keeps messages for a token that works again, and is in trouble until then", async () => {
    rig.api.break("chat.postMessage", { type: "refuse", code: "account_inactive" });
    expect(await caught(post())).toBeInstanceOf(RetryLater);
    expect(rig.platform.trouble()).toBe("Slack refuses the token: account_inactive");
    await post();
    expect(rig.platform.trouble()).toBeUndefined();
  });

  it("was surely not delivered when nobody listens", async () => {
    await rig.api.stop();
    expect(await caught(post())).toBeInstanceOf(RetryLater);
    await rig.api.start();
  });
});

describe("reading back", () => {
  const since = () => new Date(Date.now() - 1000);
  const find = (key: string, to = channel()) => rig.platform.find?.(to, key, since());

  it("finds what was delivered though the answer was lost, and asks for metadata", async () => {
    rig.api.break("chat.postMessage", { type: "reset", when: "after" });
    expect(await caught(post())).toBeInstanceOf(Ambiguous);
    expect(await find("reminder:1")).toMatchObject({ message: rig.api.messages[0].ts });
    expect(rig.api.called("conversations.history")[0].include_all_metadata).toBe(true);
  });

  it("finds nothing where nothing was delivered", async () => {
    rig.api.break("chat.postMessage", { type: "reset", when: "before" });
    await caught(post());
    expect(await find("reminder:1")).toBeUndefined();
  });

  it("finds it in a thread, in a direct conversation, and on a later page", async () => {
    const inThread = channel("C0DRIFT001", "1763900000.000100");
    await post(inThread, hello, "in-thread");
    await post(account, hello, "direct");
    await post(channel(), hello, "first");
    for (let number = 0; number < 250; number++) {
      rig.api.messages.push({ channel: "C0DRIFT001", ts: `${Date.now() / 1000}`, text: "Noe annet" });
    }
    expect(await find("in-thread", inThread)).toBeDefined();
    expect(await find("direct", account)).toBeDefined();
    expect(await find("first")).toBeDefined();
    expect(rig.api.called("conversations.history").at(-1).cursor).toBe("200");
  });

  it("is not fooled by another app that uses our key", async () => {
    const metadata = { event_type: "driftsbot_outbox", event_payload: { key: "reminder:1" } };
    rig.api.messages.push({
      channel: "C0DRIFT001",
      ts: `${Date.now() / 1000}`,
      bot_id: "B0OTHER001",
      user: "U0OTHER",
      metadata,
    });
    expect(await find("reminder:1")).toBeUndefined();
    Object.assign(rig.api.messages[0], { bot_id: botId, user: botUser });
    expect(await find("reminder:1")).toBeDefined();
  });

  it("is to be asked later when Slack cannot be asked now", async () => {
    for (const fault of [
      { type: "rate-limited", seconds: 9 },
      { type: "status", status: 500 },
    ] as const) {
      rig.api.break("conversations.history", fault);
      expect(await caught(find("reminder:1") ?? Promise.resolve())).toBeInstanceOf(RetryLater);
    }
  });
});

it("tells the outside nothing secret or personal, whatever goes wrong", async () => {
  rig.api.break("chat.postMessage", { type: "status", status: 500 });
  rig.api.break("chat.postMessage", { type: "reset", when: "before" });
  rig.api.break("respond", { type: "status", status: 404 }, 5);
  rig.api.missing.set("C0DRIFT001", "not_in_channel");
  rig.api.break("conversations.open", { type: "refuse", code: "user_disabled" }, 5);
  await caught(post(account, say("Hemmelig om operatør")));
  await caught(post(account, say("Hemmelig om operatør")));
  rig.bot.script = () => [{ type: "reply", to: "asker", message: say("Hemmelig om operatør") }];
  await rig.send(rig.fixture("button-posted"));
  const said = rig.log.lines.join("\n");
  expect(said).not.toBe("");
  for (const secret of ["xoxb", "Hemmelig", "operator.1", "/respond/", "Bearer"]) expect(said).not.toContain(secret);
});
