import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { poolConfig } from "../../../src/storage/connection.ts";
import { type Embedded, openEmbedded } from "../../../src/storage/embedded/open.ts";

const IDLE_LIMIT = 400;
let directory: string;
let embedded: Embedded;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "driftsbot-test-"));
  embedded = await openEmbedded(directory, { idleLimit: IDLE_LIMIT });
});
afterAll(async () => {
  await embedded.close();
  await rm(directory, { recursive: true });
});

async function connect(): Promise<Client> {
  const client = new Client(poolConfig({ host: embedded.host }, 1));
  client.on("error", () => {});
  await client.connect();
  return client;
}

it("gives each of several clients its own answers, long parameters and short ones mixed", async () => {
  const clients = await Promise.all(Array.from({ length: 5 }, connect));
  await Promise.all(
    clients.map(async (client, owner) => {
      // More than a socket delivers at once, so that the others get their chance half-way.
      const long = "x".repeat(owner * 100_000);
      for (let turn = 0; turn < 50; turn++) {
        const { rows } = await client.query(`SELECT $1::int AS owner, length($2) AS length, ${owner} AS text`, [
          owner,
          long,
        ]);
        expect(rows).toEqual([{ owner, length: long.length, text: owner }]);
      }
    }),
  );
  await Promise.all(clients.map((client) => client.end()));
});

it("never runs one client's statement inside another's transaction", async () => {
  const [first, second] = [await connect(), await connect()];
  await first.query("CREATE TABLE turns (number integer)");
  await first.query("BEGIN");
  await first.query("INSERT INTO turns VALUES ($1)", [1]);
  let answered = false;
  const count = second.query("SELECT count(*)::int AS count, txid_current_if_assigned() AS inside FROM turns");
  count.then(() => (answered = true));
  await wait(100);
  expect(answered).toBe(false);
  await first.query("INSERT INTO turns VALUES ($1)", [2]);
  await first.query("ROLLBACK");
  expect((await count).rows).toEqual([{ count: 0, inside: null }]);
  await first.end();
  await second.end();
});

it("undoes the transaction and the settings of a client that vanishes", async () => {
  const [first, second] = [await connect(), await connect()];
  await first.query("CREATE TABLE vanished (number integer)");
  await first.query("SET search_path = nowhere");
  await first.query("SET TimeZone = 'Europe/Oslo'");
  await first.query("BEGIN");
  await first.query("INSERT INTO public.vanished VALUES (1)");
  // `end` would say goodbye first.
  (first as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  const { rows } = await second.query(
    "SELECT count(*)::int AS count, current_setting('TimeZone') AS zone FROM vanished",
  );
  expect(rows).toEqual([{ count: 0, zone: "UTC" }]);
  await second.end();
});

it("takes the session back from a client that sits silent inside a transaction", async () => {
  const [silent, other] = [await connect(), await connect()];
  await silent.query("BEGIN");
  const started = performance.now();
  await other.query("SELECT 1");
  expect(performance.now() - started).toBeGreaterThan(IDLE_LIMIT / 2);
  await expect(silent.query("SELECT 1")).rejects.toThrow();
  await other.end();
});

it("goes on after an error, inside a transaction and outside", async () => {
  const client = await connect();
  await expect(client.query("SELECT $1::int", ["x"])).rejects.toThrow("invalid input syntax");
  await client.query("BEGIN");
  await expect(client.query("SELECT 1 / $1::int", [0])).rejects.toThrow("division by zero");
  await expect(client.query("SELECT 1")).rejects.toThrow("current transaction is aborted");
  await client.query("ROLLBACK");
  expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  await client.end();
});

it("has the extensions and the text search that the queries need", async () => {
  const client = await connect();
  await client.query("CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent");
  const { rows } = await client.query(
    "SELECT similarity('lekkasje', 'lekasje') > 0.5 AS similar, unaccent('idé') AS plain, to_tsvector('norwegian', 'kursene') AS stem",
  );
  expect(rows).toEqual([{ similar: true, plain: "ide", stem: "'kurs':1" }]);
  await client.end();
});
