import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { type Database, openDatabase } from "../../src/storage/database.ts";
import { CACHE, preparedCluster } from "../../src/storage/embedded/prepared.mjs";
import { readMigrations } from "../../src/storage/migrations.ts";

/**
 * A fresh, migrated, empty database: PostgreSQL when TEST_DATABASE_URL names a server, the embedded one otherwise. Each
 * is a copy of a template that is made once and kept until the migrations change. Close it after the test.
 */
export function testDatabase(): Promise<Database> {
  const server = process.env.TEST_DATABASE_URL;
  return server ? onServer(server) : embedded();
}

/** Changes whenever a template would. */
function fingerprint(): string {
  const hash = createHash("sha256").update(preparedCluster());
  for (const { name, checksum } of readMigrations()) hash.update(`${name} ${checksum}\n`);
  return hash.digest("hex").slice(0, 16);
}

async function embedded(): Promise<Database> {
  const template = await embeddedTemplate();
  const directory = await mkdtemp(join(tmpdir(), "driftsbot-test-"));
  const database = await openDatabase({ directory, template });
  return closing(database, () => rm(directory, { recursive: true, force: true }));
}

async function embeddedTemplate(): Promise<string> {
  const template = join(CACHE, `test-${fingerprint()}`);
  if (existsSync(template)) return template;
  await mkdir(CACHE, { recursive: true });
  const making = await mkdtemp(join(CACHE, "making-"));
  const database = await openDatabase({ directory: making });
  await database.close();
  // Another test file may have been quicker; a template is a template.
  await rename(join(making, "postgres"), template).catch((error) => {
    if (!existsSync(template)) throw error;
  });
  await rm(making, { recursive: true, force: true });
  return template;
}

async function onServer(server: string): Promise<Database> {
  const name = `driftsbot_test_${randomUUID().replaceAll("-", "")}`;
  const template = `driftsbot_template_${fingerprint()}`;
  await withClient(server, async (client) => {
    // Held until the end of this connection: one test file makes the template, the others wait for it.
    await client.query("SELECT pg_advisory_lock(hashtext($1))", [template]);
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [template]);
    if (rowCount === 0) await makeTemplate(client, server, template);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const database = await openDatabase({ url: databaseUrl(server, name), directory: tmpdir() });
  return closing(database, () =>
    withClient(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  );
}

/** Under another name until it is whole, so that an interrupted run leaves no half-migrated template. */
async function makeTemplate(client: Client, server: string, template: string) {
  const making = `${template}_making`;
  await client.query(`DROP DATABASE IF EXISTS ${making} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${making} TEMPLATE template0`);
  const database = await openDatabase({ url: databaseUrl(server, making), directory: tmpdir() });
  await database.close();
  await client.query(`ALTER DATABASE ${making} RENAME TO ${template}`);
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function withClient(server: string, use: (client: Client) => Promise<unknown>) {
  const client = new Client(server);
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}

function closing(database: Database, after: () => Promise<void>): Database {
  return {
    ...database,
    async close() {
      await database.close();
      await after();
    },
  };
}
