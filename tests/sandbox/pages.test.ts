import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personas } from "../../src/demo/cast.ts";
import { sandboxNb } from "../../src/texts/nb/sandbox.ts";
import { sandboxNn } from "../../src/texts/nn/sandbox.ts";
import { hostile } from "../support/hostile-texts.ts";
import { cast } from "../support/sandbox-cast.ts";
import { type RunningSandbox, startSandbox } from "../support/sandbox-server.ts";
import { scriptedBot } from "../support/scripted-bot.ts";

let sandbox: RunningSandbox;
const page = async (path: string, headers = {}) => (await fetch(sandbox.url + path, { headers })).text();

beforeAll(async () => {
  const [first] = cast.personas;
  const named = hostile.map((text, index) => ({ ...first, user: `h${index}`, name: text, organisation: text }));
  sandbox = await startSandbox({
    bot: scriptedBot({}).bot,
    cast: {
      personas: [...cast.personas, ...(named as unknown as typeof cast.personas)],
      channels: [...cast.channels, ...hostile.map((text, index) => ({ name: `h${index}`, title: text }))],
    },
  });
});
afterAll(() => sandbox.stop());

describe("the sandbox's pages", () => {
  it("lead a newcomer to who they can be", async () => {
    const welcome = await page("/");
    expect(welcome).toContain("Hvem vil du være?");
    expect(welcome).toContain('href="/sandkasse?som=operator-1"');
    expect(welcome).toContain(sandboxNb.roles.stranger.description);
  });

  it("say what sets each of the demo's people apart", async () => {
    const demo = await startSandbox({ bot: scriptedBot({}).bot, cast: { personas, channels: [] } });
    for (const language of ["nb", "nn"]) {
      const welcome = await (await fetch(`${demo.url}/sandkasse?sprak=${language}`)).text();
      const said = [...welcome.matchAll(/class="persona-about">([^<]+)</g)].map(([, text]) => text);
      expect(said.length).toBe(personas.length);
      expect(new Set(said).size).toBe(personas.length);
    }
    await demo.stop();
  });

  it("follow the persona's language, and the reader's wish before it", async () => {
    expect(await page("/sandkasse?som=operator-1")).toContain('<html lang="nb"');
    const nynorsk = await page("/sandkasse?som=operator-2");
    expect(nynorsk).toContain('<html lang="nn"');
    expect(nynorsk).toContain("måndag 23. november 2026 kl. 09.05");
    expect(await page("/sandkasse?som=operator-2&sprak=nb")).toContain('<html lang="nb"');
    expect(await page("/sandkasse?sprak=nn")).toContain("Kven vil du vere?");
  });

  it("say where there is a bot's language to choose that the switch is the page's", async () => {
    expect(await page("/sandkasse?som=operator-1")).toContain(sandboxNb.language.pageOnly);
    expect(await page("/sandkasse?som=operator-2")).toContain(sandboxNn.language.pageOnly);
    expect(await page("/sandkasse?som=fremmed-1")).not.toContain(sandboxNb.language.pageOnly);
    expect(await page("/sandkasse")).not.toContain(sandboxNb.language.pageOnly);
  });

  it("show the channels to members, and to a stranger only the bot", async () => {
    expect(await page("/sandkasse?som=operator-1")).toContain('data-conversation="kurs"');
    expect(await page("/sandkasse?som=fremmed-1")).not.toContain('data-conversation="kurs"');
    expect(await page("/sandkasse?som=fremmed-1&samtale=kurs")).toContain("<title>Driftsbot</title>");
  });

  it("show names and titles as text, whatever they look like", async () => {
    for (const path of [
      "/sandkasse",
      "/sandkasse?som=operator-1",
      ...hostile.map((_, i) => `/sandkasse?som=h${i}&samtale=h${i}`),
    ]) {
      const html = await page(path);
      expect(html.match(/<(svg|iframe|style|object|b|mark)\b/g)).toBeNull();
      for (const script of html.match(/<script[^>]*>/g) ?? []) expect(script).toMatch(/ src="\/assets\/[\w.-]+\?v=/);
      expect(html).not.toMatch(/<[^>"']*\son\w+=/);
    }
  });
});

it("says in both norms what it says in one", () => {
  expect([...leaves(sandboxNn).keys()]).toEqual([...leaves(sandboxNb).keys()]);
  for (const text of [...leaves(sandboxNn).values(), ...leaves(sandboxNb).values()]) expect(text.trim()).not.toBe("");
});

function leaves(words: object, path = ""): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]): [string, string][] =>
      typeof value === "object" && value !== null
        ? [...leaves(value, `${path}${key}.`)]
        : [[path + key, typeof value === "function" ? String(value({ now: "N", title: "T" })) : String(value)]],
    ),
  );
}
