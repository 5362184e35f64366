import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { say } from "../../src/messages/message.ts";
import { accountOf, conversationRef } from "../../src/sandbox/places.ts";
import { memoryBoard } from "../support/memory-board.ts";
import { sandboxScript } from "../support/sandbox-script.ts";
import { type RunningSandbox, startSandbox } from "../support/sandbox-server.ts";
import { scriptedBot } from "../support/scripted-bot.ts";
import { launchBrowser, type Watched, watchedPage } from "./support/browser.ts";
import { openSandbox } from "./support/sandbox-page.ts";

const board = memoryBoard();
let sandbox: RunningSandbox;
let browser: Browser;
let open: Watched[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({
    board,
    bot: scriptedBot(sandboxScript).bot,
    onJump: async (platform, to) => {
      const account = accountOf("operator-1");
      await platform.post({ type: "account", account }, say("Husk Lekkasjesøk i morgen."), `due-${to.getTime()}`);
    },
  });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
});
afterEach(async () => {
  for (const { page, ...watched } of open) {
    await page.context().close();
    expect(watched.violations).toEqual([]);
    expect(watched.outside).toEqual([]);
    expect(
      watched.errors.filter((error) => !error.includes("status of 4") && !error.includes("status of 500")),
    ).toEqual([]);
  }
  open = [];
  board.clear();
});

async function tab(
  as: string,
  options: { readonly in?: string; readonly width?: number; readonly dark?: boolean } = {},
) {
  const watched = await watchedPage(browser, sandbox.url, {
    viewport: { width: options.width ?? 1280, height: 800 },
    colorScheme: options.dark ? "dark" : "light",
  });
  open.push(watched);
  const place = options.in ? { in: options.in } : {};
  return openSandbox(watched.page, { url: sandbox.url, as, ...place });
}

describe("a newcomer", () => {
  it("chooses who to be, and tries a suggestion", async () => {
    const watched = await watchedPage(browser, sandbox.url);
    open.push(watched);
    const { page } = watched;
    await page.goto(sandbox.url);
    await page.screenshot({ path: new URL("screenshots/welcome.png", import.meta.url).pathname, fullPage: true });
    await page.getByRole("link", { name: "Operatør 1, Ålesund kommune" }).click();
    await page.getByRole("button", { name: "/kurs", exact: true }).click();
    await page.locator(".entry--bot", { hasText: "Lekkasjesøk på ledningsnett" }).waitFor();
    await page.getByRole("link", { name: "Nynorsk" }).click();
    await page.getByRole("heading", { name: "Klokka i sandkassa" }).waitFor();
    await page.locator(".entry--bot", { hasText: "Lekkasjesøk på ledningsnett" }).waitFor();
    expect(await page.locator(".entry--bot").count()).toBe(1);
  });
});

describe("cards", () => {
  it("show every kind of block, and become another in the same place", async () => {
    const room = await tab("operator-1");
    await room.say("/kurs");
    await room.hears("Driftsoperatørsamling");
    await room.lastCard().getByRole("button", { name: "Vis" }).first().click();
    const card = await room.hears("Ta med vernesko.");
    expect(await room.page.locator(".entry--bot").count()).toBe(1);
    for (const text of ["Lekkasjesøk på ledningsnett", "Rådhusplassen 1", "Norsk Vann", "Påmeldingsfrist"]) {
      expect(await card.getByText(text).first().isVisible()).toBe(true);
    }
    expect(await card.getByText("(endret)").count()).toBe(1);
    await room.picture("card");
    await room.press("Meld meg på");
    await room.hears("Du er påmeldt Lekkasjesøk på ledningsnett.");
  });

  it("ask before what cannot be undone, and can be told no", async () => {
    const room = await tab("operator-1", { dark: true });
    await room.say("/kurs");
    await room.hears("Driftsoperatørsamling");
    await room.lastCard().getByRole("button", { name: "Vis" }).first().click();
    await room.hears("Ta med vernesko.");
    expect(await room.page.getByText("Melde deg av?").isVisible()).toBe(false);
    await room.press("Meld meg av");
    expect(await room.page.getByText("Melde deg av?").isVisible()).toBe(true);
    await room.picture("confirm-dark");
    await room.press("Nei, behold plassen");
    expect(await room.page.getByText("Melde deg av?").isVisible()).toBe(false);
    await room.press("Meld meg av");
    await room.press("Ja, meld meg av");
    await room.hears("Du er meldt av");
  });
});

