/** Makes an empty database in a thread that then ends, so that the service does not keep the memory it takes. */
import { workerData } from "node:worker_threads";
import { makeCluster } from "./cluster.ts";

await makeCluster((workerData as { directory: string }).directory);
