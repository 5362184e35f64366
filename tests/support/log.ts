import type { Log, LogFields } from "../../src/ports/log.ts";

/** For tests where what is logged is not the point. */
export const silent: Log = { info() {}, warn() {}, error() {} };

/** Keeps what is logged, errors with their stack. */
export function recordingLog(): Log & { readonly lines: string[]; readonly errors: unknown[] } {
  const lines: string[] = [];
  const errors: unknown[] = [];
  const write = (level: string) => (message: string, fields?: LogFields) =>
    void lines.push(`${level} ${message} ${JSON.stringify(fields ?? {})}`);
  return {
    lines,
    errors,
    info: write("info"),
    warn: write("warn"),
    error(message, error, fields) {
      write("error")(`${message}: ${error instanceof Error ? error.stack : error}`, fields);
      errors.push(error);
    },
  };
}