describe("a press", () => {
  it("locks its card's buttons until it is answered", async () => {
    const room = await tab("operator-1");
    await room.say("/kurs");
    await room.hears("Driftsoperatørsamling");
    const held = await holdPresses(room.page);
    const sign = room.lastCard().getByRole("button", { name: "Meld meg på", exact: true });
    await sign.dblclick();
    await sign.dispatchEvent("click");
    const show = room.lastCard().getByRole("button", { name: "Vis" }).first();
    expect(await show.getAttribute("aria-disabled")).toBe("true");
    await show.dispatchEvent("click");
    expect(held.count()).toBe(1);
    await held.release();
    await room.hears("Du er påmeldt Lekkasjesøk på ledningsnett.");
    expect(held.count()).toBe(1);
  });

  it("gives the buttons back when it fails", async () => {
    const room = await tab("operator-1");
    await room.say("/kurs");
    await room.hears("Driftsoperatørsamling");
    const held = await holdPresses(room.page, 500);
    const sign = room.lastCard().getByRole("button", { name: "Meld meg på", exact: true });
    await sign.click();
    await held.release();
    await room.page.getByText("Noe gikk galt, og ingenting er endret. Prøv igjen.").waitFor();
    await expect.poll(() => sign.getAttribute("aria-disabled")).toBe(null);
    await sign.click();
    await room.hears("Du er påmeldt Lekkasjesøk på ledningsnett.");
  });

  it("of a form's button sends the form once", async () => {
    const room = await tab("sekretariat-1");
    await room.say("/kurs ny");
    await room.form().waitFor();
    await room.fill({ Tittel: "Trykkreduksjon", Plasser: "12" });
    const held = await holdPresses(room.page);
    const save = room.form().getByRole("button", { name: "Lagre utkast" });
    await save.dblclick();
    await room.form().getByLabel("Tittel").press("Enter");
    expect(await save.getAttribute("aria-disabled")).toBe("true");
    expect(held.count()).toBe(1);
    await held.release();
    await room.hears("Utkastet «Trykkreduksjon» er lagret.");
    expect(held.count()).toBe(1);
  });
});

/** Keeps the first press from the server until it is let go, or is answered by `status` if there is one. */
async function holdPresses(page: Page, status?: number) {
  let count = 0;
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/api/press?*", async (route) => {
    count += 1;
    const first = count === 1;
    if (first) await gate;
    await (first && status ? route.fulfill({ status, body: "" }) : route.continue());
  });
  return {
    count: () => count,
    async release() {
      await expect.poll(() => count).toBeGreaterThan(0);
      letGo();
    },
  };
}

describe("what is answered", () => {
  for (const reducedMotion of ["no-preference", "reduce"] as const) {
    it(`is read from its top when it is taller than the log (motion: ${reducedMotion})`, async () => {
      const room = await tab("operator-1");
      await room.page.emulateMedia({ reducedMotion });
      await room.page.setViewportSize({ width: 1280, height: 480 });
      for (const line of ["/hjelp", "/hjelp", "/kurs"]) await room.say(line);
      const answer = await room.hears("Driftsoperatørsamling");
      await expect.poll(() => overTop(answer)).toBeLessThan(0);
      expect(await overTop(answer)).toBeGreaterThan(-40);
      expect(await room.page.locator("#newer").isVisible()).toBe(false);
      await room.say("/to-svar");
      await room.hears("Det andre.");
      await expect.poll(() => belowEnd(room.page)).toBeLessThan(2);
    });
  }

  it("is read from the first message of several, and so is what comes by itself", async () => {
    const room = await tab("operator-1");
    await room.page.setViewportSize({ width: 1280, height: 480 });
    await room.say("/fiendtlig");
    const first = room.page.locator(".entry--bot").first();
    await first.waitFor();
    await room.page.waitForTimeout(300);
    expect(await overTop(first)).toBeLessThan(0);
    expect(await overTop(first)).toBeGreaterThan(-40);
    await room.page.locator("#newer").click();
    await room.page.waitForTimeout(1100);
    const to = { type: "account", account: accountOf("operator-1") } as const;
    await sandbox.platform.post(to, say("Kort og for seg selv."), `alone-${Date.now()}`);
    await room.hears("Kort og for seg selv.");
    await expect.poll(() => belowEnd(room.page)).toBeLessThan(2);
  });
});

/** How far the top of `entry` is above the top of the log, in pixels: below zero when it can be seen. */
function overTop(entry: Locator): Promise<number> {
  return entry.evaluate(
    (element) =>
      (document.querySelector("#scroll")?.getBoundingClientRect().top ?? 0) - element.getBoundingClientRect().top,
  );
}

/** How much of the log is below what can be seen. */
function belowEnd(page: Page): Promise<number> {
  return page.locator("#scroll").evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight);
}

