import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Incoming } from "../../src/ports/bot.ts";
import { sandboxClient } from "../support/sandbox-client.ts";
import { sandboxScript } from "../support/sandbox-script.ts";
import { type RunningSandbox, startSandbox } from "../support/sandbox-server.ts";
import { scriptedBot } from "../support/scripted-bot.ts";

let sandbox: RunningSandbox;
let heard: readonly Incoming[];

beforeEach(async () => {
  const scripted = scriptedBot(sandboxScript);
  heard = scripted.heard;
  sandbox = await startSandbox({ bot: scripted.bot });
});
afterEach(() => sandbox.stop());

const summaries = (messages: readonly { readonly summary: string }[]) => messages.map(({ summary }) => summary);

describe("what is written", () => {
  it("reaches the bot from the direct conversation, with or without a slash", async () => {
    const client = sandboxClient(sandbox.url, "operator-1");
    await client.say("/hjelp");
    await client.say("hjelp");
    expect(heard.map(({ line, via }) => [line, via])).toEqual([
      ["hjelp", "typed"],
      ["hjelp", "typed"],
    ]);
    expect(summaries(await client.messages())).toEqual(
      ["/hjelp", "Skriv /kurs for å se kurs."].flatMap((line) => [line]).concat("hjelp", "Skriv /kurs for å se kurs."),
    );
  });

  it("is between the asker and the bot when it is a slash command in a channel", async () => {
    const asker = sandboxClient(sandbox.url, "operator-1", "kurs");
    await asker.say("/kurs");
    expect(heard[0]).toMatchObject({ line: "kurs", via: "typed", conversation: { conversation: "kurs" } });
    expect(await asker.messages()).toMatchObject([{ summary: "/kurs" }, { author: { kind: "bot" }, onlyYou: true }]);
    expect(await sandboxClient(sandbox.url, "operator-2", "kurs").messages()).toEqual([]);
  });

  it("is said aloud when it is a mention, and so is the answer", async () => {
    await sandboxClient(sandbox.url, "operator-1", "kurs").say("@driftsbot kurs");
    expect(heard[0]).toMatchObject({ line: "kurs", via: "mention" });
    const other = await sandboxClient(sandbox.url, "operator-2", "kurs").messages();
    expect(other).toMatchObject([{ author: { kind: "other" } }, { author: { kind: "bot" }, onlyYou: false }]);
  });

  it("is not the bot's business when people talk to each other", async () => {
    await sandboxClient(sandbox.url, "operator-1", "kurs").say("Noen som skal til Molde?");
    expect(heard).toEqual([]);
    const other = await sandboxClient(sandbox.url, "operator-2", "kurs").messages();
    expect(summaries(other)).toEqual(["Noen som skal til Molde?"]);
  });

  it("is carried out once, however often the page sends it", async () => {
    const client = sandboxClient(sandbox.url, "operator-1");
    for (let time = 0; time < 3; time++) await client.say("/hjelp", "same-key-1");
    expect(heard).toHaveLength(1);
    expect(await client.messages()).toHaveLength(2);
  });
});

describe("who sees what", () => {
  it("keeps a direct conversation to the one whose it is", async () => {
    await sandboxClient(sandbox.url, "operator-1").say("/hjelp");
    // Asked for somebody else's, one gets one's own.
    expect(await sandboxClient(sandbox.url, "operator-2", "direct:operator-1").messages()).toEqual([]);
    expect((await sandboxClient(sandbox.url, "operator-2", "direct:operator-1").say("/hjelp")).status).toBe(400);
  });

  it("keeps a stranger out of the channels", async () => {
    const stranger = sandboxClient(sandbox.url, "fremmed-1", "kurs");
    expect((await stranger.say("/kurs")).status).toBe(400);
    await sandboxClient(sandbox.url, "operator-1", "kurs").say("Hei");
    expect(await stranger.messages()).toEqual([]);
  });
});

