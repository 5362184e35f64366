import { once } from "node:events";
import { chmodSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { EmbeddedStartFailed } from "../errors.ts";
import { copyCluster, isCluster, sweepUnfinished } from "./cluster.ts";
import { holdDirectory } from "./lock.ts";
import { preparedCluster } from "./prepared.mjs";
import { placeSocket } from "./socket.ts";
import type { WorkerCommand, WorkerInput, WorkerMessage } from "./types.ts";
import { compilePostgres } from "./wasm.ts";

/** Milliseconds a client may sit inside a transaction: longer than any pause of ours, shorter than anyone's patience. */
const IDLE_LIMIT = 10_000;

export interface EmbeddedOptions {
  /**
   * A stopped database to start from when the directory has none; the copy is quick, not durable. Default: a durable
   * copy of the one made at installation.
   */
  template?: string | undefined;
  /** Milliseconds a client may sit inside a transaction without a word before it is cut off. Default 10,000. */
  idleLimit?: number | undefined;
}

export interface Embedded {
  /** The directory of the unix socket, which PostgreSQL clients take as the host. */
  host: string;
  /** How many times the database has forced its data to disk since it was opened. */
  flushes(): Promise<number>;
  /** Cuts clients off, stops the database and lets the directory go. */
  close(): Promise<void>;
}

/**
 * Opens the database in `directory` (made if missing) and serves it on a unix socket in there until closed.
 *
 * If the database fails later, because the disk is full or gone, the error is thrown outside any call and ends the
 * process: what it holds in memory can no longer be trusted, and a restart recovers everything that was acknowledged.
 * @throws {DirectoryInUse} at once, when another process has it
 * @throws {EmbeddedStartFailed}
 */
export async function openEmbedded(directory: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const home = resolve(directory);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const release = holdDirectory(home);
  try {
    chmodSync(home, 0o700);
    const cluster = join(home, "postgres");
    const [wasm] = await Promise.all([compilePostgres(), ensureCluster(cluster, options.template)]);
    const socket = placeSocket(home);
    const idleLimit = options.idleLimit ?? IDLE_LIMIT;
    const worker = startWorker({ task: "serve", wasm, directory: cluster, socketPath: socket.path, idleLimit });
    // Rejects with the thread's own error when it fails before it is ready.
    await once(worker, "message");
    return {
      host: socket.host,
      async flushes() {
        const answer = once(worker, "message") as Promise<[WorkerMessage]>;
        send(worker, "flushes");
        const [message] = await answer;
        return message.type === "flushes" ? message.count : 0;
      },
      async close() {
        const exit = once(worker, "exit");
        send(worker, "close");
        await exit;
        socket.remove();
        release();
      },
    };
  } catch (error) {
    release();
    throw new EmbeddedStartFailed(home, error);
  }
}

async function ensureCluster(cluster: string, template: string | undefined) {
  sweepUnfinished(cluster);
  if (isCluster(cluster)) return;
  const source = template ?? preparedCluster();
  if (isCluster(source)) return copyCluster(source, cluster, template === undefined);
  await once(startWorker({ task: "make", directory: cluster }), "exit");
  if (!isCluster(cluster)) throw new Error("PostgreSQL's files could not be made");
}

function startWorker(input: WorkerInput): Worker {
  // Nothing of the parent's command line: no TypeScript loader, no test runner's hooks.
  return new Worker(new URL("./worker.mjs", import.meta.url), { workerData: input, execArgv: [] });
}

function send(worker: Worker, command: WorkerCommand) {
  worker.postMessage(command);
}
