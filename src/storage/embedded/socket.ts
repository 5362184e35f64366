import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

/** What libpq, and so every PostgreSQL client, looks for in the directory given as its host. */
export const SOCKET_NAME = ".s.PGSQL.5432";
/** A unix socket's path has 104 bytes on macOS and 108 on Linux, the final zero included. */
const LONGEST_PATH = 100;
const FALLBACK_PREFIX = "driftsbot-";

/** Where the data directory says its socket is. */
const record = (directory: string) => join(directory, "socket-directory");

/**
 * Chooses and empties the directory the database's socket lives in: inside the data directory, or in the system's
 * temporary directory when the path would be too long for a socket. Nobody but the owner may enter it, for the socket
 * asks no password. The choice is written down for {@link findSocket}. Call only while holding the directory.
 * @returns the directory, which is what a client takes as its host, and the socket's path in it
 */
export function placeSocket(directory: string): { host: string; path: string; remove(): void } {
  removeOldFallback(directory);
  let host = join(directory, "socket");
  if (Buffer.byteLength(join(host, SOCKET_NAME)) <= LONGEST_PATH) {
    rmSync(host, { recursive: true, force: true });
    mkdirSync(host, { mode: 0o700 });
  } else {
    host = mkdtempSync(join(tmpdir(), FALLBACK_PREFIX));
  }
  writeFileSync(record(directory), host, { mode: 0o600 });
  const remove = () => {
    rmSync(record(directory), { force: true });
    rmSync(host, { recursive: true, force: true });
  };
  return { host, path: join(host, SOCKET_NAME), remove };
}

/** Finds the socket directory of the process that holds `directory`, if one has got so far as to place its socket. */
export function findSocket(directory: string): string | undefined {
  try {
    return readFileSync(record(directory), "utf8");
  } catch {
    return undefined;
  }
}

/** A process that was killed leaves its fallback behind; the record says which one was ours. */
function removeOldFallback(directory: string) {
  const old = findSocket(directory);
  if (old && dirname(old) === tmpdir() && basename(old).startsWith(FALLBACK_PREFIX)) {
    rmSync(old, { recursive: true, force: true });
  }
}
