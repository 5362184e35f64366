/** A command beside a running service: counts the service's rows and adds one of its own, in one transaction. */
import { openDatabase } from "../../src/storage/database.ts";

const [directory = ""] = process.argv.slice(2);
const { prisma, close } = await openDatabase({ directory, whenInUse: "share" });
await prisma.$transaction(async (transaction) => {
  const [row] = await transaction.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM kept`;
  await transaction.$executeRaw`INSERT INTO kept VALUES (-1)`;
  console.log(`counted ${row?.count}`);
});
await close();
