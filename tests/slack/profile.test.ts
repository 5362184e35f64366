import { afterEach, beforeEach, expect, it } from "vitest";
import type { Profile } from "../../src/domain/recognition.ts";
import { RetryLater } from "../../src/ports/chat-platform.ts";
import type { Json } from "../support/slack-limits.ts";
import { fixture, SlackRig } from "../support/slack-rig.ts";

let rig: SlackRig;
beforeEach(async () => {
  rig = await SlackRig.start();
});
afterEach(() => rig.stop());

const account = { platform: "slack", workspace: "T0VANN001", user: "U0OPER0001" } as const;
const regular = { displayName: "Operatør 1", email: "operator.1@vannverk.example", kind: "regular" };
const { email: _, ...withoutEmail } = regular;

async function profile(changed: Json): Promise<Profile> {
  rig.api.users.set(account.user, { ...fixture("user"), ...changed });
  return rig.platform.profile(account);
}

it("tells a regular account's name and confirmed address", async () => {
  expect(await profile({})).toEqual(regular);
});

it("leaves out an address Slack has not confirmed", async () => {
  expect(await profile({ is_email_confirmed: false })).toEqual(withoutEmail);
  expect(await profile({ is_email_confirmed: undefined })).toEqual(withoutEmail);
});

const kinds: [string, Json, Profile["kind"]][] = [
  ["a guest", { is_restricted: true }, "guest"],
  ["a guest of one channel", { is_restricted: true, is_ultra_restricted: true }, "guest"],
  ["a stranger", { is_stranger: true }, "external"],
  ["another workspace's", { team_id: "T0OTHER001" }, "external"],
  [
    "a colleague of the same organisation in another workspace",
    { team_id: "T0B", enterprise_user: { teams: ["T0B", "T0VANN001"] } },
    "regular",
  ],
  ["a bot", { is_bot: true }, "bot"],
  ["a workflow", { is_workflow_bot: true }, "bot"],
  ["Slackbot", { id: "USLACKBOT" }, "bot"],
  ["deactivated", { deleted: true }, "deactivated"],
];
for (const [what, changed, kind] of kinds) {
  it(`knows an account that is ${what}`, async () => {
    expect((await profile(changed)).kind).toBe(kind);
  });
}

it("takes an account Slack will not show for another workspace's", async () => {
  expect((await rig.platform.profile({ ...account, user: "U0UNKNOWN1" })).kind).toBe("external");
});

it("asks later when Slack cannot be asked now", async () => {
  for (const fault of [
    { type: "status", status: 500 },
    { type: "rate-limited", seconds: 3 },
  ] as const) {
    rig.api.break("users.info", fault);
    await expect(rig.platform.profile(account)).rejects.toBeInstanceOf(RetryLater);
  }
});
