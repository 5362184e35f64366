/**
 * `npm run check:production`: installs what is committed without development packages in a folder of its own, starts it, asks it
 * whether it is ready, and stops it: on the embedded database, and on a server with Slack alone. Prints how long each took, and how
 * much memory it held when idle.
 */
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { botToken, SlackApi } from "./slack-api.ts";
import { signingSecret } from "./slack-rig.ts";

const home = mkdtempSync(join(tmpdir(), "driftsbot-production-"));
try {
  for (const file of execFileSync("git", ["ls-files"], { encoding: "utf8" }).trim().split("\n")) {
    mkdirSync(dirname(join(home, file)), { recursive: true });
    cpSync(file, join(home, file));
  }
  execFileSync("npm", ["ci", "--omit=dev", "--no-audit", "--no-fund", "--silent"], { cwd: home, stdio: "inherit" });
  await startAndStop("first start, embedded", { seconds: 10, megabytes: 600 }, {});
  await startAndStop("later start, embedded", { seconds: 2, megabytes: 600 }, {});
  const slack = new SlackApi();
  await slack.start();
  await startAndStop(
    "PostgreSQL and Slack",
    { seconds: 10, megabytes: 250 },
    {
      DATABASE_URL: process.env.TEST_DATABASE_URL ?? "",
      SECRET_KEY: "x".repeat(32),
      SLACK_API_URL: slack.url,
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
    },
  );
  await slack.stop();
} finally {
  rmSync(home, { recursive: true, force: true });
}

async function startAndStop(
  what: string,
  aim: { readonly seconds: number; readonly megabytes: number },
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const began = performance.now();
  const child = spawn(process.execPath, ["dist/main.js"], {
    cwd: home,
    env: { ...process.env, ...env, PORT: "0", NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const ready = /"address":"([^"]+)"/.exec(said);
      if (ready?.[1]) resolve(ready[1]);
    });
    child.once("exit", (code) => reject(new Error(`ended with ${code} before it was ready`)));
  });
  const ready = Math.round(performance.now() - began);
  const response = await fetch(`${address}/readyz`);
  if (!response.ok) throw new Error(`/readyz answered ${response.status}`);
  await sleep(3_000);
  const memory = Math.round(
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0) / 1024,
  );
  const stopping = performance.now();
  const code = await new Promise((resolve) => {
    child.removeAllListeners("exit");
    child.once("exit", resolve);
    child.kill("SIGTERM");
  });
  if (code !== 0) throw new Error(`stopped with ${code}`);
  const stopped = Math.round(performance.now() - stopping);
  // Memory is the program's own; time is the machine's as well, so it is shown and not judged.
  if (memory > aim.megabytes) throw new Error(`${what}: ${memory} MB idle, more than ${aim.megabytes}`);
  console.log(
    `${what}: ready in ${ready} ms (aim ${aim.seconds} s), ${memory} MB idle (at most ${aim.megabytes}), stopped in ${stopped} ms`,
  );
}
