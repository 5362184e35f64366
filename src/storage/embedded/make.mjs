import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { openEngine } from "./engine.mjs";
import { queryFrame } from "./frames.mjs";

/**
 * Makes an empty database at `directory`, all or nothing: a crash half-way leaves only a `.making-` neighbour behind.
 * Takes seconds, and memory that is not given back to the system: run it in a thread or process of its own.
 * @param {string} directory
 */
export async function makeCluster(directory) {
  const making = `${directory}.making-${process.pid}`;
  rmSync(making, { recursive: true, force: true });
  const engine = await openEngine(making);
  /** @param {string} sql */
  const run = (sql) => engine.run(queryFrame(sql), () => {});
  // CREATE DATABASE is of no use with one session, and each template is a third of the files to copy.
  for (const database of ["template0", "template1"]) {
    await run(`ALTER DATABASE ${database} IS_TEMPLATE false`);
    await run(`DROP DATABASE ${database}`);
  }
  await run("VACUUM FREEZE");
  await engine.close();
  settle(making, directory);
}

/**
 * Gives a finished database its real name. If somebody else made it meanwhile, theirs is as good.
 * @param {string} making
 * @param {string} directory
 */
export function settle(making, directory) {
  try {
    renameSync(making, directory);
  } catch (error) {
    if (!existsSync(join(directory, "PG_VERSION"))) throw error;
    rmSync(making, { recursive: true, force: true });
  }
  // The new name must be on disk too.
  const parent = openSync(dirname(directory), "r");
  fsyncSync(parent);
  closeSync(parent);
}
