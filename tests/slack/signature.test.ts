import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { botToken } from "../support/slack-api.ts";
import { type Signing, SlackRig, signature, signed, signingSecret } from "../support/slack-rig.ts";

let rig: SlackRig;
beforeAll(async () => {
  rig = await SlackRig.start();
});
afterAll(() => rig.stop());
beforeEach(() => {
  rig.bot.handled.length = 0;
  rig.api.calls.length = 0;
});

const now = () => Math.floor(Date.now() / 1000);
type Request = { body: string; headers: Record<string, string> };

function command(signing: Signing = {}): Request {
  return signed(rig.fixture("slash-command", { trigger_id: `8001.${Math.random()}` }), signing);
}

function without(header: string): Request {
  const request = command();
  delete request.headers[header as keyof typeof request.headers];
  return request;
}

function withSignature(changed: (signature: string) => string): Request {
  const request = command();
  return {
    ...request,
    headers: { ...request.headers, "x-slack-signature": changed(request.headers["x-slack-signature"] ?? "") },
  };
}

const forgeries: Record<string, () => Request> = {
  "without a signature": () => without("x-slack-signature"),
  "without a time": () => without("x-slack-request-timestamp"),
  "six minutes old": () => command({ seconds: now() - 360 }),
  "six minutes ahead": () => command({ seconds: now() + 360 }),
  "a day ahead": () => command({ seconds: now() + 86_400 }),
  "signed with another secret": () => command({ secret: "another" }),
  "signed with an empty secret": () => command({ secret: "" }),
  "signed with the bot token": () => command({ secret: botToken }),
  "with an altered body": () => ({ ...command(), body: `${command().body}&text=slett` }),
  "with another version": () => withSignature((found) => found.replace("v0=", "v1=")),
  "with no version": () => withSignature((found) => found.replace("v0=", "")),
  "with an empty signature": () => withSignature(() => "v0="),
  "with upper case hex": () => withSignature((found) => found.toUpperCase().replace("V0", "v0")),
  "with half the signature": () => withSignature((found) => found.slice(0, 35)),
  "with more after the signature": () => withSignature((found) => `${found}=00`),
  "with a time that is no number": () => {
    const { body, headers } = command();
    const stamp = `${now()}.0`;
    return { body, headers: { ...headers, "x-slack-request-timestamp": stamp } };
  },
  "with the signature of another request": () => {
    const [one, other] = [command(), command()];
    return {
      body: one.body,
      headers: { ...one.headers, "x-slack-signature": other.headers["x-slack-signature"] ?? "" },
    };
  },
  "with another time than the one signed": () => {
    const { body, headers } = command();
    return { body, headers: { ...headers, "x-slack-request-timestamp": String(now() - 1) } };
  },
};

describe("forged requests (F12)", () => {
  for (const [kind, forge] of Object.entries(forgeries)) {
    it(`refuses a request ${kind}, and does nothing`, async () => {
      for (let time = 0; time < 20; time++) {
        const response = await fetch(rig.address, { method: "POST", ...forge() });
        expect(response.status).toBe(401);
        expect(await response.text()).toBe("");
      }
      expect(rig.bot.handled).toEqual([]);
      expect(rig.api.calls).toEqual([]);
    });
  }

  it("refuses headers sent twice", async () => {
    const { body, headers } = command();
    const lines = Object.entries(headers).flatMap(([name, value]) => [`${name}: ${value}`, `${name}: ${value}`]);
    const { hostname, port } = new URL(rig.address);
    const socket = connect(Number(port), hostname);
    socket.end(
      `POST /slack/events HTTP/1.1\r\nHost: x\r\n${lines.join("\r\n")}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    let answer = "";
    for await (const chunk of socket) answer += chunk;
    expect(answer).toMatch(/^HTTP\/1\.1 401/);
    expect(rig.bot.handled).toEqual([]);
  });

  it("takes the same request rightly signed", async () => {
    const { body, headers } = command();
    const response = await fetch(rig.address, { method: "POST", body, headers });
    expect(response.status).toBe(200);
    expect(rig.bot.handled).toHaveLength(1);
  });

  it("takes a request four minutes old, and one four minutes ahead", async () => {
    for (const seconds of [now() - 240, now() + 240]) {
      const response = await fetch(rig.address, { method: "POST", ...command({ seconds }) });
      expect(response.status).toBe(200);
    }
    expect(rig.bot.handled).toHaveLength(2);
  });

  it("checks the bytes, not what they decode to", async () => {
    const body = Buffer.concat([Buffer.from("command=%2Fkurs&text="), Buffer.from([0xff]), Buffer.from("&user_id=U1")]);
    const seconds = now();
    const decoded = signature(body.toString("utf8"), signingSecret, seconds);
    const headers = { "x-slack-request-timestamp": String(seconds), "x-slack-signature": decoded };
    expect((await fetch(rig.address, { method: "POST", body, headers })).status).toBe(401);
  });
});

describe("what else comes to the address", () => {
  it("answers Slack's question whether the address is ours", async () => {
    const answer = await rig.send({ type: "url_verification", challenge: "3eZbrw1aB", token: "not-used" });
    expect(answer.body).toEqual({ challenge: "3eZbrw1aB" });
  });

  it("refuses a body over 1 MB before looking at its signature", async () => {
    const { headers } = command();
    const response = await fetch(rig.address, { method: "POST", headers, body: "x".repeat(1024 * 1024 + 1) });
    expect(response.status).toBe(413);
  });

  it("says 400 to a signed body that is not what Slack sends", async () => {
    const seconds = now();
    const headers = {
      "content-type": "application/json",
      "x-slack-request-timestamp": String(seconds),
      "x-slack-signature": signature("{", signingSecret, seconds),
    };
    expect((await fetch(rig.address, { method: "POST", body: "{", headers })).status).toBe(400);
  });
});

it("asks Slack to come back while the bot has not started", async () => {
  const early = new SlackRig();
  await early.api.start();
  await early.build({ signingSecret });
  expect((await early.send(early.fixture("message-im"))).status).toBe(503);
  expect(early.platform.trouble()).toBe("Slack has not been reached yet");
  await early.stop();
});
