import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Form } from "../../src/messages/form.ts";
import { filledIn } from "../../src/messages/form.ts";
import { say } from "../../src/messages/message.ts";
import { readable } from "../support/card-client.ts";
import { type Payload, type Rig, teamsRig, until } from "../support/teams-rig.ts";

let rig: Rig;
beforeEach(async () => {
  rig = await teamsRig({ patience: { invoke: 400, call: 1_000 } });
});
afterEach(() => rig.close());

const DIRECT = "a:1direct-operator-1";
const FORM: Form = {
  title: "Nytt kurs",
  line: "kurs lagre",
  submit: "Lagre",
  cancel: "Avbryt",
  fields: [
    { type: "text", name: "title", label: "Tittel", required: true, maxLength: 100 },
    { type: "number", name: "seats", label: "Plasser", required: true },
  ],
};
const CARD = "application/vnd.microsoft.card.adaptive";
const SENTENCE = "application/vnd.microsoft.activity.message";
const reply = (text: string, to: "asker" | "conversation" = "asker") =>
  ({ type: "reply", message: say(text), to }) as const;
const dialogCard = (body: Payload) => body.task.value.card.content;

describe("a pressed button", () => {
  it("runs its line, and the card becomes the answer: for the presser at once, for all by an edit", async () => {
    rig.bot.on("kurs meld-på", [{ type: "replace-card", message: say("Du er påmeldt.") }]);
    const { status, body } = await rig.send(rig.activity("execute"));
    expect(status).toBe(200);
    expect(body).toMatchObject({ statusCode: 200, type: CARD });
    expect(readable(body.value)).toBe("Du er påmeldt.");
    expect(rig.bot.handled[0]).toMatchObject({ via: "button", line: "kurs meld-på 42" });
    await until(() => rig.connector.effects.length === 1);
    expect(rig.connector.effects[0]).toMatchObject({ method: "PUT" });
    expect(rig.connector.effects[0]?.path).toContain(`${encodeURIComponent(DIRECT)}/activities/1700000000111`);
  });

  it("is told in a sentence when the card is to stay, and the answer comes as a message", async () => {
    rig.bot.on("kurs", [reply("Kurset er **fullt**.")]);
    const { body } = await rig.send(rig.activity("execute"));
    expect(body.type).toBe(SENTENCE);
    expect(body.value).not.toContain("**");
    await until(() => rig.connector.posted(DIRECT).length === 1);
    expect(readable(rig.connector.posted(DIRECT)[0]?.body)).toBe("Kurset er **fullt**.");
  });

  it("in a channel tells the presser alone, and adds no word for the others", async () => {
    rig.bot.on("kurs", [reply("Du er påmeldt.")]);
    const { body } = await rig.send(rig.activity("execute-channel"));
    expect(body).toEqual({ statusCode: 200, type: SENTENCE, value: "Du er påmeldt." });
    await until(() => rig.connector.posted().length === 1);
    expect(rig.connector.posted("a:direct-29:operator-1")).toHaveLength(1);
  });

  it("opens a form in its place", async () => {
    rig.bot.on("kurs", [{ type: "open-form", form: FORM }]);
    const { body } = await rig.send(rig.activity("execute"));
    expect(body.type).toBe(CARD);
    expect(JSON.stringify(body.value)).toContain('"id":"f-title"');
    expect(rig.connector.calls).toEqual([]);
  });

  it("sends the form in, gets it back with its errors and what was typed, and then done", async () => {
    const sendIn = (seats: string) =>
      rig.activity("execute", {
        value: {
          action: {
            type: "Action.Execute",
            verb: "line",
            data: { line: "kurs lagre", form: true, "f-title": "Lekkasjesøk", "f-seats": seats },
          },
        },
      });
    rig.bot.on("kurs lagre", ({ answers = {} }) =>
      answers.seats === "20"
        ? [reply("Kurset er lagret.")]
        : [{ type: "field-errors", errors: { seats: "Salen tar 20." }, form: filledIn(FORM, answers) }],
    );
    const wrong = (await rig.send(sendIn("30"))).body;
    expect(readable(wrong.value)).toContain("Salen tar 20.");
    expect(JSON.stringify(wrong.value)).toContain('"value":"Lekkasjesøk"');
    expect(rig.bot.handled[0]).toMatchObject({ via: "form", answers: { title: "Lekkasjesøk", seats: "30" } });
    const right = (await rig.send(sendIn("20"))).body;
    expect(readable(right.value)).toBe("Ferdig.");
    await until(() => rig.connector.posted(DIRECT).length === 1);
  });

  it("redelivered has the same key, one effect, and the same answer", async () => {
    rig.bot.on("kurs", [{ type: "replace-card", message: say("Du er påmeldt.") }]);
    const press = rig.activity("execute");
    const answers = await Promise.all([rig.send(press), rig.send(press), rig.send(press)]);
    expect(new Set(rig.bot.heard.map(({ key }) => key))).toEqual(new Set([`teams:${DIRECT}:${press.id}`]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    await until(() => rig.connector.effects.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(rig.connector.effects).toHaveLength(1);
  });

  it("that takes long says so in time, and the card changes when it can", async () => {
    rig.bot.on("kurs", [{ type: "replace-card", message: say("Du er påmeldt.") }], 700);
    const { body, ms } = await rig.send(rig.activity("execute"));
    expect(ms).toBeLessThan(650);
    expect(body).toEqual({ statusCode: 200, type: SENTENCE, value: "Arbeider …" });
    await until(() => rig.connector.effects.length === 1);
    expect(readable(rig.connector.effects[0]?.body)).toBe("Du er påmeldt.");
  });

  it("with something else than a line runs nothing", async () => {
    const value = { action: { type: "Action.Execute", verb: "line", data: { line: { $ne: "" } } } };
    expect((await rig.send(rig.activity("execute", { value }))).status).toBe(200);
    expect((await rig.send(rig.activity("execute", { value: null }))).status).toBe(501);
    expect((await rig.send(rig.activity("execute", { name: "composeExtension/query" }))).status).toBe(501);
    expect(rig.bot.handled).toEqual([]);
  });

  it("says that it failed when the answer cannot be drawn", async () => {
    const fields = [
      { type: "text", name: "a", label: "Om", required: false, maxLength: 9e4, value: "å".repeat(40_000) },
    ] as const;
    rig.bot.on("kurs", [{ type: "open-form", form: { ...FORM, fields } }]);
    expect((await rig.send(rig.activity("execute"))).body.value).toBe("Det gikk ikke.");
  });
});

describe("a typed line that needs a form", () => {
  it("is answered with a button that opens it, and the button with the dialog", async () => {
    rig.bot.on("kurs ny", [{ type: "open-form", form: FORM }]);
    await rig.send(rig.activity("personal-text", { text: "/kurs ny" }));
    const [{ body }] = rig.connector.posted(DIRECT) as [Payload];
    expect(readable(body)).toContain("Skjemaet «Nytt kurs» venter.");
    const action = body.attachments[0].content.body.at(-1).actions[0];
    expect(action).toMatchObject({ title: "Åpne skjema", data: { line: "kurs ny", msteams: { type: "task/fetch" } } });

    const opened = await rig.send(rig.activity("task-fetch", { value: { data: action.data } }));
    expect(opened.body.task).toMatchObject({ type: "continue", value: { title: "Nytt kurs" } });
    expect(dialogCard(opened.body).body.at(-1).actions[0]).toMatchObject({
      type: "Action.Submit",
      data: { line: "kurs lagre", form: true },
    });
  });
});

describe("a dialog", () => {
  it("hands the answers over, and closes when they are taken care of", async () => {
    rig.bot.on("kurs lagre", [reply("Kurset er lagret.")]);
    const { status, body } = await rig.send(rig.activity("task-submit"));
    expect([status, body]).toEqual([200, undefined]);
    expect(rig.bot.handled[0]).toMatchObject({
      via: "form",
      line: "kurs lagre",
      answers: { title: "Lekkasjesøk", seats: "20", groups: ["nett", "a,b"] },
    });
    await until(() => rig.connector.posted(DIRECT).length === 1);
  });

  it("stays open with what is wrong and what was typed", async () => {
    rig.bot.on("kurs lagre", ({ answers = {} }) => [
      { type: "field-errors", errors: { seats: "Salen tar 12." }, form: filledIn(FORM, answers) },
    ]);
    const { body } = await rig.send(rig.activity("task-submit"));
    const card = dialogCard(body);
    const seats = card.body.findIndex(({ id }: Payload) => id === "f-seats");
    expect(card.body[seats]).toMatchObject({ value: 20 });
    expect(readable(card.body[seats + 1])).toBe("Salen tar 12.");
    expect(rig.connector.calls).toEqual([]);
  });

  it("shows what is for the asker alone when opening one comes to that", async () => {
    rig.bot.on("kurs ny", [reply("Bare sekretariatet oppretter kurs.")]);
    const { body } = await rig.send(rig.activity("task-fetch"));
    expect(readable(dialogCard(body))).toBe("Bare sekretariatet oppretter kurs.");
    expect(rig.connector.calls).toEqual([]);
  });

  it("says that it works when it takes long", async () => {
    rig.bot.on("kurs lagre", [reply("Lagret.")], 700);
    const { body } = await rig.send(rig.activity("task-submit"));
    expect(readable(dialogCard(body))).toBe("Arbeider …");
    await until(() => rig.connector.posted(DIRECT).length === 1);
  });
});
