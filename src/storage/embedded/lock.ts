import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { tryLock } from "fs-native-extensions";
import { DirectoryInUse } from "../errors.ts";

/**
 * Holds a data directory for this process, or refuses at once. The lock is the operating system's, on an open file: it
 * goes with the process however that ends, so there is no stale lock to clean up after a crash, and it also refuses a
 * second holder inside the same process.
 * @returns lets the directory go
 * @throws {DirectoryInUse}
 */
export function holdDirectory(directory: string): () => void {
  const path = join(directory, "lock");
  const file = openSync(path, "a+", 0o600);
  if (!tryLock(file)) {
    closeSync(file);
    throw new DirectoryInUse(directory, readOwner(path));
  }
  // Only for the message a refused process prints; whether the directory is held, the lock alone decides.
  ftruncateSync(file);
  writeSync(file, String(process.pid));
  return () => closeSync(file);
}

function readOwner(path: string): number | undefined {
  const owner = Number.parseInt(readFileSync(path, "utf8"), 10);
  return Number.isNaN(owner) ? undefined : owner;
}
