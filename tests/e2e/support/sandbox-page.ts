import type { Locator, Page } from "playwright-core";

/** The sandbox as somebody at the keyboard meets it. Works against any server that has the sandbox on. */
export type SandboxPage = {
  readonly page: Page;
  /** Types `line` and sends it. */
  say(line: string): Promise<void>;
  /** Presses the button called `label` in the newest message that has one, or in the form that is open. */
  press(label: string): Promise<void>;
  /** Fills in the open form, by label; a list is for choices of several. */
  fill(answers: Readonly<Record<string, string | readonly string[]>>): Promise<void>;
  /** The newest message of the bot's. */
  lastCard(): Locator;
  /** Waits until a message of the bot's says `text`, and gives it. */
  hears(text: string | RegExp): Promise<Locator>;
  /** The open form. */
  form(): Locator;
  /** Moves the clock: by one of the panel's buttons, or to a day and time. */
  jump(to: "hour" | "tomorrow" | "week" | { readonly day: string; readonly time: string }): Promise<void>;
  /** Writes a picture of the page to `tests/e2e/screenshots/`. */
  picture(name: string): Promise<void>;
};

/**
 * Opens the sandbox.
 * @param options.url the server's address
 * @param options.as who to be: a user of the cast
 * @param options.in a channel's name; the direct conversation when left out
 */
export async function openSandbox(
  page: Page,
  options: { readonly url: string; readonly as: string; readonly in?: string; readonly language?: "nb" | "nn" },
): Promise<SandboxPage> {
  const query = new URLSearchParams({ som: options.as });
  if (options.in) query.set("samtale", options.in);
  if (options.language) query.set("sprak", options.language);
  await page.goto(`${options.url}/sandkasse?${query}`);
  await page.locator("#log[aria-busy=false]").waitFor({ state: "attached" });

  const bot = page.locator(".entry--bot");
  const form = page.locator("#form[open]");

  async function openSide(): Promise<void> {
    const menu = page.locator("#menu");
    if ((await menu.isVisible()) && !(await page.locator("#clock").isVisible())) await menu.click();
  }

  return {
    page,
    async say(line) {
      await page.locator("#line").fill(line);
      await page.locator("#line").press("Enter");
      await page.locator(".entry--self", { hasText: line }).last().waitFor();
    },
    async press(label) {
      const inForm = (await form.count()) > 0;
      const place = inForm ? form : bot;
      await place.getByRole("button", { name: label, exact: true }).last().click();
    },
    async fill(answers) {
      for (const [label, answer] of Object.entries(answers)) {
        if (typeof answer !== "string") {
          for (const choice of answer) await form.getByLabel(choice, { exact: true }).check();
          continue;
        }
        const field = form.getByLabel(label);
        const isList = await field.evaluate((element) => element.tagName === "SELECT");
        if (isList) await field.selectOption({ label: answer });
        else await field.fill(answer);
      }
    },
    lastCard: () => bot.last(),
    async hears(text) {
      const entry = bot.filter({ hasText: text }).last();
      await entry.waitFor();
      return entry;
    },
    form: () => form,
    async jump(to) {
      await openSide();
      const answered = page.waitForResponse((response) => response.url().includes("/api/jump"));
      if (typeof to === "string") await page.locator(`[data-jump=${to}]`).click();
      else {
        const choose = page.locator(".clock-choose");
        if ((await choose.getAttribute("open")) === null) await choose.locator("summary").click();
        await page.locator("#clock-form [name=day]").fill(to.day);
        await page.locator("#clock-form [name=time]").fill(to.time);
        await page.locator("#clock-form button").click();
      }
      await answered;
    },
    async picture(name) {
      await page.screenshot({ path: new URL(`../screenshots/${name}.png`, import.meta.url).pathname });
    },
  };
}
