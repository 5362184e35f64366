import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The parts needed of a global that Node's own typings leave to the browser's. */
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<WasmModule> };
/** A compiled program; threads share it when it is passed to them. */
export type WasmModule = object;

let compiled: Promise<WasmModule> | undefined;

/**
 * Compiles PostgreSQL, once in this process. The second database that a process opens, as tests do, then takes half the
 * time; and the first is compiled while its files are being copied.
 */
export function compilePostgres(): Promise<WasmModule> {
  const folder = dirname(createRequire(import.meta.url).resolve("@electric-sql/pglite"));
  compiled ??= readFile(join(folder, "pglite.wasm")).then((bytes) => WebAssembly.compile(bytes));
  return compiled;
}
