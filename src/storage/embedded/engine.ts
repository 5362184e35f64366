import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import { DurableFiles } from "./files.ts";
import type { Engine } from "./session.ts";

/** PostgreSQL's command line. PGlite's own, without `-F` (which turns fsync off). */
const START = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
  ...Object.entries({
    fsync: "on",
    wal_sync_method: "fsync",
    max_wal_size: "128MB",
    timezone: "UTC",
  }).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
];

export interface OpenEngine extends Engine {
  /** How many times the database has had its data forced to disk. */
  flushes(): number;
  close(): Promise<void>;
}

/**
 * Starts PostgreSQL on a data directory, or makes one there when it is empty (some seconds). Takes no lock: two engines
 * on one directory destroy it, so only a holder of the directory's lock may call this.
 */
export async function openEngine(directory: string): Promise<OpenEngine> {
  const files = new DurableFiles(directory);
  const pglite = await PGlite.create({ fs: files, startParams: START, extensions: { pg_trgm, unaccent } });
  return {
    async run(bytes, onRawData) {
      await pglite.execProtocolRawStream(bytes, { onRawData, syncToFs: false });
      if (files.failure) throw files.failure;
    },
    flushes: () => files.flushes,
    close: () => pglite.close(),
  };
}
