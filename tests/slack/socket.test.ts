import { afterEach, beforeEach, expect, it } from "vitest";
import { reply } from "../support/scripted-bot.ts";
import { eventually, SlackRig } from "../support/slack-rig.ts";
import { SlackSocket } from "../support/slack-socket.ts";

let rig: SlackRig;
let socket: SlackSocket;
beforeEach(async () => {
  socket = new SlackSocket();
  rig = new SlackRig();
  await rig.api.start();
  rig.api.connectionUrl = await socket.start();
  await rig.build({ appToken: "xapp-test" });
});
afterEach(async () => {
  await rig.stop();
  await socket.stop();
});

it("needs no address of its own, and answers in the acknowledgement", async () => {
  await rig.platform.start(rig.bot);
  rig.bot.script = () => [reply("Du er påmeldt.")];
  const envelope = socket.send(rig.fixture("slash-command"));
  const { payload } = await eventually(() => socket.acknowledged.get(envelope));
  expect(payload).toMatchObject({ response_type: "ephemeral", text: "Du er påmeldt." });
  expect(rig.platform.trouble()).toBeUndefined();
});

it("closes a form and says its errors in the acknowledgement", async () => {
  await rig.platform.start(rig.bot);
  const errors = { title: "Tittelen er brukt." };
  const form = { title: "x", line: "x", submit: "x", cancel: "x", fields: [] };
  rig.bot.script = () => [{ type: "field-errors", errors, form }];
  const envelope = socket.send(rig.fixture("view-submission"));
  const { payload } = await eventually(() => socket.acknowledged.get(envelope));
  expect(payload).toEqual({ response_action: "errors", errors });
});

for (const ending of ["refresh", "cut"] as const) {
  it(`is in trouble and connects again after a ${ending}, also when Slack is away for a while`, async () => {
    await rig.platform.start(rig.bot);
    rig.api.break("apps.connections.open", { type: "reset", when: "before" });
    rig.api.break("apps.connections.open", { type: "status", status: 500 });
    socket[ending]();
    await eventually(() => rig.platform.trouble());
    expect(rig.platform.trouble()).toBe("Slack's socket is not connected");
    await eventually(() => socket.connections === 2 || undefined);
    await eventually(() => rig.platform.trouble() === undefined || undefined);
    const envelope = socket.send(rig.fixture("app-mention"));
    await eventually(() => socket.acknowledged.get(envelope));
    expect(rig.bot.handled).toHaveLength(1);
  });
}

it("sends an answer another way when the line breaks before it could ride along", async () => {
  await rig.platform.start(rig.bot);
  rig.bot.takes = 300;
  socket.send(rig.fixture("slash-command"));
  await eventually(() => rig.bot.handled[0]);
  socket.cut();
  expect((await eventually(() => rig.api.called("respond")[0])).text).toBe("Svar.");
});

it("does not start with an app token Slack refuses", async () => {
  rig.api.break("apps.connections.open", { type: "refuse", code: "invalid_auth" }, 100);
  await expect(rig.platform.start(rig.bot)).rejects.toThrow("invalid_auth");
});

it("stops while it is still trying to connect", async () => {
  rig.api.break("apps.connections.open", { type: "status", status: 500 }, 100);
  const started = rig.platform.start(rig.bot);
  await eventually(() => rig.api.called("apps.connections.open")[1]);
  await rig.platform.stop();
  await started;
});
