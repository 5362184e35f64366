import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** Debian's Chromium, told not to talk to anybody but the page under test. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/**
 * What a page must never do, collected while it is used.
 * @property ran how many times a hostile text was run as script (`x()`)
 * @property outside requests to anything but the server under test
 */
export type Watched = {
  readonly page: Page;
  readonly violations: string[];
  readonly errors: string[];
  readonly outside: string[];
  ran(): Promise<number>;
};

/** A new tab in a context of its own, watched for breaches of the content security policy and errors. */
export async function watchedPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "nb-NO", ...options });
  const page = await context.newPage();
  const watched = { violations: [] as string[], errors: [] as string[], outside: [] as string[] };
  await context.exposeBinding("reportViolation", (_source, violation: string) => {
    watched.violations.push(violation);
  });
  await context.addInitScript(() => {
    const scope = globalThis as unknown as Record<string, unknown> & EventTarget;
    scope.ran = 0;
    scope.x = () => {
      scope.ran = Number(scope.ran) + 1;
    };
    scope.addEventListener("securitypolicyviolation", (event) => {
      const { violatedDirective, blockedURI } = event as unknown as Record<string, string>;
      (scope.reportViolation as (violation: string) => void)(`${violatedDirective} ${blockedURI}`);
    });
  });
  page.on("pageerror", (error) => watched.errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") watched.errors.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith("data:")) watched.outside.push(request.url());
  });
  return { page, ...watched, ran: () => page.evaluate(() => Number((globalThis as Record<string, unknown>).ran)) };
}
