import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { copyTree } from "./copy.ts";
import { openEngine } from "./engine.ts";
import { syncDirectory } from "./files.ts";
import { queryFrame } from "./frames.ts";

/** Things made once for this installation, that may be deleted at any time. */
export const CACHE = fileURLToPath(new URL("../../../node_modules/.cache/driftsbot", import.meta.url));

/** The empty database made at installation, by PGlite's version; making one takes seconds, copying it a tenth. */
export function preparedCluster(): string {
  const pglite = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  const { version } = JSON.parse(readFileSync(join(dirname(pglite), "../package.json"), "utf8")) as { version: string };
  return join(CACHE, `postgres-${version}`);
}

/**
 * Makes an empty database at `directory`, all or nothing: a crash half-way leaves only a `.making-` neighbour behind.
 * Slow, and the memory it takes is not given back to the system: run it in a thread or process of its own.
 */
export async function makeCluster(directory: string): Promise<void> {
  const making = `${directory}.making-${process.pid}`;
  rmSync(making, { recursive: true, force: true });
  const engine = await openEngine(making);
  // CREATE DATABASE is of no use with one session, and each template is a third of the files to copy.
  for (const database of ["template0", "template1"]) {
    await engine.run(queryFrame(`ALTER DATABASE ${database} IS_TEMPLATE false`), () => {});
    await engine.run(queryFrame(`DROP DATABASE ${database}`), () => {});
  }
  await engine.run(queryFrame("VACUUM FREEZE"), () => {});
  await engine.close();
  settle(making, directory);
}

/** Copies a stopped database to `directory`, all or nothing. */
export async function copyCluster(from: string, directory: string, durable: boolean): Promise<void> {
  const making = `${directory}.making-${process.pid}`;
  await copyTree(from, making, durable);
  settle(making, directory);
}

/** Removes what interrupted attempts at making `directory` left behind. */
export function sweepUnfinished(directory: string): void {
  const parent = dirname(directory);
  const prefix = `${directory}.making-`;
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    const path = join(parent, name);
    if (path.startsWith(prefix)) rmSync(path, { recursive: true, force: true });
  }
}

function settle(making: string, directory: string) {
  try {
    renameSync(making, directory);
  } catch (error) {
    // Somebody else made it meanwhile; theirs is as good.
    if (!existsSync(join(directory, "PG_VERSION"))) throw error;
    rmSync(making, { recursive: true, force: true });
  }
  syncDirectory(dirname(directory));
}
