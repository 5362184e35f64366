import { Prisma, type PrismaClient } from "./generated/client.ts";

/** What the stores written in SQL need of the client. */
export type RawSql = Pick<PrismaClient, "$queryRaw" | "$executeRaw">;

/** `milliseconds` as an interval. */
export function milliseconds(amount: number): Prisma.Sql {
  return Prisma.sql`(${amount}::double precision * interval '1 millisecond')`;
}

/** Whether another session was first to write a row of which there may be only one. */
export function isTaken(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2002" || (error.code === "P2010" && JSON.stringify(error.meta ?? {}).includes("23505"));
}
