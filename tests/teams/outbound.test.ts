import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CARD_LIMITS } from "../../src/cards/limits.ts";
import type { ConversationRef } from "../../src/domain/conversation.ts";
import { type Message, say } from "../../src/messages/message.ts";
import {
  Ambiguous,
  CannotDeliver,
  ConversationGone,
  type Destination,
  RetryLater,
} from "../../src/ports/chat-platform.ts";
import { readable } from "../support/card-client.ts";
import type { Fault } from "../support/teams-connector.ts";
import { FIRST, type Rig, SECOND, teamsRig } from "../support/teams-rig.ts";

let rig: Rig;
beforeEach(async () => {
  rig = await teamsRig({ patience: { call: 300 } });
});
afterEach(() => rig.close());

const channel: ConversationRef = {
  platform: "teams",
  workspace: FIRST.tenantId,
  conversation: "19:channel-1@thread.tacv2",
};
const to: Destination = { type: "conversation", conversation: channel };
const person: Destination = {
  type: "account",
  account: { platform: "teams", workspace: FIRST.tenantId, user: "29:operator-2" },
};
const hello = say("Vannet stenges klokka ni.");
const long: Message = { summary: "Langt", blocks: [{ type: "text", text: "vann ".repeat(20_000) }] };

/** What a post came to, whichever way. */
async function failed(deed: Promise<unknown>): Promise<Error> {
  return deed.then(
    () => new Error("it did not fail"),
    (error) => error,
  );
}

describe("posting", () => {
  it("says where the message stands, and it can be changed and taken away", async () => {
    const posted = await rig.platform.post(to, hello, "k1");
    expect(posted).toMatchObject({ ...channel, message: expect.stringMatching(/^\d+$/) });
    await rig.platform.update(posted, say("Vannet er tilbake."));
    await rig.platform.remove(posted);
    const paths = rig.connector.calls.map(({ method, path }) => `${method} ${decodeURIComponent(path)}`);
    expect(paths).toEqual([
      "POST /emea/v3/conversations/19:channel-1@thread.tacv2/activities",
      `PUT /emea/v3/conversations/19:channel-1@thread.tacv2/activities/${posted.message}`,
      `DELETE /emea/v3/conversations/19:channel-1@thread.tacv2/activities/${posted.message}`,
    ]);
  });

  it("answers in the thread it is given", async () => {
    await rig.platform.post({ type: "conversation", conversation: { ...channel, thread: "17" } }, hello, "k1");
    expect(rig.connector.posted("19:channel-1@thread.tacv2;messageid=17")).toHaveLength(1);
  });

  it("writes to where a conversation was last heard from", async () => {
    await rig.send(rig.activity("channel-overheard"));
    expect([...rig.conversations.all.values()][0]).toMatchObject({
      kind: "channel",
      name: "Ledningsnett",
      details: { serviceUrl: rig.connector.url, bot: `28:${FIRST.appId}` },
    });
    expect(JSON.stringify([...rig.conversations.all.values()])).not.toContain("secret");
  });

  it("makes a direct conversation with somebody never heard from, and remembers it", async () => {
    await rig.platform.post(person, hello, "k1");
    await rig.platform.post(person, hello, "k2");
    expect(rig.connector.calls.filter(({ path }) => path.endsWith("/v3/conversations"))).toHaveLength(1);
    expect(rig.connector.posted("a:direct-29:operator-2")).toHaveLength(2);
  });

  it("sends a long message as several within Teams' limits, with nothing left out", async () => {
    const posted = await rig.platform.post(to, long, "k1");
    const sent = rig.connector.posted();
    expect(sent.length).toBeGreaterThan(1);
    expect(posted.message.split(" ")).toHaveLength(sent.length);
    expect(
      sent
        .map(({ body }) => readable(body))
        .join(" ")
        .match(/vann/g),
    ).toHaveLength(20_000);
    for (const { body } of sent) expect(JSON.stringify(body).length * 2).toBeLessThanOrEqual(CARD_LIMITS.messageBytes);
    await rig.platform.update(posted, hello);
    expect(rig.connector.calls.filter(({ method }) => method === "DELETE")).toHaveLength(sent.length - 1);
  });

  it("goes on where a long message stopped when it is tried again", async () => {
    rig.connector.fail({ delayMs: 0 }, { status: 429, retryAfter: "3" });
    expect(await failed(rig.platform.post(to, long, "k1"))).toBeInstanceOf(RetryLater);
    await rig.platform.post(to, long, "k1");
    const text = rig.connector
      .posted()
      .map(({ body }) => readable(body))
      .join(" ");
    expect(text.match(/vann/g)).toHaveLength(20_000);
  });
});

