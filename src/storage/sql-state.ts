/** The SQLSTATE behind an error Prisma threw, wherever it keeps it; undefined when there is none. */
export function sqlState(error: unknown): string | undefined {
  if (!isRecord(error)) return undefined;
  // A conflict or deadlock that Prisma recognised itself.
  if (error.code === "P2034") return "40001";
  if (error.code === "P2002") return "23505";
  const meta = isRecord(error.meta) ? error.meta : {};
  const adapterError = isRecord(meta.driverAdapterError) ? meta.driverAdapterError : error;
  const cause = isRecord(adapterError.cause) ? adapterError.cause : {};
  if (typeof cause.originalCode === "string") return cause.originalCode;
  return typeof meta.code === "string" ? meta.code : undefined;
}

/** Waiting for the database took too long: a lock (55P03), the statement, or a connection from the pool. */
export function isBusy(error: unknown): boolean {
  const state = sqlState(error);
  return state === "55P03" || state === "57014" || (isRecord(error) && error.code === "P2028") || waitedForPool(error);
}

/** A deadlock or serialisation failure: the transaction did nothing and can be run again. */
export function canRunAgain(error: unknown): boolean {
  const state = sqlState(error);
  return state === "40001" || state === "40P01";
}

/** `pg`'s pool has no code for it, only words. */
function waitedForPool(error: unknown): boolean {
  return error instanceof Error && /timeout exceeded when trying to connect/i.test(error.message);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
