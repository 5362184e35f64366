import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sandboxScript } from "../support/sandbox-script.ts";
import { type RunningSandbox, startSandbox } from "../support/sandbox-server.ts";
import { scriptedBot } from "../support/scripted-bot.ts";
import { launchBrowser, watchedPage } from "./support/browser.ts";
import { openSandbox } from "./support/sandbox-page.ts";

let sandbox: RunningSandbox;
let browser: Browser;

beforeAll(async () => {
  sandbox = await startSandbox({ bot: scriptedBot(sandboxScript).bot });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
});

/** Presses Tab until the element in focus has the accessible name, and checks on the way that the focus can be seen. */
async function tabTo(page: Page, name: string, key = "Tab"): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press(key);
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const labels = "labels" in element ? [...((element.labels as NodeListOf<HTMLElement>) ?? [])] : [];
      const names = [
        element.getAttribute("aria-label"),
        ...labels.map((label) => label.textContent),
        element.textContent,
      ];
      return {
        names: names.map((text) => text?.trim()),
        seen: (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none",
      };
    });
    if (!focused) continue;
    expect(focused.seen, `the focus on «${focused.names.join("|").slice(0, 60)}»`).toBe(true);
    if (focused.names.some((text) => text?.startsWith(name))) return;
  }
  throw new Error(`«${name}» cannot be reached by ${key}`);
}

it("can be used with the keyboard alone", async () => {
  const { page, errors } = await watchedPage(browser, sandbox.url);
  await page.goto(sandbox.url);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(page.url()).toContain("#hovedinnhold");
  await tabTo(page, "Sekretariatet");
  await page.keyboard.press("Enter");
  await page.locator("#log[aria-busy=false]").waitFor({ state: "attached" });

  await tabTo(page, "En time fram");
  await page.keyboard.press("Enter");
  await page.getByText("mandag 23. november 2026 kl. 10.05").first().waitFor();

  await tabTo(page, "Skriv til Driftsbot");
  await page.keyboard.type("/kurs ny");
  await page.keyboard.press("Enter");
  const form = page.locator("#form[open]");
  await form.waitFor();
  expect(await form.getByLabel("Tittel").evaluate((field) => field === document.activeElement)).toBe(true);
  for (let presses = 0; presses < 25; presses++) {
    await page.keyboard.press("Tab");
    const within = await page.evaluate(
      () => document.activeElement === document.body || !!document.activeElement?.closest("#form"),
    );
    expect(within).toBe(true);
  }
  await page.keyboard.press("Escape");
  expect(await form.count()).toBe(0);
  expect(await page.locator("#line").evaluate((field) => field === document.activeElement)).toBe(true);

  await page.keyboard.type("/kurs");
  await page.keyboard.press("Enter");
  await page.locator(".entry--bot", { hasText: "Driftsoperatørsamling" }).waitFor();
  await tabTo(page, "Vis", "Shift+Tab");
  await tabTo(page, "Meld meg på", "Shift+Tab");
  await tabTo(page, "Vis", "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.locator(".entry--bot", { hasText: "Ta med vernesko." }).waitFor();
  await tabTo(page, "Meld meg av");
  await page.keyboard.press("Enter");
  await tabTo(page, "Nei, behold plassen");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Meld meg av");
  expect(errors).toEqual([]);
});

it.each([360, 768, 1280])("fits a window %i pixels wide", async (width) => {
  const { page } = await watchedPage(browser, sandbox.url, { viewport: { width, height: 740 } });
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
  await page.goto(`${sandbox.url}/sandkasse`);
  expect(await fits()).toBe(true);
  await page.screenshot({ path: new URL(`screenshots/welcome-${width}.png`, import.meta.url).pathname });
  const room = await openSandbox(page, { url: sandbox.url, as: "kontakt-1" });
  await room.say("/kurs");
  await room.hears("Driftsoperatørsamling");
  expect(await fits()).toBe(true);
  await room.picture(`room-${width}`);
  await room.jump("week");
  await page.getByText("Klokka er stilt fram.").waitFor();
  await room.picture(`side-${width}`);
  await page.keyboard.press("Escape");
  await room.say("/kurs ny");
  await room.form().waitFor();
  expect(await fits()).toBe(true);
  await room.picture(`form-${width}`);
  const send = await room.form().getByRole("button", { name: "Lagre utkast" }).boundingBox();
  expect(send?.height).toBeGreaterThanOrEqual(40);
});

it("has a name for everything that can be used", async () => {
  const { page } = await watchedPage(browser, sandbox.url, { viewport: { width: 360, height: 740 } });
  const room = await openSandbox(page, { url: sandbox.url, as: "operator-1" });
  await room.say("/kurs ny");
  await room.form().waitFor();
  for (const tree of [await page.locator("body").ariaSnapshot(), await room.form().ariaSnapshot()]) {
    expect(tree).not.toMatch(/^\s*- (button|link|textbox|checkbox|combobox|spinbutton|dialog|navigation)\s*:?$/m);
  }
  const repeated = await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    return ids.filter((id, index) => ids.indexOf(id) !== index);
  });
  expect(repeated).toEqual([]);
});
