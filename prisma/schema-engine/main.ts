/**
 * Prisma's schema engine, as a program: the same command line and the same JSON lines on standard input and output as
 * the native binary that Prisma would download, answered by the engine's WebAssembly build from npm.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { createDatabases } from "./databases.ts";
import { loadEngine } from "./load.ts";
import { answer, failure, isRequest } from "./rpc.ts";

const words = process.argv.slice(2);
const option = (name: string) => words[words.indexOf(name) + 1];

if (words.includes("--version")) {
  console.log("schema-engine-cli wasm");
} else {
  const datasource = words.includes("--datasource") ? JSON.parse(option("--datasource") ?? "{}") : {};
  const databases = createDatabases((datasource as { url?: string }).url);
  // How Prisma ends an engine it has no more questions for.
  process.once("SIGTERM", () => void databases.close().finally(() => process.exit()));
  try {
    if (words.includes("cli")) await runCommand();
    else await serveRequests();
  } finally {
    await databases.close();
  }
  // The engine leaves handles open that would keep the process alive.
  process.exit();

  async function runCommand() {
    try {
      const connection = await databases.connect();
      await connection.queryRaw({ sql: "SELECT 1", args: [], argTypes: [] });
      log("INFO", "Connection successful");
    } catch (error) {
      // Prisma skips the first line, which the native engine uses for a greeting.
      log("INFO", "Connecting");
      log("ERROR", error instanceof Error ? error.message : String(error), "P1001");
      process.exitCode = 1;
    }
  }

  async function serveRequests() {
    const schemas = words.flatMap((word, at) => (word === "--datamodels" ? [resolve(words[at + 1] ?? "")] : []));
    const engine = await loadEngine(
      schemas.map((path): [string, string] => [path, readFileSync(path, "utf8")]),
      databases,
    );
    // The engine's panics reach nobody's promise; without an answer Prisma would take them for success.
    let asked: unknown;
    process.once("uncaughtException", (error) => {
      process.stdout.write(`${JSON.stringify(failure(asked, error))}\n`);
      process.exit(1);
    });
    for await (const line of createInterface({ input: process.stdin })) {
      const message: unknown = line.trim() ? JSON.parse(line) : undefined;
      if (!isRequest(message)) continue;
      asked = message.id;
      for (const reply of await answer(engine, message)) process.stdout.write(`${JSON.stringify(reply)}\n`);
    }
  }
}

function log(level: "INFO" | "ERROR", message: string, code?: string) {
  const fields = { message, ...(code && { error_code: code, is_panic: false }) };
  process.stderr.write(`${JSON.stringify({ level, target: "schema_engine::logger", fields })}\n`);
}