describe("forms", () => {
  it("show the bot's own sentences at the fields, and keep what was typed", async () => {
    const room = await tab("sekretariat-1");
    await room.say("/kurs ny");
    await room.form().waitFor();
    await room.fill({ Beskrivelse: "Lytting og logging", Slag: "Fagdag", "For hvem": ["Ledere, og andre"] });
    await room.press("Lagre utkast");
    await room.form().getByText("Skriv en tittel, så folk vet hva kurset er.").waitFor();
    await room.picture("form-errors");
    const title = room.form().getByLabel("Tittel");
    expect(await title.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
    expect(await title.getAttribute("aria-invalid")).toBe("true");
    const sentence = await title.evaluate(
      (field) => field.ownerDocument.getElementById(field.getAttribute("aria-describedby") ?? "")?.textContent,
    );
    expect(sentence).toBe("Skriv en tittel, så folk vet hva kurset er.");
    expect(await room.form().getByLabel("Beskrivelse").inputValue()).toBe("Lytting og logging");
    expect(await room.form().getByLabel("Ledere, og andre").isChecked()).toBe(true);
    await room.fill({ Tittel: "Trykkreduksjon", Plasser: "12" });
    await room.press("Lagre utkast");
    await room.hears("Utkastet «Trykkreduksjon» er lagret.");
    expect(await room.form().count()).toBe(0);
  });
});

describe("files", () => {
  it("can be saved", async () => {
    const room = await tab("operator-1");
    await room.say("/fil");
    await room.hears("Last ned påmeldte.csv");
    const saved = room.page.waitForEvent("download");
    await room.page.getByRole("link", { name: "Last ned påmeldte.csv" }).click();
    expect((await saved).suggestedFilename()).toBe("påmeldte.csv");
  });
});

describe("what happens", () => {
  it("is seen at once by all who may see it, and by nobody else", async () => {
    const asker = await tab("operator-1", { in: "kurs" });
    const other = await tab("operator-2", { in: "kurs" });
    await asker.say("/kurs");
    await asker.hears("Bare du ser dette");
    await asker.say("@Driftsbot kurs");
    await other.hears("Driftsoperatørsamling");
    expect(await other.page.locator(".entry").count()).toBe(2);
    expect(await asker.page.locator(".entry").count()).toBe(4);
    await other.picture("channel-nn");
  });

  it("arrives when the clock moves, and is counted where one is not", async () => {
    const room = await tab("operator-1");
    const channel = await tab("operator-1", { in: "kurs" });
    await room.jump("tomorrow");
    await room.hears("Husk Lekkasjesøk i morgen.");
    await room.page.getByText("tirsdag 24. november 2026 kl. 08.00").first().waitFor();
    await channel.page.getByLabel("Nye meldinger: 1").waitFor();
    await room.jump({ day: "2026-11-23", time: "08:00" });
    await room.page.getByText("Klokka går bare framover.").waitFor();
    expect(await room.page.locator(".day").count()).toBe(1);
  });

  it("is not lost while the server is away", async () => {
    const { bot } = scriptedBot(sandboxScript);
    const first = await startSandbox({ bot });
    const watched = await watchedPage(browser, first.url);
    const room = await openSandbox(watched.page, { url: first.url, as: "operator-1" });
    await first.stop();
    await watched.page.getByText("Mistet forbindelsen. Prøver igjen …").waitFor();
    const second = await startSandbox({ bot, board: first.board, port: Number(new URL(first.url).port) });
    const to = { type: "account", account: accountOf("operator-1") } as const;
    await second.platform.post(to, say("Mens du var borte."), "away-1");
    await room.hears("Mens du var borte.");
    expect(await watched.page.getByText("Mens du var borte.").count()).toBe(1);
    expect(await watched.page.locator("#status").textContent()).toBe("");
    await watched.page.context().close();
    await second.stop();
  });

  it("is told when it fails, and when it takes its time", async () => {
    const room = await tab("operator-1");
    await room.say("/treg");
    await room.page.getByText("Driftsbot arbeider …").waitFor();
    await room.hears("Ferdig.");
    await room.say("/feil");
    await room.page.getByText("Noe gikk galt, og ingenting er endret. Prøv igjen.").waitFor();
    expect(await room.page.locator("#line").inputValue()).toBe("/feil");
  });

  it("can disappear", async () => {
    const room = await tab("operator-1", { in: "kurs" });
    const to = { type: "conversation", conversation: conversationRef("kurs") } as const;
    const posted = await sandbox.platform.post(to, say("Feil dato."), `gone-${Date.now()}`);
    const entry = await room.hears("Feil dato.");
    await sandbox.platform.remove(posted);
    await entry.waitFor({ state: "detached" });
    await room.page.getByText("Ingen har skrevet noe her ennå.").waitFor();
  });
});
