import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Things made once for this installation, that may be deleted at any time. */
export const CACHE = fileURLToPath(new URL("../../../node_modules/.cache/driftsbot", import.meta.url));

/** Where the empty database made at installation is, by PGlite's version. Making one takes seconds, copying it a tenth. */
export function preparedCluster() {
  const pglite = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  const { version } = JSON.parse(readFileSync(join(dirname(pglite), "../package.json"), "utf8"));
  return join(CACHE, `postgres-${version}`);
}
