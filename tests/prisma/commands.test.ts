import { existsSync } from "node:fs";
import { cp, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../src/storage/database.ts";
import { openDatabase } from "../../src/storage/database.ts";
import { embeddedUrl } from "../../src/storage/embedded/address.ts";
import { readMigrations } from "../../src/storage/migrations.ts";
import { prisma, SLOW } from "../support/child.ts";
import { testDatabase } from "../support/database.ts";
import { testDirectory } from "../support/directory.ts";

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

it("agrees with the program about what has been applied", { timeout: SLOW }, async () => {
  const status = await prisma(database.url, "migrate", "status");
  expect(status.output).toContain("Database schema is up to date!");
  expect(status.code).toBe(0);
});

it("migrates an embedded database that the program then finds up to date", { timeout: SLOW }, async () => {
  const directory = await testDirectory();
  const deploy = await prisma(embeddedUrl(directory), "migrate", "deploy");
  expect(deploy.output).toContain("All migrations have been successfully applied.");
  const opened = await openDatabase({ directory });
  const rows = await opened.prisma.$queryRaw<unknown[]>`SELECT FROM _prisma_migrations`;
  await opened.close();
  expect(rows).toHaveLength(readMigrations().length);
});

it("reports a database that cannot be reached", { timeout: SLOW }, async () => {
  const { code, output } = await prisma("postgresql://localhost:9/none", "migrate", "status");
  expect(code).not.toBe(0);
  expect(output).toContain("P1001");
});

it("validates and generates without the network", { timeout: SLOW }, async () => {
  const home = await testDirectory();
  await mkdir(join(home, "prisma"));
  await cp("prisma/schema.prisma", join(home, "prisma/schema.prisma"));
  const schema = ["--schema", join(home, "prisma/schema.prisma")];
  expect(await prisma(database.url, "validate", ...schema)).toMatchObject({ code: 0 });
  expect(await prisma(database.url, "format", "--check", ...schema)).toMatchObject({ code: 0 });
  expect(await prisma(database.url, "generate", ...schema)).toMatchObject({ code: 0 });
  expect(existsSync(join(home, "src/storage/generated/client.ts"))).toBe(true);
  expect(await readFile(join(home, "src/storage/generated/client.ts"), "utf8")).toContain("internal/class.ts");
});
