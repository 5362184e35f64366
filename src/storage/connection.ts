import type { PoolConfig } from "pg";

/** Settings every connection starts with. Durations in milliseconds. */
const SETTINGS = {
  // Without it a server set to Oslo's time has instants stored one or two hours wrong.
  TimeZone: "UTC",
  // A person is waiting for an answer; better to say "try again".
  lock_timeout: 3_000,
  // Longer than any query of ours, short enough that a runaway one does not hold a connection for good.
  statement_timeout: 30_000,
  // Longer than the longest pause inside a transaction of ours.
  idle_in_transaction_session_timeout: 60_000,
};

/** Milliseconds to wait for a free or new connection before giving up. */
const CONNECT_TIMEOUT = 10_000;

/** A server's URL, or the directory of the embedded database's socket. */
export type Address = { url: string } | { host: string };

/** The address as a URL that any PostgreSQL client takes. */
export function addressUrl(address: Address): string {
  return "url" in address
    ? address.url
    : `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(address.host)}`;
}

/**
 * How to connect, for `pg` and for Prisma's adapter.
 *
 * The embedded database ignores start-up settings and has no timers, so there UTC is set in the engine, and a query
 * cannot be cut short.
 * @param size most connections at a time; the embedded database has one session, so more would only queue inside it
 */
export function poolConfig(address: Address, size: number): PoolConfig {
  const url = new URL(addressUrl(address));
  // `pg` lets the URL's own `options` replace ours, so both are joined here, ours last because the last one counts.
  const options = [url.searchParams.get("options"), ...startOptions()].filter(Boolean).join(" ");
  url.searchParams.delete("options");
  return {
    connectionString: url.href,
    options,
    max: size,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    idleTimeoutMillis: "host" in address ? 0 : 60_000,
    keepAlive: true,
    application_name: "driftsbot",
  };
}

function startOptions(): string[] {
  return Object.entries(SETTINGS).map(([name, value]) => `-c ${name}=${value}`);
}
