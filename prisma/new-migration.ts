/** `npm run migration -- <name>`: writes the next migration from what the schema says and the migrations do not. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DEFAULTS, difference } from "./difference.ts";

const name = process.argv
  .slice(2)
  .join("_")
  .toLowerCase()
  .replaceAll(/[^a-z0-9]+/g, "_");
if (!name) {
  console.error('A migration needs a name that says what it does: npm run migration -- "add seats"');
  process.exit(1);
}

const sql = await difference();
const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, "yyyymmddhhmmss".length);
const path = join(DEFAULTS.migrations, `${stamp}_${name}`);
await mkdir(path, { recursive: true });
// Made even without a difference: CHECKs, triggers and partial indexes are written by hand.
await writeFile(
  join(path, "migration.sql"),
  sql || "-- Nothing in the schema changed. Write here what it cannot say.\n",
);
console.log(`Wrote ${path}/migration.sql. Read it before you commit: Prisma drops what was renamed.`);
