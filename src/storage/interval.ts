import { Prisma } from "./generated/client.ts";

/** `amount` milliseconds as an interval. */
export function milliseconds(amount: number): Prisma.Sql {
  return Prisma.sql`(${amount}::double precision * interval '1 millisecond')`;
}
