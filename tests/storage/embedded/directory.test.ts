import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { Client } from "pg";
import { expect, it } from "vitest";
import { poolConfig } from "../../../src/storage/connection.ts";
import { openDatabase } from "../../../src/storage/database.ts";
import { openEmbedded } from "../../../src/storage/embedded/open.ts";
import { preparedCluster } from "../../../src/storage/embedded/prepared.mjs";
import type { WorkerInput } from "../../../src/storage/embedded/types.ts";
import { DirectoryInUse } from "../../../src/storage/errors.ts";
import { SLOW, startChild } from "../../support/child.ts";
import { testDirectory } from "../../support/directory.ts";

it("refuses a second process within two seconds, and the first loses nothing", { timeout: SLOW }, async () => {
  const directory = await testDirectory();
  const first = startChild("tests/support/writer.ts", directory);
  await first.line((line) => line === "20");
  const second = startChild("tests/support/writer.ts", directory, "1000000");
  const refusal = await second.line((line) => line.startsWith("refused"));
  const reached = Number(first.lines.at(-1));
  await first.line((line) => Number(line) === reached + 20);
  await first.kill();

  expect(Number(/after (\d+) ms/.exec(refusal)?.[1])).toBeLessThan(2_000);
  expect(refusal).toContain(`is in use by process ${first.process.pid}. Stop that process first`);
  const { prisma, close } = await openDatabase({ directory });
  const [row] = await prisma.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM kept`;
  await close();
  expect(row?.count).toBeGreaterThanOrEqual(first.lines.length - 1);
});

it("refuses a second opening inside the same process too", async () => {
  const directory = await testDirectory();
  const { close } = await openEmbedded(directory);
  await expect(openEmbedded(directory)).rejects.toThrow(DirectoryInUse);
  await close();
  const again = await openEmbedded(directory);
  await again.close();
});

it("would lose the first one's rows without the lock", async () => {
  const directory = await testDirectory();
  const cluster = join(directory, "postgres");
  const prepared = preparedCluster();
  if (existsSync(prepared)) cpSync(prepared, cluster, { recursive: true });
  const before = await openUnlocked(cluster, directory);
  await before.client.query("CREATE TABLE kept (number integer)");
  await before.close();

  const first = await openUnlocked(cluster, directory);
  const second = await openUnlocked(cluster, directory);
  await first.client.query("INSERT INTO kept SELECT generate_series(1, 50)");
  await second.client.query("INSERT INTO kept VALUES (1000)");
  await first.close();
  await second.close();

  const after = await openUnlocked(cluster, directory);
  const { rows } = await after.client.query("SELECT count(*)::int AS count FROM kept WHERE number <= 50");
  await after.close();
  expect(rows[0].count).toBe(0);
});

it("lets nobody but its owner into the directory or at the socket", async () => {
  const directory = await testDirectory();
  const { host, close } = await openEmbedded(directory);
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  expect(statSync(host).mode & 0o777).toBe(0o700);
  await close();
});

it("serves from the temporary directory when the path is too long for a socket, and cleans up", async () => {
  const deep = join(await testDirectory(), "a".repeat(60), "b".repeat(60));
  mkdirSync(deep, { recursive: true });
  const { host, close } = await openEmbedded(deep);
  expect(host.length).toBeLessThan(90);
  const client = new Client(poolConfig({ host }, 1));
  await client.connect();
  await client.end();
  await close();
  expect(existsSync(host)).toBe(false);
});

it("starts over after an installation of its files was interrupted", async () => {
  const directory = await testDirectory();
  mkdirSync(join(directory, "postgres.making-123"));
  const { close } = await openEmbedded(directory);
  await close();
  expect(readdirSync(directory).sort()).toEqual(["lock", "postgres"]);
});

let sockets = 0;

/** What `openEmbedded` does, without holding the directory. */
async function openUnlocked(cluster: string, directory: string) {
  const host = join(directory, `socket-${++sockets}`);
  mkdirSync(host);
  const input: WorkerInput = {
    task: "serve",
    directory: cluster,
    socketPath: join(host, ".s.PGSQL.5432"),
    idleLimit: 1e4,
  };
  const file = new URL("../../../src/storage/embedded/worker.mjs", import.meta.url);
  const worker = new Worker(file, { workerData: input, execArgv: [] });
  await once(worker, "message");
  const client = new Client(poolConfig({ host }, 1));
  await client.connect();
  const close = async () => {
    await client.end();
    worker.postMessage("close");
    await once(worker, "exit");
  };
  return { client, close };
}
