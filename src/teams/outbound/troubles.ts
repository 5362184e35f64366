import { facts } from "./delivery-error.ts";

/** Whether Teams can be reached, by what the last calls came to. */
export type Troubles = {
  /** @param error what a call threw; undefined when it went well */
  report(error?: unknown): void;
  current(): string | undefined;
};

/** One lost call is everyday; this many without one that went well is trouble. */
const IN_A_ROW = 5;

export function troubles(): Troubles {
  let failures = 0;
  let last = "";
  return {
    report(error) {
      if (error === undefined) {
        failures = 0;
        return;
      }
      const { status, code } = facts(error);
      // Teams answered, and was right to refuse: it can be reached.
      if (status !== undefined && status < 500 && status !== 401) return;
      failures += 1;
      last = `${status ?? code}`;
    },
    current: () =>
      failures >= IN_A_ROW ? `Teams cannot be reached: ${failures} failed calls, last ${last}` : undefined,
  };
}
