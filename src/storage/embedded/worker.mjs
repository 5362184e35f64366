/**
 * The thread that runs PostgreSQL. A query blocks whichever thread runs it, and the service has requests to acknowledge
 * within three seconds; so the database has a thread of its own and is reached through a socket like any other.
 */
/** @import { MessagePort } from "node:worker_threads" */
/** @import { WorkerCommand, WorkerInput, WorkerMessage } from "./types.ts" */
import { parentPort, workerData } from "node:worker_threads";
import { openEngine } from "./engine.mjs";
import { makeCluster } from "./make.mjs";
import { serve } from "./server.mjs";

const port = /** @type {MessagePort} */ (parentPort);
const input = /** @type {WorkerInput} */ (workerData);

/** @param {WorkerMessage} message */
const tell = (message) => port.postMessage(message);

if (input.task === "make") {
  await makeCluster(input.directory);
} else {
  const engine = await openEngine(input.directory, input.wasm);
  const server = await serve(engine, input.socketPath, input.idleLimit, (cause) => {
    // Outside any promise, so that the thread ends and the main thread hears of it.
    setImmediate(() => {
      throw cause;
    });
  });
  port.on("message", async (/** @type {WorkerCommand} */ command) => {
    if (command === "flushes") return tell({ type: "flushes", count: engine.flushes() });
    await server.close();
    await engine.close();
    port.close();
  });
  tell({ type: "ready" });
}
