/** @import { Engine } from "./types.ts" */
/** @import { WasmModule } from "./wasm.ts" */
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import { DurableFiles } from "./files.mjs";

const SETTINGS = {
  fsync: "on",
  // The one method that ends in `DurableFiles`.
  wal_sync_method: "fsync",
  max_wal_size: "128MB",
  // 128 MB, the default, is paid in full by the process at the start.
  shared_buffers: "64MB",
  timezone: "UTC",
};

/** PostgreSQL's command line: PGlite's own, without `-F`, which turns fsync off. */
const START = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
  ...Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
];

/**
 * Starts PostgreSQL on a data directory, or makes one there when it is empty (some seconds). Takes no lock: two engines
 * on one directory destroy it, so only a holder of the directory's lock may call this.
 * @param {string} directory
 * @param {WasmModule} [wasm] PostgreSQL, when it is compiled already
 * @returns {Promise<Engine>}
 */
export async function openEngine(directory, wasm) {
  const files = new DurableFiles(directory);
  const pglite = await PGlite.create({
    fs: files,
    startParams: START,
    extensions: { pg_trgm, unaccent },
    ...(wasm && { pgliteWasmModule: wasm }),
  });
  return {
    async run(bytes, onRawData) {
      await pglite.execProtocolRawStream(bytes, { onRawData, syncToFs: false });
      if (files.failure) throw files.failure;
    },
    flushes: () => files.flushes,
    close: () => pglite.close(),
  };
}