describe("a call that fails", () => {
  const cases: [string, Fault, new (...given: never[]) => Error][] = [
    ["429", { status: 429, retryAfter: "7" }, RetryLater],
    ["412", { status: 412 }, RetryLater],
    ["503 that says when", { status: 503, retryAfter: "7" }, RetryLater],
    ["401", { status: 401 }, RetryLater],
    ["500", { status: 500 }, Ambiguous],
    ["502", { status: 502 }, Ambiguous],
    ["503", { status: 503 }, Ambiguous],
    ["504", { status: 504 }, Ambiguous],
    ["a reset before the effect", { reset: "before" }, Ambiguous],
    ["a reset after the effect", { reset: "after" }, Ambiguous],
    ["no answer in time", { delayMs: 900 }, Ambiguous],
    ["403", { status: 403, code: "BotNotInConversationRoster" }, ConversationGone],
    ["404", { status: 404, code: "ConversationNotFound" }, ConversationGone],
    ["400", { status: 400 }, CannotDeliver],
    ["413", { status: 413 }, CannotDeliver],
  ];

  it.each(cases)("is attempted exactly once, and told for what it is: %s", async (_name, fault, kind) => {
    rig.connector.fail(fault);
    const error = await failed(rig.platform.post(to, hello, "k1"));
    expect(error).toBeInstanceOf(kind);
    expect(error.message).not.toContain("Vannet");
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(rig.connector.calls).toHaveLength(1);
  });

  it("is attempted again by the SDK as it comes, and seen three times: the control", async () => {
    const { TeamsAdapter } = await import("@microsoft/teams-ai");
    const adapter = new TeamsAdapter({ MicrosoftAppId: FIRST.appId }, {
      isValidAppId: async () => true,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => ({ signRequest: async (request: unknown) => request }),
    } as never);
    rig.connector.fail(...Array.from({ length: 2 }, () => ({ reset: "after" }) as const));
    const reference = {
      serviceUrl: rig.connector.url,
      channelId: "msteams",
      bot: { id: "28:x" },
      conversation: { id: "c" },
    };
    await adapter.continueConversationAsync(FIRST.appId, reference as never, async (context) => {
      await context.sendActivity("hei");
    });
    expect(rig.connector.effects.length).toBe(3);
  });

  it("waits as long as Teams says", async () => {
    rig.connector.fail({ status: 429, retryAfter: "7" });
    const error = (await failed(rig.platform.post(to, hello, "k1"))) as RetryLater;
    const wait = error.notBefore.getTime() - Date.now();
    expect(wait).toBeGreaterThan(6_000);
    expect(wait).toBeLessThanOrEqual(7_000);
  });

  it("is not delivered when Teams cannot be reached at all, or no token is to be had", async () => {
    await rig.connector.close();
    expect(await failed(rig.platform.post(to, hello, "k1"))).toBeInstanceOf(RetryLater);
    const mute = await teamsRig({ accessToken: async () => Promise.reject(new Error("secret refused")) });
    const error = await failed(mute.platform.post(to, hello, "k1"));
    expect(error).toBeInstanceOf(RetryLater);
    expect(error.message).not.toContain("secret");
    expect(mute.connector.calls).toEqual([]);
    await mute.close();
  });

  it("may be done again when doing it twice does no harm", async () => {
    const posted = await rig.platform.post(to, hello, "k1");
    rig.connector.fail({ status: 500 }, { reset: "after" });
    expect(await failed(rig.platform.update(posted, hello))).toBeInstanceOf(RetryLater);
    expect(await failed(rig.platform.remove(posted))).toBeInstanceOf(RetryLater);
  });

  it("is none when the message to take away is gone, and none to the conversation when the one to change is", async () => {
    const posted = await rig.platform.post(to, hello, "k1");
    const gone = { status: 404, code: "ActivityNotFoundInConversation" };
    rig.connector.fail(gone, gone);
    await rig.platform.remove(posted);
    expect(await failed(rig.platform.update(posted, hello))).toBeInstanceOf(CannotDeliver);
  });

  it("shows as trouble when it is one of many, and no more when one goes well", async () => {
    rig.connector.fail(...Array.from({ length: 5 }, () => ({ status: 502 })));
    for (let turn = 0; turn < 5; turn++) await failed(rig.platform.post(to, hello, `k${turn}`));
    expect(rig.platform.trouble()).toContain("502");
    await rig.platform.post(to, hello, "k9");
    expect(rig.platform.trouble()).toBeUndefined();
  });
});

