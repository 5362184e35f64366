/**
 * English lines for whoever runs the service. Fields hold ids, counts and durations: never names, addresses, texts
 * people wrote, or secrets.
 */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  /** `error` is written with its stack, but without the properties an SDK hung on it */
  error(message: string, error: unknown, fields?: LogFields): void;
}
