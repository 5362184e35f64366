import { describe, expect, it } from "vitest";
import type { Effect } from "../../src/messages/effect.ts";
import type { Form } from "../../src/messages/form.ts";
import { reply } from "../support/scripted-bot.ts";
import type { Json } from "../support/slack-limits.ts";
import { eventually, fixture, SlackRig } from "../support/slack-rig.ts";
import { SlackSocket } from "../support/slack-socket.ts";

/** Slack gives up after 3 s; some of them are the network's. */
const longestAck = 2500;
const form: Form = {
  title: "Nytt kurs",
  line: "arrangement nytt",
  submit: "Lagre",
  cancel: "Avbryt",
  fields: [{ type: "text", name: "title", label: "Tittel", required: true, maxLength: 100, value: "Lekkasjesøk" }],
};

type Sent = { readonly body: Json; readonly milliseconds: number };

type Line = {
  readonly rig: SlackRig;
  readonly send: (payload: Json) => Promise<Sent>;
  readonly stop: () => Promise<void>;
};

const lines: Record<string, () => Promise<Line>> = {
  "signed HTTP": async () => {
    const rig = await SlackRig.start();
    return { rig, send: (payload) => rig.send(payload), stop: () => rig.stop() };
  },
  "Socket Mode": async () => {
    const socket = new SlackSocket();
    const rig = new SlackRig();
    await rig.api.start();
    rig.api.connectionUrl = await socket.start();
    await rig.build({ appToken: "xapp-test" });
    await rig.platform.start(rig.bot);
    const send = async (payload: Json) => {
      const envelope = socket.send(payload);
      const { payload: body, milliseconds } = await eventually(() => socket.acknowledged.get(envelope));
      return { body, milliseconds };
    };
    const stop = async () => {
      await rig.stop();
      await socket.stop();
    };
    return { rig, send, stop };
  },
};

for (const [name, begin] of Object.entries(lines)) {
  describe.concurrent(`a bot that takes 4 s, over ${name}`, () => {
    async function slowly(
      test: (line: Line, sent: (effects: readonly Effect[], name: string) => Promise<Sent>) => Promise<void>,
    ): Promise<void> {
      const line = await begin();
      line.rig.bot.takes = 4000;
      const sent = async (effects: readonly Effect[], name: string) => {
        line.rig.bot.script = () => effects;
        const answer = await line.send(line.rig.fixture(name));
        expect(answer.milliseconds).toBeLessThan(longestAck);
        return answer;
      };
      await test(line, sent).finally(line.stop);
    }

    it("answers a slash command later, and says that it will", () =>
      slowly(async ({ rig }, sent) => {
        const { body } = await sent([reply("Du er påmeldt.")], "slash-command");
        expect(body).toMatchObject({ response_type: "ephemeral", text: "Et øyeblikk …" });
        const late = await eventually(() => rig.api.called("respond")[0]);
        expect(late).toMatchObject({ response_type: "ephemeral", text: "Du er påmeldt." });
      }));

    it("answers a button later", () =>
      slowly(async ({ rig }, sent) => {
        await sent([{ type: "replace-card", message: { summary: "Avmeldt.", blocks: [] } }], "button-posted");
        expect(await eventually(() => rig.api.called("chat.update")[0])).toMatchObject({ text: "Avmeldt." });
      }));

    it("shows in a form that it works, and then the answer", () =>
      slowly(async ({ rig }, sent) => {
        const { body } = await sent([reply("Kurset er lagt inn.")], "view-submission");
        expect(body.response_action).toBe("update");
        expect(JSON.stringify(body.view)).toContain("Et øyeblikk …");
        const { view_id, view } = await eventually(() => rig.api.called("views.update")[0]);
        expect(view_id).toBe("V0FORM0001");
        expect(JSON.stringify(view)).toContain("Kurset er lagt inn.");
      }));

    it("shows in a form that it works, and then the form with its errors and what was typed", () =>
      slowly(async ({ rig }, sent) => {
        await sent(
          [{ type: "field-errors", errors: { title: "Tittelen er brukt.", x: "Prøv igjen." }, form }],
          "view-submission",
        );
        const { view } = await eventually(() => rig.api.called("views.update")[0]);
        expect(JSON.stringify(view)).toContain("⚠ Tittelen er brukt.");
        expect(JSON.stringify(view)).toContain("⚠ Prøv igjen.");
        expect(JSON.stringify(view)).toContain('"initial_value":"Lekkasjesøk"');
      }));

    it("posts the answer when the form was closed meanwhile", () =>
      slowly(async ({ rig }, sent) => {
        rig.api.break("views.update", { type: "refuse", code: "not_found" });
        await sent([reply("Kurset er lagt inn.")], "view-submission");
        expect((await eventually(() => rig.api.called("chat.postEphemeral")[0])).text).toBe("Kurset er lagt inn.");
      }));

    it("says that a form is done when the bot says nothing", () =>
      slowly(async ({ rig }, sent) => {
        await sent([], "view-submission");
        expect(JSON.stringify(await eventually(() => rig.api.called("views.update")[0]))).toContain("Ferdig.");
      }));

    it("shows a button for a form that comes too late, and the button is quick", () =>
      slowly(async ({ rig, send }, sent) => {
        await sent([{ type: "open-form", form }], "slash-command");
        const post = await eventually(() => rig.api.called("respond")[0]);
        expect(rig.api.called("views.open")).toEqual([]);
        const [button] = post.blocks.at(-1).elements;
        expect(button.value).toBe("kurs meld-på 42");
        const pressed = fixture("button-ephemeral");
        const { milliseconds } = await send({ ...pressed, actions: [{ ...pressed.actions[0], ...button }] });
        expect(milliseconds).toBeLessThan(1000);
        expect(rig.api.called("views.open")).toHaveLength(1);
      }));

    it("answers a mention later, once, though Slack delivers it again", () =>
      slowly(async ({ rig }, sent) => {
        await sent([reply("Kursene er …", "conversation")], "app-mention");
        await sent([], "app-mention");
        await eventually(() => rig.api.messages[0]);
        expect(rig.bot.handled).toHaveLength(1);
        expect(rig.api.messages).toHaveLength(1);
      }));
  });
}

it("waits for what is being handled when it stops, and takes nothing more", async () => {
  const rig = await SlackRig.start();
  rig.bot.takes = 1500;
  const asked = rig.send(rig.fixture("slash-command"));
  await eventually(() => rig.bot.handled[0]);
  const stopped = rig.platform.stop();
  expect((await rig.send(rig.fixture("message-im"))).status).toBe(503);
  await stopped;
  expect((await asked).body.text).toBe("Svar.");
  expect(rig.bot.handled).toHaveLength(1);
  await rig.stop();
});

it("acknowledges in time even when it does not find out where it is", async () => {
  const rig = await SlackRig.start();
  rig.conversations.directWith = () => new Promise(() => {});
  rig.bot.languageOf = () => new Promise(() => {});
  const { milliseconds } = await rig.send(rig.fixture("slash-command", { channel_id: "D0DIREKTE1" }));
  expect(milliseconds).toBeLessThan(longestAck);
  await Promise.race([rig.stop(), new Promise((resolve) => setTimeout(resolve, 9000))]);
});
