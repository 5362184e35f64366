import type { Database } from "./database.ts";

/** The embedded database has no autovacuum: without this its files and its plans grow stale. A server sees to itself. */
export async function upkeep({ kind, prisma }: Pick<Database, "kind" | "prisma">): Promise<void> {
  if (kind === "embedded") await prisma.$executeRawUnsafe("VACUUM (ANALYZE)");
}
