import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import type { Databases } from "./databases.ts";

/** The one call needed of a global that Node's own typings leave to the browser's. */
declare const WebAssembly: {
  instantiate(wasm: Uint8Array, imports: object): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
};

/** The engine says here why it is about to stop dead. */
Object.assign(globalThis, {
  PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) },
});

let loaded: Promise<void> | undefined;

/**
 * Starts an engine.
 * @param schemas pairs of path and text
 */
export async function loadEngine(schemas: [string, string][], databases: Databases): Promise<glue.SchemaEngine> {
  loaded ??= load();
  await loaded;
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "driftsbot-schema-engine",
    connect: databases.connect,
    connectToShadowDb: databases.connectToShadow,
  });
  return glue.SchemaEngine.new({ datamodels: schemas.length > 0 ? schemas : undefined }, () => {}, factory);
}

/** The package expects a bundler to load its WebAssembly; this does by hand, once, what a bundler would. */
async function load() {
  const folder = dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const wasm = readFileSync(join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}
