import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { hostile } from "../support/hostile-texts.ts";
import { cast } from "../support/sandbox-cast.ts";
import { sandboxScript } from "../support/sandbox-script.ts";
import { type RunningSandbox, startSandbox } from "../support/sandbox-server.ts";
import { scriptedBot } from "../support/scripted-bot.ts";
import { launchBrowser, watchedPage } from "./support/browser.ts";
import { openSandbox } from "./support/sandbox-page.ts";

let sandbox: RunningSandbox;
let browser: Browser;

beforeAll(async () => {
  const [first] = cast.personas;
  if (!first) throw new Error("The cast is empty");
  sandbox = await startSandbox({
    bot: scriptedBot(sandboxScript).bot,
    cast: {
      personas: hostile.map((text, index) => ({ ...first, user: `h${index}`, name: text, organisation: text })),
      channels: hostile.map((text, index) => ({ name: `h${index}`, title: text })),
    },
  });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
});

/** Elements and attributes only our own code could have made, and only a text that got loose would add. */
const active = [
  "script:not([src^='/assets/'])",
  "style, iframe, object, embed, base, svg, meta[http-equiv]",
  "[style*='javascript'], [onload], [onerror], [onclick], [onmouseover]",
  "a[href^='javascript'], form[action]",
].join(",");

it("lets no text become active, whoever wrote it and wherever it stands", async () => {
  const watched = await watchedPage(browser, sandbox.url);
  const { page } = watched;
  await page.goto(`${sandbox.url}/sandkasse`);
  expect(await page.locator(active).count()).toBe(0);

  const room = await openSandbox(page, { url: sandbox.url, as: "h0" });
  await room.say("/fiendtlig");
  await page
    .locator(".entry--bot")
    .nth(hostile.length - 1)
    .waitFor();
  for (const text of hostile) {
    await page.locator("#line").fill(text);
    await page.locator("#line").press("Enter");
  }
  await page.locator(".entry--self").nth(hostile.length).waitFor();
  for (const link of await page.locator(".entry--bot a").all()) {
    await link.dispatchEvent("click");
  }
  for (const button of await page.locator(".entry--bot .ac-pushButton:visible").all())
    await button.dispatchEvent("click");
  await page.locator(".entry--bot").nth(hostile.length).waitFor();
  expect(await page.locator(active).count()).toBe(0);
  await room.picture("hostile");

  await room.say("/fiendtlig skjema");
  await room.form().waitFor();
  expect(await page.locator(active).count()).toBe(0);
  expect(await watched.ran()).toBe(0);
  expect(watched.violations).toEqual([]);
  expect(watched.outside).toEqual([]);
  expect(watched.errors).toEqual([]);

  for (const index of hostile.keys()) {
    await page.goto(`${sandbox.url}/sandkasse?som=h${index}&samtale=h${index}`);
    expect(await page.locator(active).count()).toBe(0);
    expect(await watched.ran()).toBe(0);
  }
  expect(watched.violations).toEqual([]);
});

it("would be noticed if one did", async () => {
  const watched = await watchedPage(browser, sandbox.url);
  await openSandbox(watched.page, { url: sandbox.url, as: "h0" });
  await watched.page.locator("#empty").evaluate((place, texts) => {
    place.innerHTML = texts.join("");
  }, hostile);
  await watched.page.waitForTimeout(300);
  expect(await watched.page.locator(active).count()).toBeGreaterThan(5);
  expect(watched.violations.length).toBeGreaterThan(0);
  expect(await watched.ran()).toBe(0);
});
