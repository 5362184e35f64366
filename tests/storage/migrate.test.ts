import { createHash } from "node:crypto";
import { Client } from "pg";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { poolConfig } from "../../src/storage/connection.ts";
import type { Database } from "../../src/storage/database.ts";
import { MigrationRefused } from "../../src/storage/errors.ts";
import { migrate } from "../../src/storage/migrate.ts";
import { type Migration, readMigrations } from "../../src/storage/migrations.ts";
import { testDatabase } from "../support/database.ts";

let database: Database;
let client: Client;
beforeEach(async () => {
  database = await testDatabase();
  client = await connect();
});
afterEach(async () => {
  await client.end();
  await database.close();
});

async function connect(): Promise<Client> {
  const connected = new Client(poolConfig({ url: database.url }, 1));
  await connected.connect();
  return connected;
}

const options = (...more: Migration[]) => ({
  migrations: [...readMigrations(), ...more],
  lock: database.kind === "postgres",
});

const migration = (name: string, sql: string): Migration => ({
  name,
  sql,
  checksum: createHash("sha256").update(sql).digest("hex"),
});

const records = async (name: string) =>
  (
    await client.query(
      `SELECT checksum, finished_at IS NOT NULL AS finished, rolled_back_at, logs, applied_steps_count AS steps
       FROM _prisma_migrations WHERE migration_name = $1`,
      [name],
    )
  ).rows;

const trains = migration("99990101000000_trains", "CREATE TABLE trains (id int); CREATE INDEX ON trains (id);");

it("asks once, and does nothing, when nothing is pending", async () => {
  const query = vi.spyOn(client, "query");
  expect(await migrate(client, options())).toEqual([]);
  expect(query).toHaveBeenCalledTimes(1);
});

it("applies what is pending, in order, and records it as Prisma would", async () => {
  const more = migration("99990101000001_more", "ALTER TABLE trains ADD COLUMN name text;");
  expect(await migrate(client, options(trains, more))).toEqual([trains.name, more.name]);
  expect(await records(trains.name)).toEqual([
    { checksum: trains.checksum, finished: true, rolled_back_at: null, logs: null, steps: 1 },
  ]);
  expect(await migrate(client, options(trains, more))).toEqual([]);
});

it("leaves nothing of a migration that fails, says why, and refuses to go on until somebody has looked", async () => {
  const broken = migration("99990101000001_broken", "CREATE TABLE half (id int); SELECT 1 / 0;");
  const next = migration("99990101000002_next", "CREATE TABLE next (id int);");
  const attempt = migrate(client, options(trains, broken, next));
  await expect(attempt).rejects.toThrow(MigrationRefused);
  await expect(attempt).rejects.toThrow(`Migration ${broken.name} failed and was rolled back: division by zero`);
  const { rows } = await client.query(
    "SELECT to_regclass('trains') AS t, to_regclass('half') AS h, to_regclass('next') AS n",
  );
  expect(rows).toEqual([{ t: "trains", h: null, n: null }]);
  expect(await records(broken.name)).toMatchObject([{ finished: false, logs: "division by zero", steps: 0 }]);

  const again = migrate(client, options(trains, broken, next));
  await expect(again).rejects.toThrow(`npx prisma migrate resolve --rolled-back ${broken.name}`);

  // What that command does.
  await client.query("UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL");
  const mended = migration(broken.name, "CREATE TABLE half (id int);");
  expect(await migrate(client, options(trains, mended, next))).toEqual([broken.name, next.name]);
});

it("refuses a migration that was edited after it was applied", async () => {
  await migrate(client, options(trains));
  const edited = migration(trains.name, `${trains.sql} -- tidied`);
  await expect(migrate(client, options(edited))).rejects.toThrow(`${trains.name} was edited after it was applied`);
});

it("leaves a newer version's migrations in peace", async () => {
  await migrate(client, options(trains));
  expect(await migrate(client, options())).toEqual([]);
});

it("is done once when several replicas start together", async () => {
  if (database.kind === "embedded") return;
  const slow = migration(trains.name, `SELECT pg_sleep(0.5); ${trains.sql}`);
  const clients = await Promise.all([connect(), connect(), connect()]);
  const done = await Promise.all(clients.map((each) => migrate(each, options(slow))));
  expect(done.flat()).toEqual([trains.name]);
  expect(await records(trains.name)).toHaveLength(1);
  await Promise.all(clients.map((each) => each.end()));
});
