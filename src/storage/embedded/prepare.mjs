/**
 * Run at installation: makes the empty database that a fresh start copies. Starting works without it, only slower, so a
 * failure here (a read-only disk, say) must not fail the installation.
 */
import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { makeCluster } from "./make.mjs";
import { preparedCluster } from "./prepared.mjs";

const directory = preparedCluster();
try {
  mkdirSync(dirname(directory), { recursive: true });
  if (!existsSync(directory)) await makeCluster(directory);
} catch (error) {
  console.warn("No prepared database; the first start will be slower.", error);
}
