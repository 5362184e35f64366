import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../src/storage/database.ts";
import { testDatabase } from "../support/database.ts";

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

it("times", async () => {
  for (let i = 0; i < 5; i++) {
    const t = performance.now();
    const d = await testDatabase();
    const u = performance.now();
    await d.close();
    console.log("open", (u - t).toFixed(0), "close", (performance.now() - u).toFixed(0), d.kind);
  }
});
