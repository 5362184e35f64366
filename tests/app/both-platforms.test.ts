import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type WholeApp, wholeApp } from "../support/whole-app.ts";

let whole: WholeApp;
beforeAll(async () => {
  whole = await wholeApp({
    slack: {
      U0OPER0001: "operator1@alesund.kommune.example",
      U0SEKR0001: "sekretariatet@driftsassistansen.example",
      U0UTAN0001: "salg@rorleverandor.example",
    },
    teams: { "29:operator-1": "operator@fjellbygda.example", "29:utan": "salg@rorleverandor.example" },
  });
  await whole.database.prisma.organisationDomain.upsert({
    where: { domain: "fjellbygda.example" },
    update: {},
    create: { domain: "fjellbygda.example", organisation: { connect: { name: "Aukra kommune" } } },
  });
});
afterAll(() => whole?.close());

describe("one service, with Slack and Teams at once", () => {
  it("serves both, its health and nothing of the sandbox on one port", async () => {
    const { address } = whole.app;
    expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ ok: true, troubles: [] });
    for (const path of ["/sandkasse", "/sandbox", "/sandkasse/api/messages", "/"])
      expect((await fetch(`${address}${path}`, { redirect: "manual" })).status).toBe(404);
    expect((await fetch(`${address}/slack/events`, { method: "POST", body: "{}" })).status).toBe(401);
    expect((await fetch(`${address}/api/messages`, { method: "POST", body: "{}" })).status).toBe(401);
  });

  it("gives the last seat to Slack's operator, the next place in line to Teams', and the seat on when it falls free", async () => {
    await whole.inSlack("U0OPER0001", "kurs meld-på 42");
    await whole.heardInSlack("Du er påmeldt Lekkasjesøk.");
    await whole.inTeams("29:operator-1", "/kurs meld-pa 42");
    await whole.heardInTeams("Ingen ledige plasser på Lekkasjesøk. Du er nummer 1 på ventelisten.");
    await whole.inSlack("U0OPER0001", "kurs meld-av 42");
    await whole.heardInSlack("Du er meldt av Lekkasjesøk.");
    await whole.heardInTeams("Det er blitt en ledig plass til deg på Lekkasjesøk.");
    const pressed = {
      from: { id: "29:operator-1", name: "x", aadObjectId: "29:operator-1" },
      conversation: {
        conversationType: "personal",
        tenantId: "00000000-0000-4000-8000-0000000000f1",
        id: "a:29:operator-1",
      },
      value: {
        action: { type: "Action.Execute", verb: "line", data: { line: "kurs ta-plassen 42" } },
        trigger: "manual",
      },
    };
    const { status } = await whole.sendToTeams("execute", pressed);
    expect(status).toBe(200);
    await whole.heardInTeams("Plassen er din. Du er påmeldt Lekkasjesøk.");
  });

  it("opens the gathering's questions as Slack's modal and as Teams' dialog", async () => {
    await whole.inSlack("U0OPER0001", "kurs meld-på 41");
    await whole.heardInSlack("Kva vil du helst lære meir om?");
    expect(whole.slack.called("views.open").length).toBe(1);
    await whole.inTeams("29:operator-1", "kurs meld-på 41");
    await whole.heardInTeams("Åpne skjemaet");
  });

  it("refuses strangers on both, whatever they try", async () => {
    await whole.inSlack("U0UTAN0001", "kurs meld-på 41");
    await whole.heardInSlack("Dette er en lukket gruppe");
    await whole.inTeams("29:utan", "kurs meld-på 41");
    await whole.heardInTeams("Dette er en lukket gruppe");
    expect(await whole.database.prisma.person.count({ where: { email: "salg@rorleverandor.example" } })).toBe(0);
  });

  it("hands the participants to the secretariat as a file in Slack", async () => {
    await whole.inSlack("U0SEKR0001", "kurs deltakere 42");
    await whole.heardInSlack("files.completeUploadExternal");
    expect(whole.slack.uploads.length).toBe(1);
  });

  it("shows the App Home with what one is registered to", async () => {
    const { fixture } = await import("../support/slack-rig.ts");
    await whole.sendToSlack(fixture("app-home-opened"));
    await whole.heardInSlack("Mine påmeldinger");
  });

  it("logs no name, address or text of anybody", () => {
    const lines = whole.log.lines.join("\n");
    expect(lines).not.toMatch(/@|Lekkasjesøk|Operatør|xoxb|first-secret/);
    expect(whole.log.errors).toEqual([]);
  });
});
