import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";

interface Request {
  id: number;
  method: string;
  params: unknown;
}

/** Prisma also sends answers, to what it was asked to print. */
export function isRequest(message: unknown): message is Request {
  return typeof message === "object" && message !== null && "method" in message;
}

/** The methods whose name differs between the native engine and its WebAssembly build. */
const RENAMED: Record<string, string> = { getDatabaseVersion: "version" };

/** The code the native engine gives every error that is not a broken request. */
const ENGINE_ERROR = 4466;

/** Has the engine do what Prisma asks, and returns the JSON-RPC messages to send back. */
export async function answer(engine: SchemaEngine, request: Request): Promise<unknown[]> {
  const { id, method, params } = request;
  try {
    const methods = engine as unknown as Record<string, (params: unknown) => Promise<unknown>>;
    const result = (await methods[RENAMED[method] ?? method]?.(params)) ?? {};
    if (method !== "diff") return [{ jsonrpc: "2.0", id, result }];
    // The native engine has a difference printed by a call of its own, and returns only the exit code.
    const { exitCode, stdout } = result as { exitCode: number; stdout: string | null };
    const print = { jsonrpc: "2.0", id: `print-${id}`, method: "print", params: { content: stdout } };
    return [...(stdout === null ? [] : [print]), { jsonrpc: "2.0", id, result: { exitCode, stdout: null } }];
  } catch (error) {
    return [failure(id, error)];
  }
}

/** The JSON-RPC message that says request `id` failed. */
export function failure(id: unknown, error: unknown): unknown {
  const { message, code } = error as { message: string; code?: string };
  const data = { is_panic: false, message, meta: null, error_code: code };
  return { jsonrpc: "2.0", id, error: { code: ENGINE_ERROR, message: "An error happened.", data } };
}
