/**
 * `npm run check:production`: installs what is committed without development packages in a folder of its own, starts it, asks it
 * whether it is ready, and stops it. Prints how long each took, and how much memory it held when idle.
 */
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const home = mkdtempSync(join(tmpdir(), "driftsbot-production-"));
try {
  for (const file of execFileSync("git", ["ls-files"], { encoding: "utf8" }).trim().split("\n")) {
    mkdirSync(dirname(join(home, file)), { recursive: true });
    cpSync(file, join(home, file));
  }
  execFileSync("npm", ["ci", "--omit=dev", "--no-audit", "--no-fund", "--silent"], { cwd: home, stdio: "inherit" });
  await startAndStop("first start", 10_000);
  await startAndStop("later start", 2_000);
} finally {
  rmSync(home, { recursive: true, force: true });
}

async function startAndStop(what: string, aim: number): Promise<void> {
  const began = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", "src/main.ts"], {
    cwd: home,
    env: { ...process.env, PORT: "0", NODE_ENV: "production" },
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
  console.log(`${what}: ready in ${ready} ms (aim ${aim}), ${memory} MB idle, stopped in ${stopped} ms`);
}
