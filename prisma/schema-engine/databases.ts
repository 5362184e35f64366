import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type { PoolConfig } from "pg";
import { poolConfig } from "../../src/storage/connection.ts";
import { embeddedDirectory } from "../../src/storage/embedded/address.ts";
import { openEmbedded } from "../../src/storage/embedded/open.ts";
import { preparedCluster } from "../../src/storage/embedded/prepared.mjs";
import { reachEmbedded } from "../../src/storage/embedded/reach.ts";
import { connectAdapter } from "./adapter.ts";

export interface Databases {
  connect(): Promise<SqlDriverAdapter>;
  /** A fresh, empty database to replay the migrations in. Always embedded: no server needs to grant us the making. */
  connectToShadow(): Promise<SqlDriverAdapter>;
  /** Stops whatever was started for the connections. Safe to call twice. */
  close(): Promise<void>;
}

/** @param url of the database the command is about; see `embeddedUrl` for the embedded one */
export function createDatabases(url: string | undefined): Databases {
  const endings: (() => Promise<unknown>)[] = [];
  /** The engine connects even when the command names no database; it then gets the empty one it will replay in. */
  let unnamed: Promise<PoolConfig> | undefined;

  async function shadow(): Promise<PoolConfig> {
    const directory = await mkdtemp(join(tmpdir(), "driftsbot-shadow-"));
    endings.unshift(() => rm(directory, { recursive: true, force: true }));
    const embedded = await openEmbedded(directory, { template: preparedCluster() });
    endings.unshift(embedded.close);
    return poolConfig({ host: embedded.host }, 1);
  }

  async function main(): Promise<PoolConfig> {
    if (!url) {
      unnamed = shadow();
      return unnamed;
    }
    const directory = embeddedDirectory(url);
    if (directory === undefined) return poolConfig({ url }, 1);
    const embedded = await reachEmbedded(directory);
    endings.unshift(embedded.close);
    return poolConfig({ host: embedded.host }, 1);
  }

  return {
    connect: async () => connectAdapter(await main()),
    async connectToShadow() {
      const empty = unnamed ?? shadow();
      unnamed = undefined;
      return connectAdapter(await empty);
    },
    async close() {
      for (const end of endings.splice(0)) await end();
    },
  };
}
