import { randomUUID } from "node:crypto";
import type { ClientBase } from "pg";
import { MigrationRefused } from "./errors.ts";
import { type Migration, readMigrations } from "./migrations.ts";

/** The lock Prisma's schema engine takes, so that `prisma migrate deploy` and we never run at once. */
const ADVISORY_LOCK = 72707369;
const UNDEFINED_TABLE = "42P01";

/** Exactly as Prisma makes it. */
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`;

export interface MigrateOptions {
  migrations?: Migration[];
  /**
   * Take the advisory lock, so that several replicas may start at once. Not on the embedded database: its one session
   * makes the lock meaningless, and the directory's lock has already seen to it.
   */
  lock: boolean;
}

/**
 * Applies what is pending of `migrations`, and records it as Prisma does, so that `prisma migrate deploy` and `status`
 * agree. One query when nothing is pending. Each script and its record are one transaction: after a crash a migration
 * has either happened or not. Migrations the program does not know, of a newer version, are left in peace.
 * @param client a connection of its own; its lock and statement timeouts are lifted
 * @returns the names of the migrations applied now
 * @throws {MigrationRefused} one was edited after it was applied, failed earlier, or fails now
 */
export async function migrate(client: ClientBase, options: MigrateOptions): Promise<string[]> {
  const migrations = options.migrations ?? readMigrations();
  if ((await pending(client, migrations)).length === 0) return [];
  // Another replica may hold the lock for as long as its migration takes.
  await client.query("SET lock_timeout = 0; SET statement_timeout = 0");
  if (options.lock) await client.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK]);
  try {
    await client.query(TABLE);
    const todo = await pending(client, migrations);
    for (const migration of todo) await apply(client, migration);
    return todo.map(({ name }) => name);
  } finally {
    if (options.lock) await client.query("SELECT pg_advisory_unlock($1)", [ADVISORY_LOCK]);
  }
}

/**
 * The migrations that have not been applied yet, in order.
 * @throws {MigrationRefused} one was edited after it was applied, or failed earlier
 */
export async function pending(client: ClientBase, migrations: Migration[] = readMigrations()): Promise<Migration[]> {
  const applied = await readApplied(client);
  return migrations.filter(({ name, checksum }) => {
    const record = applied.get(name);
    if (!record) return true;
    if (!record.finished) throw new MigrationRefused(name, failedEarlier(name, record.logs));
    if (record.checksum !== checksum) throw new MigrationRefused(name, edited(name));
    return false;
  });
}

interface Applied {
  name: string;
  checksum: string;
  finished: boolean;
  logs: string | null;
}

async function readApplied(client: ClientBase): Promise<Map<string, Applied>> {
  try {
    const { rows } = await client.query<Applied>(
      `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished, logs
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
    );
    return new Map(rows.map((row) => [row.name, row]));
  } catch (error) {
    if (hasCode(error, UNDEFINED_TABLE)) return new Map();
    throw error;
  }
}

async function apply(client: ClientBase, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID();
  try {
    await client.query("BEGIN");
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [id, checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await client.query("ROLLBACK");
    await client.query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, logs, started_at) VALUES ($1, $2, $3, $4, now())",
      [id, checksum, name, reason],
    );
    throw new MigrationRefused(name, `Migration ${name} failed and was rolled back: ${reason}`, { cause: error });
  }
}

const failedEarlier = (name: string, logs: string | null) =>
  `Migration ${name} failed earlier${logs ? ` (${logs})` : ""}. Mend the cause, then run ` +
  `"npx prisma migrate resolve --rolled-back ${name}" and start again.`;

const edited = (name: string) =>
  `Migration ${name} was edited after it was applied. Put the old text back, and write a new migration for the change.`;

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
