/**
 * The business's time: the database's, so that replicas agree, plus what the sandbox's newcomer has jumped ahead. Leases and
 * retries use real database time instead.
 */
export interface Clock {
  now(): Date;
}
