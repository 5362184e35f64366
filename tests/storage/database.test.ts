import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { poolConfig } from "../../src/storage/connection.ts";
import type { Database } from "../../src/storage/database.ts";
import { PostgresTooOld } from "../../src/storage/errors.ts";
import { requireSupportedPostgres } from "../../src/storage/postgres.ts";
import { testDatabase } from "../support/database.ts";

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

async function withClient<T>(use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(poolConfig({ url: database.url }, 1));
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

it("stores and reads instants unchanged on a server set to Oslo's time", async () => {
  const { prisma } = database;
  await prisma.$executeRawUnsafe(
    `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone = %L', current_database(), 'Europe/Oslo'); END $$`,
  );
  const summer = new Date("2025-07-01T12:00:00.123Z");
  const winter = new Date("2025-12-01T23:30:00.000Z");
  await withClient(async (client) => {
    expect((await client.query("SHOW TimeZone")).rows).toEqual([{ TimeZone: "UTC" }]);
  });
  await prisma.$executeRaw`CREATE TABLE instants (at timestamptz(3))`;
  await prisma.$executeRaw`INSERT INTO instants VALUES (${summer}), (${winter})`;
  const rows = await prisma.$queryRaw<{ at: Date; seconds: number }[]>`
    SELECT at, extract(epoch FROM at)::float8 AS seconds FROM instants ORDER BY at`;
  expect(rows).toEqual([summer, winter].map((at) => ({ at, seconds: at.getTime() / 1000 })));
});

it("starts every test on an empty, migrated database of its own", async () => {
  const other = await testDatabase();
  await database.prisma.$executeRaw`CREATE TABLE here (number integer)`;
  const [row] = await other.prisma.$queryRaw<{ here: string | null; migrated: boolean }[]>`
    SELECT to_regclass('here')::text AS here, count(*) > 0 AS migrated FROM _prisma_migrations`;
  await other.close();
  expect(row).toEqual({ here: null, migrated: true });
});

it("closes once however often it is asked to", async () => {
  const other = await testDatabase();
  await Promise.all([other.close(), other.close()]);
});

it("accepts this server, and refuses PostgreSQL 14 by name", async () => {
  await withClient(requireSupportedPostgres);
  const rows = [{ number: 140012, text: "14.12" }];
  const old = { query: async () => ({ rows }) } as unknown as Client;
  await expect(requireSupportedPostgres(old)).rejects.toThrow(PostgresTooOld);
  await expect(requireSupportedPostgres(old)).rejects.toThrow("PostgreSQL 14.12; PostgreSQL 15 or newer is needed");
});

it("keeps a server's own options and adds its own, which win", () => {
  const config = poolConfig({ url: "postgresql://a:b@db/x?options=-c%20TimeZone%3DEurope/Oslo&sslmode=require" }, 4);
  expect(config.options).toMatch(/^-c TimeZone=Europe\/Oslo -c TimeZone=UTC .*lock_timeout=3000/);
  expect(config.connectionString).toBe("postgresql://a:b@db/x?sslmode=require");
});
