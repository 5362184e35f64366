import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readMigrations } from "../src/storage/migrations.ts";
import { createDatabases } from "./schema-engine/databases.ts";
import { loadEngine } from "./schema-engine/load.ts";

/** The schema and the migrations of this project. */
export const DEFAULTS = {
  schema: fileURLToPath(new URL("schema.prisma", import.meta.url)),
  migrations: fileURLToPath(new URL("migrations", import.meta.url)),
};

/** The exit code by which the engine says that there is a difference. */
const DIFFERENT = 2;

/**
 * The SQL that would take a database from the migrations to the schema; empty when they agree. What a schema cannot say
 * (CHECKs, triggers, partial and expression indexes) lives in migrations only and is no difference.
 *
 * Asks the engine itself, for `prisma migrate diff --exit-code` also says "no difference" when its engine died.
 * @throws {Error} in the engine's words, when a migration does not run or the schema is not valid
 */
export async function difference({ schema, migrations } = DEFAULTS): Promise<string> {
  const databases = createDatabases(undefined);
  try {
    const engine = await loadEngine([], databases);
    const { exitCode, stdout } = await engine.diff({
      from: { tag: "migrations", ...migrationList(migrations) },
      to: { tag: "schemaDatamodel", files: [{ path: schema, content: readFileSync(schema, "utf8") }] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === DIFFERENT ? (stdout ?? "") : "";
  } finally {
    await databases.close();
  }
}

function migrationList(directory: string) {
  const lockfile = join(directory, "migration_lock.toml");
  return {
    baseDir: directory,
    lockfile: {
      path: "migration_lock.toml",
      content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null,
    },
    shadowDbInitScript: "",
    migrationDirectories: readMigrations(directory).map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    })),
  };
}
