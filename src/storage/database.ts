import type { Client } from "pg";
import { type Address, addressUrl, poolConfig } from "./connection.ts";
import { openEmbedded } from "./embedded/open.ts";
import { reachEmbedded } from "./embedded/reach.ts";
import { MigrationRefused } from "./errors.ts";
import type { PrismaClient } from "./generated/client.ts";
import { migrate, pending } from "./migrate.ts";
import { requireSupportedPostgres } from "./postgres.ts";

export interface DatabaseOptions {
  /** A PostgreSQL server, 15 or newer. Without it the embedded database is used. */
  url?: string | undefined;
  /** Where the embedded database lives; unused with `url`. */
  directory: string;
  /** Most connections at a time to a server, default 10. The embedded database always has one. */
  poolSize?: number | undefined;
  /**
   * What to do when another process has the embedded database open: the service is refused; a command beside a running
   * service becomes its guest. Default "refuse".
   */
  whenInUse?: "refuse" | "share" | undefined;
  /** A stopped, migrated embedded database to start a new directory from. For tests. */
  template?: string | undefined;
}

export interface Database {
  kind: "embedded" | "postgres";
  prisma: PrismaClient;
  /** Where any PostgreSQL client of this machine can reach it; holds the password, if there is one. */
  url: string;
  /** Waits for nothing: stop the work first. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Opens the database, and brings it up to date with the migrations before anybody can use it. A guest of a running
 * service (`whenInUse: "share"`) never migrates, for the service's own queries expect the old tables.
 *
 * All of one process's transactions on the embedded database take turns. Inside an interactive transaction use only its
 * own client: the outer one would wait for the transaction, and the transaction for it.
 * @throws {DirectoryInUse} another process has the embedded database open
 * @throws {EmbeddedStartFailed} the embedded database's files could not be made or read
 * @throws {PostgresTooOld}
 * @throws {MigrationRefused} see `migrate`; or a guest is newer than the service
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, directory, template } = options;
  // The embedded database starts in a thread of its own: Prisma, the heaviest thing to load, is read meanwhile.
  void loadPrisma();
  if (url) return connect("postgres", { url }, options.poolSize ?? 10, async () => {}, migrateServer);
  if (options.whenInUse === "share") {
    const { host, shared, close } = await reachEmbedded(directory, { template });
    return connect("embedded", { host }, 1, close, shared ? refusePending : migrateEmbedded);
  }
  const { host, close } = await openEmbedded(directory, { template });
  return connect("embedded", { host }, 1, close, migrateEmbedded);
}

const loadPrisma = () =>
  Promise.all([import("@prisma/adapter-pg"), import("./generated/client.ts"), import("pg")] as const);

async function connect(
  kind: Database["kind"],
  address: Address,
  size: number,
  stop: () => Promise<void>,
  prepare: (client: Client) => Promise<unknown>,
): Promise<Database> {
  const config = poolConfig(address, size);
  const [{ PrismaPg }, { PrismaClient }, { default: pg }] = await loadPrisma();
  const client = new pg.Client(config);
  try {
    await client.connect();
    await prepare(client);
    await client.end();
  } catch (error) {
    await client.end().catch(() => {});
    await stop();
    throw error;
  }
  const prisma = new PrismaClient({ adapter: new PrismaPg(config) });
  let closing: Promise<void> | undefined;
  const close = async () => {
    await prisma.$disconnect();
    await stop();
  };
  return {
    kind,
    prisma,
    url: addressUrl(address),
    close() {
      closing ??= close();
      return closing;
    },
  };
}

async function migrateServer(client: Client) {
  await requireSupportedPostgres(client);
  await migrate(client, { lock: true });
}

const migrateEmbedded = (client: Client) => migrate(client, { lock: false });

async function refusePending(client: Client) {
  const [first] = await pending(client);
  if (!first) return;
  const message = `The running service has not applied migration ${first.name}. Restart it with this version first.`;
  throw new MigrationRefused(first.name, message);
}
