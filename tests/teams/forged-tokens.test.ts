import { type OutgoingHttpHeaders, request } from "node:http";
import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { say } from "../../src/messages/message.ts";
import { FIRST, type Payload, type Rig, SECOND, teamsRig } from "../support/teams-rig.ts";

const EACH = 20;

let rig: Rig;

beforeAll(async () => {
  rig = await teamsRig();
  rig.bot.on("", [{ type: "reply", message: say("Utført."), to: "asker" }]);
});
afterAll(() => rig.close());

/** Posts with the headers exactly as given, also the same one twice. */
function raw(body: string, authorization: string | string[] | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers: OutgoingHttpHeaders = { "content-type": "application/json" };
    if (authorization !== undefined) headers.authorization = authorization as string;
    const call = request(rig.url, { method: "POST", headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    call.on("error", reject).end(body);
  });
}

const at = () => Math.floor(Date.now() / 1000);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const right = () => ({ aud: FIRST.appId, serviceurl: rig.connector.url });
const sign: Rig["login"]["sign"] = (claims, how) => rig.login.sign(claims, how);

type Forgery = () => Promise<{ header: string | string[] | undefined; change?: Payload }>;

const bearer = async (token: Promise<string>, change?: Payload) => ({ header: `Bearer ${await token}`, change });

/** Each is one thing wrong with what would otherwise be let in. */
const forgeries: Record<string, Forgery> = {
  "no header": async () => ({ header: undefined }),
  "Basic in place of Bearer": async () => ({ header: `Basic ${Buffer.from("app:secret").toString("base64")}` }),
  "the header twice": async () => ({ header: [`Bearer ${await sign(right())}`, `Bearer ${await sign(right())}`] }),
  "two tokens in one header": async () => ({ header: `Bearer ${await sign(right())}, Bearer ${await sign(right())}` }),
  "alg none": async () => {
    const claims = { ...right(), iss: "https://api.botframework.com", exp: at() + 3600, nbf: at() - 10 };
    return { header: `Bearer ${part({ alg: "none", kid: "key-0", typ: "JWT" })}.${part(claims)}.` };
  },
  "HS256 with the public key as secret": async () => {
    const secret = new TextEncoder().encode(await rig.login.publicPem());
    const claims = { ...right(), iss: "https://api.botframework.com", exp: at() + 3600 };
    return bearer(new SignJWT(claims).setProtectedHeader({ alg: "HS256", kid: "key-0" }).sign(secret));
  },
  "a rogue key under the right id": async () => bearer(sign(right(), { rogue: true })),
  "an unknown key id": async () => bearer(sign(right(), { kid: "key-99" })),
  "a key not endorsed for Teams": async () => bearer(sign(right(), { kid: "unendorsed" })),
  "another audience": async () => bearer(sign({ ...right(), aud: "00000000-0000-4000-8000-00000000dead" })),
  "several audiences": async () => bearer(sign({ ...right(), aud: [FIRST.appId, "other"] as unknown as string })),
  "an empty audience": async () => bearer(sign({ ...right(), aud: "" })),
  "another issuer": async () => bearer(sign({ ...right(), iss: "https://sts.windows.net/tenant/" })),
  "expired beyond the leeway": async () => bearer(sign({ ...right(), exp: at() - 301 })),
  "never expiring": async () => bearer(sign({ ...right(), exp: undefined as unknown as number })),
  "not valid yet": async () => bearer(sign({ ...right(), nbf: at() + 301 })),
  "no signature": async () => ({ header: `Bearer ${(await sign(right())).split(".").slice(0, 2).join(".")}.` }),
  truncated: async () => ({ header: `Bearer ${(await sign(right())).slice(0, -8)}` }),
  "claims changed after signing": async () => {
    const [head, , signature] = (await sign(right())).split(".");
    return {
      header: `Bearer ${head}.${part({ ...right(), iss: "https://api.botframework.com", exp: at() + 9e6 })}.${signature}`,
    };
  },
  "no service URL in the token": async () => bearer(sign({ aud: FIRST.appId })),
  "another service URL in the activity": async () => bearer(sign(right()), { serviceUrl: "https://ond.example/" }),
  "a service URL that is not Teams'": async () =>
    bearer(sign({ aud: FIRST.appId, serviceurl: "https://ond.example/" }), { serviceUrl: "https://ond.example/" }),
  "the other registration's token": async () => bearer(sign({ ...right(), aud: SECOND.appId })),
  "another tenant in the conversation": async () =>
    bearer(sign(right()), { conversation: { id: "a:1", conversationType: "personal", tenantId: SECOND.tenantId } }),
  "another tenant in the channel data": async () => bearer(sign(right()), { channelData: { tenant: { id: "other" } } }),
  "no tenant": async () => bearer(sign(right()), { conversation: { id: "a:1" }, channelData: {} }),
  "another channel": async () => bearer(sign(right()), { channelId: "emulator" }),
};

describe("a forged token", () => {
  it.each(Object.entries(forgeries))(`is refused without effect: %s (× ${EACH})`, async (_name, forge) => {
    const before = [rig.bot.handled.length, rig.connector.calls.length, rig.conversations.all.size];
    for (let turn = 0; turn < EACH; turn++) {
      const { header, change } = await forge();
      expect([401, 403]).toContain(await raw(JSON.stringify(rig.activity("personal-text", change)), header));
    }
    expect([rig.bot.handled.length, rig.connector.calls.length, rig.conversations.all.size]).toEqual(before);
  });
});

describe("a token rightly signed", () => {
  it("has its effect", async () => {
    const before = rig.bot.handled.length;
    expect(await raw(JSON.stringify(rig.activity("personal-text")), `Bearer ${await sign(right())}`)).toBe(200);
    expect(rig.bot.handled.length).toBe(before + 1);
  });

  it("may be off by the leeway of five minutes", async () => {
    const body = JSON.stringify(rig.activity("personal-text"));
    expect(await raw(body, `Bearer ${await sign({ ...right(), exp: at() - 280, nbf: at() - 4000 })}`)).toBe(200);
    expect(await raw(body, `Bearer ${await sign({ ...right(), nbf: at() + 280 })}`)).toBe(200);
  });

  it("does not make the log tell what was said, nor the token", () => {
    const log = rig.logged.join("\n");
    expect(log).toContain("refused an activity");
    expect(log).not.toMatch(/eyJ|meld-på|Operatør|secret/);
  });
});
