import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sandboxClient } from "../support/sandbox-client.ts";
import { sandboxScript } from "../support/sandbox-script.ts";
import { type RunningSandbox, startSandbox } from "../support/sandbox-server.ts";
import { scriptedBot } from "../support/scripted-bot.ts";

const { bot, heard } = scriptedBot(sandboxScript);
let sandbox: RunningSandbox;
let port: string;

beforeAll(async () => {
  sandbox = await startSandbox({ bot });
  port = new URL(sandbox.url).port;
});
afterAll(() => sandbox.stop());

/** A raw request, since `fetch` lets nobody choose the Host. */
function get(path: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on("error", reject).end();
  });
}

describe("the door", () => {
  it("opens under this machine's own names and port", async () => {
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`]) {
      expect(await get("/sandkasse", { host })).toBe(200);
    }
  });

  it("stays shut under any other name, so that no site can point its own name here", async () => {
    const hosts = ["ond.example", `ond.example:${port}`, "localhost", "localhost:1", `localhost.ond.example:${port}`];
    for (const host of [...hosts, `127.0.0.1:${port}.ond.example`, `a@localhost:${port}`]) {
      for (const path of ["/sandkasse", "/sandkasse/api/messages?som=operator-1", "/sandbox", "/sandkasse/filer/a/b"]) {
        expect(await get(path, { host })).toBe(403);
      }
    }
  });

  it("stays shut for those who come through a proxy, whatever they call us", async () => {
    expect(await get("/sandkasse", { host: `localhost:${port}`, "x-forwarded-for": "203.0.113.7" })).toBe(403);
    expect(await get("/sandkasse", { host: `localhost:${port}`, forwarded: "for=203.0.113.7" })).toBe(403);
  });
});

describe("changes", () => {
  const body = { conversation: "direct:operator-1", text: "/hjelp", key: "forged-key" };

  it("are refused when asked for by any page but our own", async () => {
    const client = sandboxClient(sandbox.url, "operator-1");
    const forged: Readonly<Record<string, string>>[] = [
      { origin: "https://ond.example" },
      { origin: "null" },
      { origin: "" },
      { origin: `https://127.0.0.1:${port}.ond.example` },
      { origin: "http://127.0.0.1:1" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { "sec-fetch-site": "none" },
    ];
    for (const headers of forged) {
      for (const name of ["say", "press", "jump"]) expect((await client.post(name, body, headers)).status).toBe(403);
    }
    expect(heard).toEqual([]);
  });

  it("are refused in any form but JSON, as are those too large or malformed", async () => {
    const client = sandboxClient(sandbox.url, "operator-1");
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
      expect((await client.post("say", body, { "content-type": type })).status).toBe(415);
    }
    expect((await client.post("say", { ...body, text: "x".repeat(200_000) })).status).toBe(413);
    expect((await client.post("say", { ...body, text: "x".repeat(5_000) })).status).toBe(400);
    for (const bad of [[], {}, { ...body, key: "!" }, { ...body, text: " " }, { ...body, conversation: ["kurs"] }]) {
      expect((await client.post("say", bad)).status).toBe(400);
    }
    expect((await client.press({ line: { toString: "x" } })).status).toBe(400);
    expect(heard).toEqual([]);
  });

  it("are refused for somebody who is not in the cast", async () => {
    expect((await sandboxClient(sandbox.url, "__proto__").say("/hjelp")).status).toBe(400);
    expect(await get("/sandkasse/api/messages?som=nobody", { host: `localhost:${port}` })).toBe(404);
    expect(await get("/sandkasse/api/events?som=nobody", { host: `localhost:${port}` })).toBe(404);
  });

  it("cannot even be watched from another site's page", async () => {
    const headers = { host: `localhost:${port}`, "sec-fetch-site": "cross-site" };
    expect(await get("/sandkasse/api/events?som=operator-1", headers)).toBe(403);
    expect(await get("/sandkasse/api/messages?som=operator-1", headers)).toBe(403);
  });

  it("are never made by reading", async () => {
    for (const name of ["say", "press", "jump"]) {
      expect(await get(`/sandkasse/api/${name}?som=operator-1`, { host: `localhost:${port}` })).toBe(404);
    }
  });
});
