import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { say } from "../../src/messages/message.ts";
import { CannotDeliver, ConversationGone, type Destination } from "../../src/ports/chat-platform.ts";
import { accountOf, conversationRef } from "../../src/sandbox/places.ts";
import { sandboxClient } from "../support/sandbox-client.ts";
import { type RunningSandbox, startSandbox } from "../support/sandbox-server.ts";
import { scriptedBot } from "../support/scripted-bot.ts";

let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ bot: scriptedBot({}).bot });
});
afterAll(() => sandbox.stop());

const toOperator: Destination = { type: "account", account: accountOf("operator-1") };

describe("the sandbox as a chat platform", () => {
  it("posts once for one key, and finds the post again by it", async () => {
    const first = await sandbox.platform.post(toOperator, say("Husk kurset i morgen."), "reminder-1");
    const again = await sandbox.platform.post(toOperator, say("Husk kurset i morgen."), "reminder-1");
    expect(again).toEqual(first);
    expect(await sandbox.platform.find?.(toOperator, "reminder-1", new Date())).toEqual(first);
    expect(await sandbox.platform.find?.(toOperator, "reminder-2", new Date())).toBeUndefined();
    const shown = await sandboxClient(sandbox.url, "operator-1").messages();
    expect(shown.map(({ summary }) => summary)).toEqual(["Husk kurset i morgen."]);
  });

  it("replaces and takes away what it posted", async () => {
    const to: Destination = { type: "conversation", conversation: conversationRef("kurs") };
    const posted = await sandbox.platform.post(to, say("Kurs i Molde."), "announcement-1");
    await sandbox.platform.update(posted, say("Kurs i Ålesund."));
    const reader = sandboxClient(sandbox.url, "operator-2", "kurs");
    expect(await reader.messages()).toMatchObject([{ summary: "Kurs i Ålesund.", edited: true }]);
    await sandbox.platform.remove(posted);
    await sandbox.platform.remove(posted);
    expect(await reader.messages()).toEqual([]);
    await expect(sandbox.platform.update(posted, say("For sent"))).rejects.toThrow(CannotDeliver);
  });

  it("knows no conversation but those of its cast", async () => {
    const gone: Destination[] = [
      { type: "account", account: accountOf("nobody") },
      { type: "conversation", conversation: conversationRef("closed-channel") },
    ];
    for (const to of gone) {
      await expect(sandbox.platform.post(to, say("Hei"), "lost-1")).rejects.toThrow(ConversationGone);
    }
  });

  it("says of each account what its platform has confirmed", async () => {
    expect(await sandbox.platform.profile(accountOf("operator-1"))).toEqual({
      displayName: "Operatør 1, Ålesund kommune",
      email: "operator1@alesund.example",
      kind: "regular",
    });
    expect(await sandbox.platform.profile(accountOf("fremmed-1"))).toMatchObject({ email: "noen@ukjent.example" });
    expect(await sandbox.platform.profile(accountOf("nobody"))).toMatchObject({ kind: "deactivated" });
    expect(sandbox.platform.trouble()).toBeUndefined();
  });
});

describe("stopping", () => {
  it("waits for what is being handled, ends the streams, and answers 503 after", async () => {
    const { bot } = scriptedBot({
      treg: async () => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        return [{ type: "reply", to: "asker", message: say("Ferdig.") }];
      },
    });
    const own = await startSandbox({ bot });
    const client = sandboxClient(own.url, "operator-1");
    const events = await client.events();
    const slow = client.say("treg");
    await events.until(({ event }) => event === "message");
    await own.platform.stop();
    expect((await slow).status).toBe(200);
    expect((await client.messages()).at(-1)).toMatchObject({ summary: "Ferdig." });
    expect((await client.say("hei")).status).toBe(503);
    events.close();
    await own.stop();
  });
});
