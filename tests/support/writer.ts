/** Opens the embedded database in the directory named, and inserts numbers, printing each once it is acknowledged. */
import { openDatabase } from "../../src/storage/database.ts";

const [directory = "", first = "1"] = process.argv.slice(2);
const started = performance.now();
try {
  const { prisma } = await openDatabase({ directory });
  await prisma.$executeRaw`CREATE TABLE IF NOT EXISTS kept (number integer PRIMARY KEY)`;
  console.log("open");
  for (let number = Number(first); ; number++) {
    await prisma.$executeRaw`INSERT INTO kept VALUES (${number})`;
    console.log(number);
  }
} catch (error) {
  console.log(`refused after ${Math.round(performance.now() - started)} ms: ${error}`);
  process.exit(1);
}
