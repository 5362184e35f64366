import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Effect } from "../../src/messages/effect.ts";
import type { Form } from "../../src/messages/form.ts";
import { say } from "../../src/messages/message.ts";
import { reply } from "../support/scripted-bot.ts";
import type { Json } from "../support/slack-limits.ts";
import { eventually, fixture, SlackRig } from "../support/slack-rig.ts";

let rig: SlackRig;
beforeEach(async () => {
  rig = await SlackRig.start();
  rig.api.calls.length = 0;
});
afterEach(() => rig.stop());

const form: Form = {
  title: "Nytt kurs",
  line: "arrangement nytt",
  submit: "Lagre",
  cancel: "Avbryt",
  fields: [{ type: "text", name: "title", label: "Tittel", required: true, maxLength: 100 }],
};

async function answer(effects: readonly Effect[], name: string, changed: Json = {}): Promise<Json> {
  rig.bot.script = () => effects;
  const { status, body } = await rig.send(rig.fixture(name, changed));
  expect(status).toBe(200);
  return body;
}

const methods = () => rig.api.calls.map(({ method }) => method);
const inDirect = (name: string): Json => ({
  ...fixture(name),
  channel_id: "D0DIREKTE1",
  channel_name: "directmessage",
});

describe("a reply to a slash command", () => {
  it("rides in the acknowledgement, seen by the asker alone", async () => {
    const body = await answer([reply("Du er påmeldt.", "conversation")], "slash-command");
    expect(body).toMatchObject({ response_type: "ephemeral", text: "Du er påmeldt." });
    expect(rig.api.calls).toEqual([]);
  });

  it("follows at the response address when there are several", async () => {
    await answer([reply("Først."), reply("Så.")], "slash-command");
    expect(await eventually(() => rig.api.called("respond")[0])).toMatchObject({
      response_type: "ephemeral",
      replace_original: false,
      text: "Så.",
    });
  });

  it("is an ordinary post in our direct conversation", async () => {
    await rig.send(fixture("app-home-opened"));
    rig.api.calls.length = 0;
    const body = await answer([reply("Du er påmeldt.")], "slash-command", inDirect("slash-command"));
    expect(body).toBeUndefined();
    expect(rig.api.called("chat.postMessage")[0]).toMatchObject({ channel: "D0DIREKTE1", text: "Du er påmeldt." });
  });

  it("is whispered in a direct conversation between two people", async () => {
    const body = await answer([reply("Du er påmeldt.")], "slash-command", { channel_id: "D0ANDRE001" });
    expect(body).toMatchObject({ response_type: "ephemeral" });
    expect(rig.api.calls).toEqual([]);
  });
});

describe("a reply to a button", () => {
  it("is seen by the asker alone, and the card stays", async () => {
    expect(await answer([reply("Du er påmeldt.")], "button-posted")).toBeUndefined();
    expect(rig.api.called("respond")).toMatchObject([{ response_type: "ephemeral", replace_original: false }]);
  });

  it("stands in the thread of the card", async () => {
    const { container } = fixture("button-posted");
    const threaded = { container: { ...container, thread_ts: "1763800000.000001" } };
    await answer([reply("Du er påmeldt.")], "button-posted", threaded);
    const where = { channel: "C0DRIFT001", user: "U0OPER0001", thread_ts: "1763800000.000001" };
    expect(rig.api.called("chat.postEphemeral")).toMatchObject([where]);
  });

  it("goes to the direct conversation when the response address has expired and the bot is not in the channel", async () => {
    rig.api.break("respond", { type: "status", status: 404 });
    rig.api.missing.set("C0DRIFT001", "not_in_channel");
    await answer([reply("Du er påmeldt.")], "button-posted");
    expect(methods()).toEqual(["respond", "chat.postEphemeral", "conversations.open", "chat.postMessage"]);
    expect(rig.api.messages).toHaveLength(1);
  });

  it("waits as long as Slack says when that is short, and is given once", async () => {
    rig.api.break("respond", { type: "rate-limited", seconds: 1 });
    await answer([reply("Du er påmeldt.")], "button-posted");
    expect(methods()).toEqual(["respond", "respond"]);
  });

  it("is sent to no other host than Slack's", async () => {
    const evil = { response_url: "https://hooks.slack.com.evil.example/x" };
    rig.bot.script = () => [reply("Du er påmeldt.")];
    await rig.send({ ...fixture("button-posted"), ...evil });
    expect(methods()).toEqual(["chat.postEphemeral"]);
  });

  it("opens over the App Home, which is drawn anew", async () => {
    await answer([reply("Du er påmeldt.")], "button-home");
    await eventually(() => rig.api.called("views.publish")[0]);
    expect(methods()).toEqual(["views.open", "views.publish"]);
    expect(JSON.stringify(rig.api.called("views.open")[0].view)).toContain("Du er påmeldt.");
  });

  it("takes the place of the answer whose button was pressed in a modal", async () => {
    await answer([reply("Du er avmeldt.")], "button-modal");
    expect(rig.api.called("views.update")[0]).toMatchObject({ view_id: "V0PAGE0001" });
  });
});

