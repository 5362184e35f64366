import { existsSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { copyTree } from "./copy.ts";
import { settle } from "./make.mjs";

/**
 * Copies a stopped database to `directory`, all or nothing.
 * @param durable have every byte on disk before the database gets its name
 */
export async function copyCluster(from: string, directory: string, durable: boolean): Promise<void> {
  const making = `${directory}.making-${process.pid}`;
  await copyTree(from, making, durable);
  settle(making, directory);
}

/** Removes what interrupted attempts at making `directory` left behind. */
export function sweepUnfinished(directory: string): void {
  const prefix = `${basename(directory)}.making-`;
  for (const name of readdirSync(dirname(directory))) {
    if (name.startsWith(prefix)) rmSync(join(dirname(directory), name), { recursive: true, force: true });
  }
}

/** Whether there is a whole database at `directory`. */
export function isCluster(directory: string): boolean {
  return existsSync(join(directory, "PG_VERSION"));
}
