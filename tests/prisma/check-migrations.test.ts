import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { DEFAULTS, difference } from "../../prisma/difference.ts";
import { SLOW, startChild } from "../support/child.ts";
import { testDirectory } from "../support/directory.ts";

it("finds that the migrations lead to the schema", { timeout: SLOW }, async () => {
  expect(await difference()).toBe("");
});

it("fails, and shows the missing SQL, when the schema has a table the migrations do not make", {
  timeout: SLOW,
}, async () => {
  const schema = join(await testDirectory(), "schema.prisma");
  const text = await readFile(DEFAULTS.schema, "utf8");
  await writeFile(schema, `${text}\nmodel Drifted {\n  id Int @id\n}\n`);
  const check = await startChild("prisma/check-migrations.ts", schema).end();
  expect(check.code).toBe(1);
  expect(check.errors).toContain(`The migrations do not lead to ${schema}.`);
  expect(check.errors).toContain('CREATE TABLE "Drifted"');
});

it("fails when a migration makes what the schema does not have", { timeout: SLOW }, async () => {
  const migrations = await withMigration('CREATE TABLE "Drifted" (id int PRIMARY KEY);');
  expect(await difference({ ...DEFAULTS, migrations })).toContain('DROP TABLE "Drifted"');
});

it("does not count what a schema cannot say", { timeout: SLOW }, async () => {
  // On whatever table comes first, so that this holds for every version of the schema.
  const migrations = await withMigration(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no; never'; END $$;
    DO $$
    DECLARE tab text := (SELECT relid::regclass::text FROM pg_stat_user_tables WHERE schemaname = 'public'
                         AND relname <> '_prisma_migrations' ORDER BY relname LIMIT 1);
    DECLARE col text := (SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = tab::regclass AND attnum = 1);
    BEGIN
      EXECUTE format('CREATE TRIGGER refuse BEFORE DELETE ON %s FOR EACH ROW EXECUTE FUNCTION refuse()', tab);
      EXECUTE format('ALTER TABLE %s ADD CONSTRAINT odd CHECK (%s::text <> %L)', tab, col, 'odd');
      EXECUTE format('CREATE INDEX partial ON %s (%s) WHERE %s IS NOT NULL', tab, col, col);
      EXECUTE format('CREATE INDEX expression ON %s (md5(%s::text))', tab, col);
    END $$;`);
  expect(await difference({ ...DEFAULTS, migrations })).toBe("");
});

async function withMigration(sql: string): Promise<string> {
  const migrations = join(await testDirectory(), "migrations");
  await cp(DEFAULTS.migrations, migrations, { recursive: true });
  await mkdir(join(migrations, "99990101000000_more"));
  await writeFile(join(migrations, "99990101000000_more/migration.sql"), sql);
  return migrations;
}