describe("what is pressed", () => {
  it("becomes another card in the same place", async () => {
    const client = sandboxClient(sandbox.url, "operator-1");
    await client.say("/kurs");
    const list = (await client.messages()).at(-1);
    await client.press({ line: "kurs vis 42" }, list?.id);
    const after = await client.messages();
    expect(after).toHaveLength(2);
    expect(after.at(-1)).toMatchObject({ id: list?.id, summary: "42 Lekkasjesøk på ledningsnett", edited: true });
    expect(heard.at(-1)).toMatchObject({ via: "button", line: "kurs vis 42" });
  });

  it("replaces nothing the presser did not get from the bot", async () => {
    const own = sandboxClient(sandbox.url, "operator-1");
    await own.say("/hjelp");
    const [said, answer] = await own.messages();
    await own.press({ line: "kurs vis 42" }, said?.id);
    const other = sandboxClient(sandbox.url, "operator-2");
    await other.press({ line: "kurs vis 42" }, answer?.id);
    const after = await own.messages();
    expect(summaries(after).slice(0, 2)).toEqual(["/hjelp", "Skriv /kurs for å se kurs."]);
    expect(after.some(({ edited }) => edited)).toBe(false);
  });
});

describe("forms", () => {
  it("come to the page that asked, with errors at their fields and what was typed still there", async () => {
    const client = sandboxClient(sandbox.url, "operator-1");
    const [form] = (await client.say("/kurs ny")).forms;
    expect(form).toMatchObject({ title: "Nytt kurs", cancel: "Avbryt", wrong: [], problems: [] });

    const data = {
      line: "kurs ny",
      form: true,
      "f-title": "",
      "f-seats": "",
      "f-about": "Skrevet",
      "m-for": "leaders",
    };
    const [again] = (await client.press(data)).forms;
    expect(again?.wrong).toEqual(["f-title", "f-seats"]);
    expect(JSON.stringify(again?.card)).toContain("Skriv en tittel, så folk vet hva kurset er.");
    expect(JSON.stringify(again?.card)).toContain("Skrevet");
    expect(heard.at(-1)).toMatchObject({ via: "form", answers: { about: "Skrevet", for: ["leaders"] } });

    const done = await client.press({ ...data, "f-title": "Nytt", "f-seats": "20" });
    expect(done.forms).toEqual([]);
    expect((await client.messages()).at(-1)?.summary).toBe("Utkastet «Nytt» er lagret.");
  });
});

describe("files", () => {
  it("can be fetched by the link the asker got, and are saved, never opened", async () => {
    const client = sandboxClient(sandbox.url, "operator-1");
    await client.say("/fil");
    const href = /"url":"([^"]+)"/.exec(JSON.stringify((await client.messages()).at(-1)?.cards))?.[1] ?? "";
    expect(href).toContain(`${sandbox.url}/sandkasse/filer/`);
    const file = await fetch(href);
    expect(await file.text()).toBe("Navn;Kommune\n");
    expect(file.headers.get("content-type")).toMatch(/^text\/csv/);
    expect(file.headers.get("content-disposition")).toContain("filename*=UTF-8''p%C3%A5meldte.csv");
    const gone = await fetch(href.replace(/filer\/[^/]+/, "filer/AAAAAAAAAAAAAAAAAAAAAA"));
    expect(gone.status).toBe(404);
    expect(await gone.text()).toContain("Filen er ikke her lenger");
  });
});

describe("a message no card can hold", () => {
  it("is shown as its summary, and the rest of the conversation with it", async () => {
    const buttons = [{ label: "Vis", line: "x".repeat(3_000) }];
    const message = { summary: "Et sammendrag.", blocks: [{ type: "buttons" as const, buttons }] };
    const to = { type: "account", account: { platform: "sandbox", workspace: "sandbox", user: "operator-1" } } as const;
    await sandbox.platform.post(to, message, "too-large-1");
    const [shown] = await sandboxClient(sandbox.url, "operator-1").messages();
    expect(shown).toMatchObject({ summary: "Et sammendrag." });
    expect(shown?.cards).toBeUndefined();
  });
});
