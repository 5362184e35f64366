/**
 * The thread that runs PostgreSQL. A query blocks whichever thread runs it, and the service has requests to acknowledge
 * within three seconds; so the database has a thread of its own and is reached through a socket like any other.
 */
import { parentPort, workerData } from "node:worker_threads";
import { openEngine } from "./engine.ts";
import { serve } from "./server.ts";

export interface WorkerInput {
  /** PostgreSQL's data directory. */
  directory: string;
  socketPath: string;
  /** Milliseconds, see {@link serve}. */
  idleLimit: number;
}

export type WorkerMessage = { type: "ready" } | { type: "flushes"; count: number };
export type WorkerCommand = "close" | "flushes";

const port = parentPort;
if (!port) throw new Error("worker.ts runs as a worker thread only");
const { directory, socketPath, idleLimit } = workerData as WorkerInput;

const engine = await openEngine(directory);
const server = await serve(engine, socketPath, idleLimit, (cause) => {
  // Outside any promise, so that the thread ends and the main thread hears of it.
  setImmediate(() => {
    throw cause;
  });
});

const tell = (message: WorkerMessage) => port.postMessage(message);
port.on("message", async (command: WorkerCommand) => {
  if (command === "flushes") return tell({ type: "flushes", count: engine.flushes() });
  await server.close();
  await engine.close();
  port.close();
});
tell({ type: "ready" });
