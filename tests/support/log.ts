import type { Log } from "../../src/ports/log.ts";

/** For tests where what is logged is not the point. */
export const silent: Log = { info() {}, warn() {}, error() {} };

/** Keeps what is logged. */
export function recordingLog(): Log & { readonly lines: string[]; readonly errors: unknown[] } {
  const lines: string[] = [];
  const errors: unknown[] = [];
  return {
    lines,
    errors,
    info: (message, fields) => void lines.push(`info ${message} ${JSON.stringify(fields ?? {})}`),
    warn: (message, fields) => void lines.push(`warn ${message} ${JSON.stringify(fields ?? {})}`),
    error(message, error, fields) {
      lines.push(`error ${message} ${JSON.stringify(fields ?? {})}`);
      errors.push(error);
    },
  };
}
