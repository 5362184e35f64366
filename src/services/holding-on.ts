/**
 * Does `work` and renews the lease on it every `everyMs` until it is done. A renewal that fails is left to the next:
 * the lease is longer, and losing it is noticed when the outcome is recorded.
 */
export async function holdingOn<Value>(
  renew: () => Promise<boolean>,
  everyMs: number,
  work: () => Promise<Value>,
): Promise<Value> {
  const timer = setInterval(() => void renew().catch(() => false), everyMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
