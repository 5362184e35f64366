import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PRISMA = createRequire(import.meta.url).resolve("prisma/build/index.js");

/** `prisma migrate diff --exit-code` says by this that there is a difference; 1 is an error. */
const DIFFERENT = 2;

/** Where the schema and the migrations are, relative to the project's root or absolute. */
export const DEFAULTS = { schema: "prisma/schema.prisma", migrations: "prisma/migrations" };

/**
 * The SQL that would take a database from the migrations to the schema; empty when they agree. What a schema cannot say
 * (CHECKs, triggers, partial and expression indexes) lives in migrations only and is no difference.
 * @throws {Error} with Prisma's own words, when a migration does not run or the schema is not valid
 */
export async function difference({ schema, migrations } = DEFAULTS): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "driftsbot-difference-"));
  const output = join(folder, "migration.sql");
  const from = ["--from-migrations", migrations, "--to-schema", schema];
  try {
    const words = [PRISMA, "migrate", "diff", ...from, "--script", "--exit-code", "--output", output];
    await promisify(execFile)(process.execPath, words, { cwd: ROOT });
    // Prisma also ends well when its engine died; only a script it wrote is an answer.
    const script = await readFile(output, "utf8");
    if (!script.includes("This is an empty migration")) throw new Error(`Prisma gave no clear answer: ${script}`);
    return "";
  } catch (error) {
    const { code, stderr } = error as { code?: number; stderr?: string };
    if (code !== DIFFERENT) throw new Error(stderr || String(error));
    return await readFile(output, "utf8");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
