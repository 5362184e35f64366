import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type App, startApp } from "../../src/app.ts";
import { databaseDirectory, readConfig } from "../../src/config.ts";
import { openDatabase } from "../../src/storage/database.ts";
import { silent } from "../support/log.ts";
import { launchBrowser, watchedPage } from "./support/browser.ts";
import { openSandbox } from "./support/sandbox-page.ts";

let app: App;
let browser: Browser;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "driftsbot-story-"));
  const config = readConfig({ DATA_DIR: directory, PORT: "0" });
  app = await startApp(await openDatabase({ directory: databaseDirectory(config) }), config, silent);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await rm(directory, { recursive: true, force: true });
});

/** Somebody of the demo at a page of their own; nothing on it may break the page's rules. */
async function as(user: string, language?: "nb" | "nn") {
  const watched = await watchedPage(browser, app.address);
  const page = await openSandbox(watched.page, { url: app.address, as: user, ...(language && { language }) });
  return { ...page, watched };
}

it("takes a newcomer from the list to a seat, and the seat from one to the next", async () => {
  const operator = await as("operator-1");
  await operator.say("/kurs");
  await operator.hears("Kurs og samlinger framover");
  await operator.picture("story-list");
  await operator.say("/kurs 42");
  await operator.hears("1 ledig plass av 16");
  await operator.picture("story-card");
  await operator.press("Meld meg på");
  await operator.hears("Du er påmeldt Lekkasjesøk.");
  await operator.picture("story-registered");

  const next = await as("vasslag-1");
  await next.say("kurs meld-pa 42");
  await next.hears("Ingen ledige plassar på Lekkasjesøk. Du er nummer 1 på ventelista.");
  await next.picture("story-waiting");

  await operator.say("/kurs meld-av 42");
  await operator.hears("Du er meldt av Lekkasjesøk.");
  const offer = await next.hears("Det er blitt ein ledig plass til deg på Lekkasjesøk.");
  await next.picture("story-offer");
  await offer.getByRole("button", { name: "Ta plassen", exact: true }).click();
  await next.hears("Plassen er din. Du er påmeld Lekkasjesøk.");
  await next.picture("story-offer-taken");
  for (const { watched } of [operator, next]) {
    expect(watched.violations).toEqual([]);
    expect(watched.errors).toEqual([]);
    expect(watched.outside).toEqual([]);
  }
});

it("has the whole clock beside the chat on a laptop, after a jump too", async () => {
  for (const user of ["operator-1", "sekretariat-1"]) {
    const somebody = await as(user);
    const below = () => somebody.page.locator("#side").evaluate((side) => side.scrollHeight - side.clientHeight);
    expect(await below()).toBe(0);
    await somebody.page.locator("#clock-said").evaluate((said) => said.append("Klokka er stilt fram."));
    expect(await below()).toBe(0);
  }
});

it("asks in a form, says what is missing under its field, and keeps what was typed", async () => {
  const operator = await as("operator-1");
  await operator.say("/kurs meld-på 41");
  await operator.form().waitFor();
  await operator.fill({ "Kva vil du helst lære meir om?": "Klordosering" });
  await operator.press("Meld meg på");
  await operator.form().getByText("Dette må fylles ut.").waitFor();
  await operator.picture("story-field-error");
  expect(await operator.form().getByLabel("Kva vil du helst lære meir om?").inputValue()).toBe("Klordosering");
  await operator.fill({ Lunsj: "Ja takk" });
  await operator.press("Meld meg på");
  await operator.hears("Du er påmeldt Reinhald og desinfeksjon av leidningsnett.");
});

it("reminds of what comes when the clock moves", async () => {
  const operator = await as("operator-1");
  await operator.jump("tomorrow");
  await operator.hears("I morgen: Åpen dag på vannbehandlingsanlegget");
  await operator.picture("story-reminder");
});

it("turns a stranger away politely, and lets the secretariat decide", async () => {
  const stranger = await as("fremmed-1");
  await stranger.say("/kurs meld-på 42");
  await stranger.hears("Dette er en lukket gruppe for medlemmenes ansatte");
  await stranger.picture("story-stranger");
  await stranger.press("Be om tilgang");
  await stranger.hears("Sekretariatet har fått forespørselen din");

  const secretary = await as("sekretariat-1");
  await secretary.hears("Vil du slippe inn En leverandør utenfra");
  await secretary.press("Slipp inn");
  await secretary.form().waitFor();
  await secretary.fill({ "Hvilken virksomhet hører personen til?": "Aukra kommune" });
  await secretary.press("Slipp inn");
  await secretary.hears("En leverandør utenfra har fått tilgang.");
  await secretary.picture("story-let-in");
  await stranger.hears("Velkommen!");
});

it("lets the secretariat make, change and cancel a gathering, and tells those who are in it", async () => {
  const secretary = await as("sekretariat-1");
  await secretary.say("/kurs ny");
  await secretary.form().waitFor();
  await secretary.picture("story-new-gathering");
  await secretary.press("Lagre");
  await secretary.form().getByText("Dette må fylles ut.").first().waitFor();
  await secretary.fill({
    Navn: "Fagdag om vannmålere",
    "Første dag": "2031-05-06",
    "Siste dag": "2031-05-05",
    Påmeldingsfrist: "2031-05-01",
  });
  await secretary.press("Lagre");
  await secretary.form().getByText("Arrangementet må slutte etter at det har begynt.").waitFor();
  await secretary.picture("story-form-problems");
  await secretary.fill({ "Siste dag": "2031-05-06" });
  await secretary.press("Lagre");
  const made = await secretary.hears(/#\d+ Fagdag om vannmålere er opprettet/);
  const number = /#(\d+)/.exec((await made.textContent()) ?? "")?.[1] ?? "";

  const operator = await as("operator-1");
  await operator.say(`/kurs meld-på ${number}`);
  await operator.hears("Du er påmeldt Fagdag om vannmålere.");
  await secretary.say(`/kurs endre ${number}`);
  await secretary.form().waitFor();
  await secretary.fill({ Sted: "Molde" });
  await secretary.press("Lagre");
  await secretary.hears("Fagdag om vannmålere er endret. Den ene som er med, får beskjed.");
  await operator.hears("Nytt sted");
  await secretary.say(`/kurs deltakere ${number}`);
  await secretary.hears("1 påmeldt, 0 med tilbud om plass, 0 på venteliste");
  await secretary.picture("story-participants");
  await secretary.say(`/kurs avlys ${number}`);
  await secretary.form().waitFor();
  await secretary.fill({ "Begrunnelse til de påmeldte": "For få påmeldte" });
  await secretary.press("Avlys");
  await secretary.hears("Fagdag om vannmålere er avlyst.");
  await operator.hears("Begrunnelse: For få påmeldte");
  await operator.picture("story-cancelled");
});

it("reads well in Nynorsk on a phone", async () => {
  const { page } = await watchedPage(browser, app.address, { viewport: { width: 360, height: 740 } });
  const phone = await openSandbox(page, { url: app.address, as: "operator-2", language: "nn" });
  await phone.say("/kurs mine");
  await phone.hears("Påmeldingane mine");
  await phone.picture("story-phone");
  await phone.say("/hjelp");
  await phone.hears("Dette kan du gjere");
  await phone.picture("story-phone-help");
});
