import { pino } from "pino";
import type { Log } from "./ports/log.ts";

/** JSON lines on standard output. Of an error only name, message and stack are written: an SDK hangs whole requests on them. */
export function createLog(level: "info" | "warn" | "silent" = "info"): Log {
  const out = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return {
    info: (message, fields = {}) => out.info(fields, message),
    warn: (message, fields = {}) => out.warn(fields, message),
    error: (message, error, fields = {}) => out.error({ ...fields, ...about(error) }, message),
  };
}

/** Prisma puts the values of a failed query in its message: only the first line, without them, is kept of that. */
function about(error: unknown) {
  if (!(error instanceof Error)) return { error: typeof error };
  const isPrisma = error.name.startsWith("Prisma");
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const frames = error.stack
    ?.split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
  return { error: error.name, ...(code && { code }), ...(!isPrisma && { reason: error.message }), stack: frames };
}
