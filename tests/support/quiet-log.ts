import type { Log } from "../../src/ports/log.ts";

/** Where nobody reads the log. */
export const quietLog: Log = { info() {}, warn() {}, error() {} };
