import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SLOW, startChildWith } from "../support/child.ts";
import { sandboxClient } from "../support/sandbox-client.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "driftsbot-app-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

/** The service as `npm start` runs it, in a process of its own. */
async function service() {
  const child = startChildWith({ DATA_DIR: directory, PORT: "0" }, "src/main.ts");
  const ready = await child.line((line) => line.includes('"msg":"ready"'));
  return { child, address: String(JSON.parse(ready).address) };
}

const command = (...words: string[]) => startChildWith({ DATA_DIR: directory }, "src/cli.ts", ...words);

const heard = async (address: string, user: string, text: string) => {
  const client = sandboxClient(address, user);
  for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50)))
    if (JSON.stringify(await client.messages()).includes(text)) return true;
  return false;
};

describe("the service", () => {
  it(
    "loses nothing it has confirmed when it is killed, and still sends what it owed",
    async () => {
      const first = await service();
      await sandboxClient(first.address, "vasslag-1").say("kurs meld-på 42");
      expect(await heard(first.address, "vasslag-1", "Du er påmeld Lekkasjesøk.")).toBe(true);
      await sandboxClient(first.address, "operator-1").say("kurs meld-på 42");
      expect(await heard(first.address, "operator-1", "Du er nummer 1 på ventelisten")).toBe(true);
      await sandboxClient(first.address, "vasslag-1").say("kurs meld-av 42");
      await first.child.kill();

      const second = await service();
      expect(await heard(second.address, "operator-1", "Det er blitt en ledig plass til deg på Lekkasjesøk")).toBe(
        true,
      );
      await sandboxClient(second.address, "operator-1").say("kurs ta-plassen 42");
      expect(await heard(second.address, "operator-1", "Plassen er din.")).toBe(true);
      const messages = await sandboxClient(second.address, "operator-1").messages();
      expect(messages.filter((message) => JSON.stringify(message).includes("Det er blitt en ledig plass")).length).toBe(
        1,
      );
    },
    SLOW,
  );

  it(
    "is ready, refuses a second process on its data, and stops in order on SIGTERM",
    async () => {
      const { child, address } = await service();
      expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ ok: true });
      expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ ok: true, troubles: [] });
      const second = startChildWith({ DATA_DIR: directory, PORT: "0" }, "src/main.ts");
      const refused = await second.end();
      expect(refused.code).toBe(1);
      expect(refused.errors).toContain("is in use by process");
      child.process.kill("SIGTERM");
      expect((await child.end()).code).toBe(0);
    },
    SLOW,
  );

  it(
    "takes its first secretary from the command line, also while it runs",
    async () => {
      const { address } = await service();
      const granting = command("grant-secretariat", "operator1@alesund.kommune.example");
      expect((await granting.end()).code).toBe(0);
      expect(granting.lines.join("\n")).toContain("har sekretariatets rettigheter");
      await sandboxClient(address, "operator-1").say("hjelp");
      expect(await heard(address, "operator-1", "/kurs avlys")).toBe(true);
      const wrong = command("grant-secretariat", "ikke en adresse");
      expect(await wrong.end()).toMatchObject({
        code: 1,
        errors: expect.stringContaining("Skriv en hel e-postadresse"),
      });
    },
    SLOW,
  );
});