describe("what cannot be posted", () => {
  it("is what belongs to another tenant, or to a person of a tenant nobody has heard from", async () => {
    const elsewhere: Destination = { type: "conversation", conversation: { ...channel, workspace: "other" } };
    expect(await failed(rig.platform.post(elsewhere, hello, "k1"))).toBeInstanceOf(ConversationGone);
    const deaf = await teamsRig({ serviceUrls: { allowed: [] } });
    const stranger: Destination = { type: "account", account: { ...person.account, workspace: SECOND.tenantId } };
    expect(await failed(deaf.platform.post(stranger, hello, "k1"))).toBeInstanceOf(ConversationGone);
    await deaf.close();
  });

  it("is a button with a line no platform takes", async () => {
    const message = say("Kurs", [{ label: "x", line: "x".repeat(2_001) }]);
    expect(await failed(rig.platform.post(to, message, "k1"))).toBeInstanceOf(CannotDeliver);
  });

  it("goes nowhere but to Teams' own addresses, whatever has been kept", async () => {
    await rig.conversations.remember({
      conversation: channel,
      kind: "channel",
      details: { serviceUrl: "http://127.0.0.1:1/" },
    });
    await rig.platform.post(to, hello, "k1");
    expect(rig.connector.calls).toHaveLength(1);
  });
});

describe("the pace", () => {
  it("keeps within Teams' limits for a conversation without asking Teams", async () => {
    let now = Date.now();
    const paced = await teamsRig({ now: () => new Date(now) });
    for (let turn = 0; turn < 7; turn++) await paced.platform.post(to, hello, `k${turn}`);
    const error = (await failed(paced.platform.post(to, hello, "k8"))) as RetryLater;
    expect(error).toBeInstanceOf(RetryLater);
    expect(error.notBefore.getTime() - now).toBe(1_000);
    expect(paced.connector.calls).toHaveLength(7);
    await paced.platform.post({ ...to, conversation: { ...channel, conversation: "19:other" } }, hello, "k8");
    now += 1_000;
    await paced.platform.post(to, hello, "k8");
    expect(((await failed(paced.platform.post(to, hello, "k9"))) as RetryLater).notBefore.getTime() - now).toBe(1_000);
    await paced.close();
  });

  it("keeps within the tenant's limit across conversations", async () => {
    const paced = await teamsRig({
      now: () => new Date(1_800_000_000_000),
      pace: { conversation: [[7, 1_000]], tenantPerSecond: 3 },
    });
    const at = (name: string): Destination => ({
      type: "conversation",
      conversation: { ...channel, conversation: name },
    });
    for (const name of ["a", "b", "c"]) await paced.platform.post(at(name), hello, name);
    expect(await failed(paced.platform.post(at("d"), hello, "d"))).toBeInstanceOf(RetryLater);
    await paced.close();
  });
});
