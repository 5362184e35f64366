import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { say } from "../../src/messages/message.ts";
import { accountOf, conversationRef } from "../../src/sandbox/places.ts";
import { sandboxClient } from "../support/sandbox-client.ts";
import { sandboxScript } from "../support/sandbox-script.ts";
import { type RunningSandbox, startSandbox } from "../support/sandbox-server.ts";
import { scriptedBot } from "../support/scripted-bot.ts";

let sandbox: RunningSandbox;

beforeEach(async () => {
  sandbox = await startSandbox({
    bot: scriptedBot(sandboxScript).bot,
    onJump: async (platform, to) => {
      const account = accountOf("operator-1");
      await platform.post({ type: "account", account }, say("Husk kurset."), `reminder-${to.getTime()}`);
    },
  });
});
afterEach(() => sandbox.stop());

const isMessage = (summary: string) => (event: { event?: string; data?: unknown }) =>
  event.event === "message" && (event.data as { summary: string }).summary === summary;

describe("the stream of events", () => {
  it("brings what the bot says on its own accord, to those who may see it and nobody else", async () => {
    const own = await sandboxClient(sandbox.url, "operator-1").events();
    const other = await sandboxClient(sandbox.url, "operator-2").events();
    const toOperator = { type: "account", account: accountOf("operator-1") } as const;
    await sandbox.platform.post(toOperator, say("Bare til deg."), "direct-1");
    await sandboxClient(sandbox.url, "operator-1", "kurs").say("/kurs");
    const toAll = { type: "conversation", conversation: conversationRef("kurs") } as const;
    const posted = await sandbox.platform.post(toAll, say("Til alle."), "channel-1");
    await sandbox.platform.remove(posted);
    await own.until(isMessage("Bare til deg."));
    await other.until(isMessage("Til alle."));
    await other.until(({ event }) => event === "removed");
    expect(other.heard.filter(({ event }) => event === "message")).toHaveLength(1);
    own.close();
    other.close();
  });

  it("gives a page that comes back what it missed, once", async () => {
    const client = sandboxClient(sandbox.url, "operator-1");
    const before = await client.events();
    await client.say("/to-svar");
    const { id } = await before.until(isMessage("Det første."));
    before.close();
    const after = await client.events(id);
    await after.until(({ event }) => event === "ready");
    const missed = after.heard.filter(({ event }) => event === "message");
    expect(missed.map(({ data }) => (data as { summary: string }).summary)).toEqual(["Det andre."]);
    after.close();
  });

  it("asks a page to read anew when it does not know how far it had come", async () => {
    for (const lastHeard of ["other-run-7", "", "nonsense"]) {
      const events = await sandboxClient(sandbox.url, "operator-1").events(lastHeard);
      await events.until(({ event }) => event === "ready");
      if (lastHeard !== "") expect(events.heard.map(({ event }) => event)).toContain("reload");
      events.close();
    }
  });
});

describe("the clock", () => {
  it("goes forwards, and what falls due arrives meanwhile", async () => {
    const client = sandboxClient(sandbox.url, "operator-1");
    const events = await client.events();
    expect(await client.jump({ to: "tomorrow" })).toMatchObject({
      status: 200,
      now: "tirsdag 24. november 2026 kl. 08.00",
    });
    await events.until(isMessage("Husk kurset."));
    await events.until(({ event }) => event === "clock");
    await client.jump({ to: "hour" });
    expect(await client.jump({ to: "week" })).toMatchObject({ now: "tirsdag 1. desember 2026 kl. 09.00" });
    expect(await client.jump({ day: "2027-03-28", time: "02:30" })).toMatchObject({
      now: "søndag 28. mars 2027 kl. 03.30",
    });
    events.close();
  });

  it("never goes back, and says so in the reader's language", async () => {
    const nb = sandboxClient(sandbox.url, "operator-1");
    expect(await nb.jump({ day: "2026-11-23", time: "08:00" })).toEqual({
      status: 422,
      sentence: "Klokka går bare framover. Velg et tidspunkt etter mandag 23. november 2026 kl. 09.05.",
    });
    const nn = sandboxClient(sandbox.url, "operator-2");
    expect((await nn.jump({ day: "2026-02-31", time: "08:00" })).sentence).toBe("Vel både dag og klokkeslett.");
    expect((await nn.jump({ day: "2050-01-01", time: "08:00" })).sentence).toContain("for langt fram");
    expect((await nn.jump({ to: "yesterday" })).status).toBe(400);
  });
});
