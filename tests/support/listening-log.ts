import type { Log, LogFields } from "../../src/ports/log.ts";

type Line = { readonly message: string; readonly error?: unknown; readonly fields?: LogFields | undefined };

/** A log a test can read. */
export function listeningLog(): Log & { readonly errors: Line[]; readonly warnings: Line[] } {
  const errors: Line[] = [];
  const warnings: Line[] = [];
  return {
    errors,
    warnings,
    info() {},
    warn(message, fields) {
      warnings.push({ message, fields });
    },
    error(message, error, fields) {
      errors.push({ message, error, fields });
    },
  };
}