describe("a reply to a mention", () => {
  it("stands in a thread for all to see", async () => {
    await answer([reply("Kursene er …", "conversation")], "app-mention");
    const post = { channel: "C0DRIFT001", thread_ts: "1763900300.000400", text: "Kursene er …" };
    expect(rig.api.called("chat.postMessage")).toMatchObject([post]);
  });

  it("stands in the thread the mention was in", async () => {
    const { event } = fixture("app-mention");
    const threaded = { event: { ...event, thread_ts: "1763800000.000001" } };
    await answer([reply("Kursene er …", "conversation")], "app-mention", threaded);
    expect(rig.api.called("chat.postMessage")[0].thread_ts).toBe("1763800000.000001");
  });

  it("is shown to the asker alone when it concerns the asker alone", async () => {
    await answer([reply("Du er påmeldt.")], "app-mention");
    const [post] = rig.api.called("chat.postEphemeral");
    expect(post).toMatchObject({ channel: "C0DRIFT001", user: "U0OPER0001" });
    expect(post.thread_ts).toBeUndefined();
  });
});

it("answers a direct message with an ordinary post", async () => {
  await answer([reply("Du er påmeldt.")], "message-im");
  expect(rig.api.called("chat.postMessage")).toMatchObject([{ channel: "D0DIREKTE1", text: "Du er påmeldt." }]);
});

it("answers the message shortcut in the thread of the message", async () => {
  const { message } = fixture("message-shortcut");
  const threaded = { message: { ...message, thread_ts: "1763800000.000001" } };
  await answer([reply("Fant ett kurs.", "conversation")], "message-shortcut", threaded);
  expect(rig.api.called("chat.postEphemeral")).toMatchObject([{ thread_ts: "1763800000.000001" }]);
});

describe("replacing the card", () => {
  const replaced: Effect = { type: "replace-card", message: say("Avmeldt.") };

  it("updates a posted card", async () => {
    await answer([replaced], "button-posted");
    const update = { channel: "C0DRIFT001", ts: "1763900000.000100", text: "Avmeldt." };
    expect(rig.api.called("chat.update")).toMatchObject([update]);
  });

  it("replaces an ephemeral card at its response address", async () => {
    await answer([replaced], "button-ephemeral");
    expect(rig.api.called("respond")).toMatchObject([{ replace_original: true, text: "Avmeldt." }]);
  });

  it("updates the card whose button opened the form that was sent in", async () => {
    const { view } = fixture("view-submission");
    const card = { ts: "1763900000.000100", ephemeral: false };
    const metadata = JSON.stringify({ line: "arrangement nytt", direct: false, channel: "C0DRIFT001", card });
    await answer([replaced], "view-submission", { view: { ...view, private_metadata: metadata } });
    expect(rig.api.called("chat.update")).toMatchObject([{ ts: card.ts }]);
  });

  it("is a reply to the asker where there is no card", async () => {
    expect(await answer([replaced], "slash-command")).toMatchObject({ response_type: "ephemeral", text: "Avmeldt." });
  });
});

