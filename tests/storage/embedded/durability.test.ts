import { Client } from "pg";
import { expect, it } from "vitest";
import { poolConfig } from "../../../src/storage/connection.ts";
import { openDatabase } from "../../../src/storage/database.ts";
import { openEmbedded } from "../../../src/storage/embedded/open.ts";
import { SLOW, startChild } from "../../support/child.ts";
import { testDirectory } from "../../support/directory.ts";

it("keeps every acknowledged row when the process is killed in the middle of writing, three times over", {
  timeout: SLOW,
}, async () => {
  const directory = await testDirectory();
  const acknowledged = new Set<number>();
  for (const [round, rows] of [5, 40, 90].entries()) {
    const first = round * 1_000_000;
    const writer = startChild("tests/support/writer.ts", directory, String(first));
    await writer.line((line) => line === String(first + rows));
    await writer.kill();
    for (const line of writer.lines) if (line !== "open") acknowledged.add(Number(line));
  }
  const { prisma, close } = await openDatabase({ directory });
  const rows = await prisma.$queryRaw<{ number: number }[]>`SELECT number FROM kept`;
  await close();
  const kept = new Set(rows.map(({ number }) => number));
  expect(acknowledged.size).toBeGreaterThan(100);
  expect([...acknowledged].filter((number) => !kept.has(number))).toEqual([]);
});

it("has the disk confirm every commit before it is acknowledged", async () => {
  const embedded = await openEmbedded(await testDirectory());
  const client = new Client(poolConfig({ host: embedded.host }, 1));
  await client.connect();
  await client.query("CREATE TABLE kept (number integer)");
  for (let number = 0; number < 20; number++) {
    const before = await embedded.flushes();
    await client.query("INSERT INTO kept VALUES ($1)", [number]);
    expect(await embedded.flushes()).toBeGreaterThan(before);
  }
  await client.end();
  await embedded.close();
});
