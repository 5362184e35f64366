import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { DirectoryInUse } from "../errors.ts";
import { type EmbeddedOptions, openEmbedded } from "./open.ts";
import { findSocket, SOCKET_NAME } from "./socket.ts";

/** Milliseconds to wait for a process that holds the directory but is still starting. */
const STARTING = 1_500;

export interface ReachedEmbedded {
  /** The directory of the unix socket, which PostgreSQL clients take as the host. */
  host: string;
  /** Another process runs the database; this one is a guest. */
  shared: boolean;
  /** As a guest, does nothing: the database is not ours to stop. */
  close(): Promise<void>;
}

/**
 * Reaches the database in `directory` for a command: through the process that has it open, if there is one, or else by
 * opening it. Commands and service then take turns, one transaction at a time.
 * @throws {DirectoryInUse} the holder has not put its socket up within two seconds
 * @throws {EmbeddedStartFailed}
 */
export async function reachEmbedded(directory: string, options: EmbeddedOptions = {}): Promise<ReachedEmbedded> {
  const deadline = Date.now() + STARTING;
  for (;;) {
    try {
      const embedded = await openEmbedded(directory, options);
      return { host: embedded.host, shared: false, close: embedded.close };
    } catch (error) {
      if (!(error instanceof DirectoryInUse)) throw error;
      const host = findSocket(resolve(directory));
      if (host && existsSync(join(host, SOCKET_NAME))) return { host, shared: true, close: async () => {} };
      if (Date.now() > deadline) throw error;
      await wait(50);
    }
  }
}