describe("opening a form", () => {
  const opened: Effect = { type: "open-form", form };

  it("opens a modal on a slash command, that knows its line and where it was opened", async () => {
    expect(await answer([opened], "slash-command")).toBeUndefined();
    const [{ trigger_id, view }] = rig.api.called("views.open");
    expect(trigger_id).toBe("8001.1001.command");
    expect(JSON.parse(view.private_metadata)).toEqual({
      line: "arrangement nytt",
      direct: false,
      channel: "C0DRIFT001",
    });
  });

  it("remembers the card it was opened from", async () => {
    await answer([opened], "button-posted");
    const [{ view }] = rig.api.called("views.open");
    expect(JSON.parse(view.private_metadata).card).toEqual({ ts: "1763900000.000100", ephemeral: false });
  });

  it("keeps no response address where others could read it", async () => {
    await answer([opened], "button-ephemeral");
    expect(JSON.stringify(rig.api.called("views.open"))).not.toContain("respond");
  });

  it("lays it over the modal a button was pressed in", async () => {
    await answer([opened], "button-modal");
    expect(methods()).toEqual(["views.push"]);
  });

  it("lets it take the place of the form sent in", async () => {
    const body = await answer([opened], "view-submission");
    expect(body).toMatchObject({ response_action: "update", view: { type: "modal", callback_id: "form" } });
  });

  it("shows a button where nothing was pressed, which opens it without asking the bot again", async () => {
    await answer([opened], "app-mention");
    const [post] = rig.api.called("chat.postEphemeral");
    expect(post.text).toBe("Skjemaet «Nytt kurs» er klart.");
    const [button] = post.blocks.at(-1).elements;
    expect(button).toMatchObject({ text: { text: "Åpne skjemaet" }, value: "kurs liste" });

    const pressed = fixture("button-ephemeral");
    await rig.send({ ...pressed, actions: [{ ...pressed.actions[0], ...button }] });
    expect(rig.api.called("views.open")).toHaveLength(1);
    expect(rig.bot.handled).toHaveLength(1);
  });

  it("asks the bot by the line when the form is no longer kept, or was kept for somebody else", async () => {
    await answer([opened], "app-mention");
    const [button] = rig.api.called("chat.postEphemeral")[0].blocks.at(-1).elements;
    const pressed = fixture("button-ephemeral");
    const press = { ...pressed, actions: [{ ...pressed.actions[0], ...button }] };
    await rig.send({ ...press, user: { ...pressed.user, id: "U0OPER0002" } });
    expect(rig.bot.handled.at(-1)).toMatchObject({ line: "kurs liste", from: { user: "U0OPER0002" } });
  });

  it("shows the button when Slack no longer takes the trigger", async () => {
    rig.api.break("views.open", { type: "refuse", code: "expired_trigger_id" });
    const body = await answer([opened], "slash-command");
    expect(body).toMatchObject({ response_type: "ephemeral", text: "Skjemaet «Nytt kurs» er klart." });
  });
});

describe("a form sent in", () => {
  it("closes, and the answer stands where it was opened", async () => {
    const body = await answer([reply("Kurset er lagt inn.")], "view-submission");
    expect(body).toEqual({ response_action: "clear" });
    expect(rig.api.called("chat.postEphemeral")).toMatchObject([
      { channel: "C0DRIFT001", text: "Kurset er lagt inn." },
    ]);
  });

  it("shows the answer itself where the bot cannot write", async () => {
    rig.api.missing.set("C0DRIFT001", "channel_not_found");
    const body = await answer([reply("Kurset er lagt inn.")], "view-submission");
    expect(body.response_action).toBe("update");
    expect(JSON.stringify(body.view)).toContain("Kurset er lagt inn.");
  });

  it("says at each field what must be filled in differently", async () => {
    const errors = { title: "Tittelen er brukt.", seats: "For mange." };
    const body = await answer([{ type: "field-errors", errors, form }], "view-submission");
    expect(body).toEqual({ response_action: "errors", errors });
  });

  it("says at the first field what concerns none", async () => {
    const errors = { seats: "For mange.", whole: "Kurset kolliderer med et annet.", title: "Tittelen er brukt." };
    const body = await answer([{ type: "field-errors", errors, form }], "view-submission");
    const title = "Kurset kolliderer med et annet.\nTittelen er brukt.";
    expect(body).toEqual({ response_action: "errors", errors: { seats: "For mange.", title } });
  });

  it("closes without a word when the bot has none", async () => {
    expect(await answer([], "view-submission")).toEqual({ response_action: "clear" });
  });

  it("leaves alone what is not ours", async () => {
    const { view } = fixture("view-submission");
    await answer([reply("?")], "view-submission", { view: { ...view, private_metadata: "{}" } });
    expect(rig.bot.handled).toEqual([]);
  });
});

