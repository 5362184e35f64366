import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum, type SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type { PoolConfig, QueryResult } from "pg";

/** PostgreSQL's numbers of two types: `"char"`, a single byte that only its own tables use, and `text`. */
const INTERNAL_CHAR = 18;
const TEXT = 25;

/**
 * Connects Prisma's own adapter, and mends what it lacks for this engine. It was made for the tables of applications:
 * it refuses `"char"` columns, and it cuts scripts at every semicolon, those inside a trigger's body included.
 */
export async function connectAdapter(config: PoolConfig): Promise<SqlDriverAdapter> {
  const adapter = await new PrismaPg(config).connect();
  const pool = adapter.underlyingDriver();
  adapter.executeScript = async (script) => void (await pool.query(script));

  /** For every result, by its rows: which columns were `"char"`. */
  const chars = new WeakMap<object, number[]>();
  const poolQuery = pool.query.bind(pool) as (...words: unknown[]) => Promise<QueryResult>;
  Object.assign(pool, {
    async query(...words: unknown[]) {
      const result = await poolQuery(...words);
      if (!result.fields) return result;
      const found = result.fields.flatMap((field, at) => (field.dataTypeID === INTERNAL_CHAR ? [at] : []));
      for (const field of result.fields) if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = TEXT;
      chars.set(result.rows, found);
      return result;
    },
  });
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const at of chars.get(result.rows) ?? []) result.columnTypes[at] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}
