import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

/**
 * Starts a TypeScript file of this folder as a thread. tsx is named by its full path: a thread does not inherit it from
 * a test runner, and `--import tsx` alone would look for it from the current directory.
 */
export function startThread(file: "./worker.ts" | "./cluster-thread.ts", input: unknown): Worker {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  return new Worker(new URL(file, import.meta.url), { workerData: input, execArgv: ["--import", tsx] });
}
