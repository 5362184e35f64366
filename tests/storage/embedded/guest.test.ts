import { expect, it } from "vitest";
import { openDatabase } from "../../../src/storage/database.ts";
import { SLOW, startChild } from "../../support/child.ts";
import { testDirectory } from "../../support/directory.ts";

it("lets a command work beside a running service, through the service's socket", { timeout: SLOW }, async () => {
  const directory = await testDirectory();
  const service = await openDatabase({ directory });
  await service.prisma.$executeRaw`CREATE TABLE kept (number integer)`;
  await service.prisma.$executeRaw`INSERT INTO kept VALUES (1), (2)`;
  const command = startChild("tests/support/guest.ts", directory);
  expect(await command.line((line) => line.startsWith("counted"))).toBe("counted 2");
  expect(await command.end()).toMatchObject({ code: 0 });
  const rows = await service.prisma.$queryRaw`SELECT number FROM kept ORDER BY number`;
  expect(rows).toEqual([{ number: -1 }, { number: 1 }, { number: 2 }]);
  await service.close();
});

it("opens the database itself when no service runs", async () => {
  const directory = await testDirectory();
  const command = await openDatabase({ directory, whenInUse: "share" });
  await expect(openDatabase({ directory })).rejects.toThrow("is in use");
  await command.close();
});
