import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { SLOW, startChildWith } from "../support/child.ts";
import { sandboxClient } from "../support/sandbox-client.ts";

beforeAll(() => {
  execFileSync(process.execPath, ["scripts/build.mjs"]);
});

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "driftsbot-app-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

/** The service as `npm start` runs it, in a process of its own. */
async function service() {
  const child = startChildWith({ DATA_DIR: directory, PORT: "0" }, "dist/main.js");
  const ready = await child.line((line) => line.includes('"msg":"ready"'));
  return { child, address: String(JSON.parse(ready).address) };
}

const command = (...words: string[]) => startChildWith({ DATA_DIR: directory }, "dist/cli.js", ...words);

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
      const second = startChildWith({ DATA_DIR: directory, PORT: "0" }, "dist/main.js");
      const refused = await second.end();
      expect(refused.code).toBe(1);
      expect(refused.errors).toContain("is in use by process");
      child.process.kill("SIGTERM");
      expect((await child.end()).code).toBe(0);
    },
    SLOW,
  );

  it(
    "stops when npm is told to: nothing stays behind holding the data and the port",
    async () => {
      const npm = spawn("npm", ["start", "--silent"], { env: { ...process.env, DATA_DIR: directory, PORT: "0" } });
      onTestFinished(() => void npm.kill("SIGKILL"));
      const address = await new Promise<string>((resolve) => {
        let said = "";
        npm.stdout.on("data", (chunk) => {
          said += chunk;
          const ready = /"address":"([^"]+)"/.exec(said)?.[1];
          if (ready) resolve(ready);
        });
      });
      npm.kill("SIGTERM");
      await once(npm, "close");
      // npm is gone at once; the service has its ten seconds to drain.
      await vi.waitFor(() => expect(fetch(`${address}/healthz`)).rejects.toThrow(), { timeout: 10_000, interval: 100 });
      const next = await vi.waitFor(service, { timeout: 20_000, interval: 500 });
      expect((await fetch(`${next.address}/healthz`)).status).toBe(200);
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
        errors: expect.stringContaining("For eksempel: npm run driftsbot -- grant-secretariat post@kommune.no"),
      });
      const adding = command("add-organisation", "vasslag", "Nytt vasslag", "nytt-vasslag.example");
      expect((await adding.end()).code).toBe(0);
      const taken = command("add-organisation", "kommune", "Ny kommune", "nytt-vasslag.example");
      expect((await taken.end()).errors).toContain("hører allerede til en annen virksomhet");
    },
    SLOW,
  );
});
