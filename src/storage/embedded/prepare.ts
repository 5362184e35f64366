/**
 * Run at installation: makes the empty database that a fresh start copies. Starting works without it, only slower, so a
 * failure here (a read-only disk, say) must not fail the installation.
 */
import { existsSync, mkdirSync } from "node:fs";
import { CACHE, makeCluster, preparedCluster } from "./cluster.ts";

const directory = preparedCluster();
try {
  mkdirSync(CACHE, { recursive: true });
  if (!existsSync(directory)) await makeCluster(directory);
} catch (error) {
  console.warn(
    `No prepared database, the first start will be slower: ${error instanceof Error ? error.message : error}`,
  );
}