describe("a file", () => {
  const bytes = new TextEncoder().encode("BEGIN:VCALENDAR");
  const file: Effect = {
    type: "file",
    file: { name: "kurs.ics", contentType: "text/calendar", bytes },
    message: say("Her er kalenderfilen."),
    link: { label: "Last ned", href: "https://driftsbot.example/f/1" },
  };

  it("is put in the asker's direct conversation with its message, and the asker is told", async () => {
    const body = await answer([file], "slash-command");
    expect(rig.api.uploads[0]?.toString()).toContain("BEGIN:VCALENDAR");
    expect(rig.api.called("files.completeUploadExternal")[0].channel_id).toMatch(/^D-U0OPER0001/);
    expect(rig.api.called("chat.postMessage")[0].text).toBe("Her er kalenderfilen.");
    expect(body.text).toBe("Jeg har svart deg direkte.");
  });

  it("is not announced where it already stands", async () => {
    await answer([file], "message-im");
    expect(rig.api.messages.map(({ text }) => text)).toEqual(["Her er kalenderfilen."]);
  });

  for (const method of ["files.getUploadURLExternal", "upload", "files.completeUploadExternal"]) {
    it(`is a link to the asker alone when ${method} fails, tried once`, async () => {
      rig.api.break(method, { type: "status", status: 500 }, 10);
      const body = await answer([file], "slash-command");
      expect(body.response_type).toBe("ephemeral");
      const link = { type: "link", url: "https://driftsbot.example/f/1", text: "Last ned" };
      expect(body.blocks.at(-1).elements[0].elements).toEqual([link]);
      expect(rig.api.called(method)).toHaveLength(1);
    });
  }
});

describe("when something goes wrong", () => {
  it("says so when the bot throws, though it promises not to", async () => {
    rig.bot.handle = () => Promise.reject(new Error("broken"));
    expect((await rig.send(rig.fixture("slash-command"))).body.text).toBe("Noe gikk galt, og ingenting er endret.");
  });

  it("says so when a form cannot be drawn", async () => {
    const impossible: Effect = { type: "open-form", form: { ...form, line: "x".repeat(4000) } };
    expect((await answer([impossible], "slash-command")).text).toBe("Noe gikk galt, og ingenting er endret.");
  });

  it("still does the rest when one effect fails", async () => {
    rig.api.break("views.open", { type: "status", status: 500 }, 10);
    await answer([{ type: "open-form", form }, reply("Ferdig.")], "button-posted");
    expect(rig.api.called("respond").map(({ text }) => text)).toEqual(["Skjemaet «Nytt kurs» er klart.", "Ferdig."]);
  });
});

it("divides an App Home that is too long, with a button to the next page", async () => {
  const blocks = Array.from({ length: 150 }, (_, number) => ({ type: "text", text: `Linje ${number}.` }) as const);
  rig.bot.page = { summary: "Hjem", blocks };
  await rig.send(fixture("app-home-opened"));
  const [{ view }] = rig.api.called("views.publish");
  const [button] = view.blocks.at(-1).elements;
  expect(button).toMatchObject({ action_id: "home:1", text: { text: "Vis mer" } });
  const pressed = fixture("button-home");
  await rig.send({ ...pressed, actions: [{ ...pressed.actions[0], ...button }] });
  const next = await eventually(() => rig.api.called("views.publish")[1]);
  expect(JSON.stringify(next.view)).toContain("Linje 149.");
  expect(rig.bot.handled).toEqual([]);
});
