import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AccountRef } from "../../src/domain/conversation.ts";
import { RetryLater } from "../../src/ports/chat-platform.ts";
import { FIRST, type Rig, SECOND, teamsRig } from "../support/teams-rig.ts";

let rig: Rig;
beforeEach(async () => {
  rig = await teamsRig();
});
afterEach(() => rig.close());

const account = { platform: "teams", workspace: FIRST.tenantId, user: "29:operator-1" } as const;
const member = {
  id: "29:operator-1",
  name: "Operatør 1",
  aadObjectId: "00000000-0000-4000-8000-000000000001",
  email: "operator1@vannlaget.example",
  userPrincipalName: "operator1@vannlaget.example",
  tenantId: FIRST.tenantId,
  userRole: "user",
};

describe("an account's profile", () => {
  const ask = async (said: object, asked: AccountRef = account) => {
    rig.connector.members.set("29:operator-1", said);
    return rig.platform.profile(asked);
  };

  it("has the address where it is on the principal name's domain, which the tenant has proved", async () => {
    expect(await ask(member)).toEqual({
      displayName: "Operatør 1",
      email: "operator1@vannlaget.example",
      kind: "regular",
    });
  });

  it("has the principal name where there is no address, but not the one made up for a guest", async () => {
    expect(await ask({ ...member, email: undefined })).toMatchObject({ email: "operator1@vannlaget.example" });
    const invited = "operator1_annet.example#EXT#@vannlaget.onmicrosoft.example";
    const guest = await ask({ ...member, email: undefined, userPrincipalName: invited });
    expect(guest).toEqual({ displayName: "Operatør 1", kind: "guest" });
  });

  it("has the principal name, not an address an administrator has written on another's domain", async () => {
    for (const email of ["post@sekretariatet.example", "a@b@vannlaget.example", "x@annet.vannlaget.example", ""])
      expect(await ask({ ...member, email })).toMatchObject({ email: member.userPrincipalName });
    const alias = "Fornavn.Etternavn@VANNLAGET.example";
    expect(await ask({ ...member, email: alias })).toMatchObject({ email: alias });
    expect(await ask({ ...member, userPrincipalName: undefined })).toEqual({
      displayName: "Operatør 1",
      kind: "regular",
    });
  });

  it("is a guest's without an address in any tenant but the first", async () => {
    const there = { ...account, workspace: SECOND.tenantId };
    const said = { ...member, tenantId: SECOND.tenantId };
    const guest = { displayName: "Operatør 1", kind: "guest" };
    expect(await ask({ ...said, userRole: "guest" }, there)).toEqual(guest);
    const invited = "operator1_annet.example#EXT#@annet.onmicrosoft.example";
    expect(await ask({ ...said, userPrincipalName: invited }, there)).toEqual(guest);
    expect(await ask(said, there)).toMatchObject({ kind: "regular", email: member.email });
  });

  it("is a guest's by role or by name, with the address that was invited", async () => {
    const email = "operator1@annet.example";
    expect(await ask({ ...member, email, userRole: "guest" })).toMatchObject({ kind: "guest", email });
    const invited = "operator1_annet.example#EXT#@vannlaget.onmicrosoft.example";
    expect(await ask({ ...member, email, userPrincipalName: invited })).toMatchObject({ kind: "guest", email });
  });

  it("is external, and without an address, for another tenant's user", async () => {
    expect(await ask({ ...member, tenantId: SECOND.tenantId })).toEqual({
      displayName: "Operatør 1",
      kind: "external",
    });
    expect(await ask({ ...member, userRole: "anonymous" })).toEqual({ displayName: "Operatør 1", kind: "external" });
  });

  it("is a bot's for a bot", async () => {
    expect((await rig.platform.profile({ ...account, user: "28:other" })).kind).toBe("bot");
  });

  it("is deactivated when Teams knows nobody by it", async () => {
    expect((await rig.platform.profile(account)).kind).toBe("deactivated");
  });

  it("is asked for later when Teams cannot tell, or the conversation to ask in is gone", async () => {
    await rig.send(rig.activity("installed-personal"));
    for (const fault of [
      { status: 500 },
      { status: 429 },
      { status: 404, code: "ConversationNotFound" },
      { status: 403 },
    ]) {
      rig.connector.fail(fault);
      await expect(rig.platform.profile(account)).rejects.toBeInstanceOf(RetryLater);
    }
  });
});

describe("an installation", () => {
  const conversation = (id: string) => ({ platform: "teams", workspace: FIRST.tenantId, conversation: id });

  it("in the personal chat makes it known whose it is", async () => {
    await rig.send(rig.activity("installed-personal"));
    expect(rig.bot.events).toEqual([{ type: "joined", conversation: conversation("a:1direct-operator-1") }]);
    expect(await rig.conversations.directWith(account)).toMatchObject({ kind: "direct", account });
  });

  it("parks the conversation when it ends, and unparks it when it comes back", async () => {
    for (const name of ["installed-personal", "removed-personal", "installed-personal"]) {
      await rig.send(rig.activity(name));
    }
    expect(rig.bot.events.map(({ type }) => type)).toEqual(["joined", "left", "joined"]);
  });

  it("in a team is told by the bot's coming and going, and greets nobody", async () => {
    await rig.send(rig.activity("bot-added-to-team"));
    await rig.send(rig.activity("bot-removed-from-team"));
    expect(rig.bot.events).toEqual([
      { type: "joined", conversation: conversation("19:team-1@thread.tacv2") },
      { type: "left", conversation: conversation("19:team-1@thread.tacv2") },
    ]);
    expect(rig.connector.calls).toEqual([]);
  });

  it("is not told by other people's coming and going", async () => {
    await rig.send(rig.activity("bot-added-to-team", { membersAdded: [{ id: "29:operator-2" }] }));
    await rig.send(rig.activity("bot-removed-from-team", { membersRemoved: [{ id: "29:operator-2" }] }));
    expect(rig.bot.events).toEqual([]);
  });

  it("ends with the channel", async () => {
    const channelData = {
      tenant: { id: FIRST.tenantId },
      eventType: "channelDeleted",
      channel: { id: "19:gone@thread" },
    };
    await rig.send(rig.activity("bot-removed-from-team", { membersRemoved: [], channelData }));
    expect(rig.bot.events).toEqual([{ type: "left", conversation: conversation("19:gone@thread") }]);
  });

  it("upgraded is not an end", async () => {
    await rig.send(rig.activity("removed-personal", { action: "remove-upgrade" }));
    expect(rig.bot.events).toEqual([]);
  });
});
