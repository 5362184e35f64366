import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";
import { embeddedUrl } from "./src/storage/embedded/address.ts";

// Prisma's command line downloads a native engine unless it is told where one is. Ours runs the same engine, compiled to
// WebAssembly and already installed from npm, so that no command needs the network.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL("./prisma/schema-engine.mjs", import.meta.url));
process.env.CHECKPOINT_DISABLE ??= "1";
process.env.PRISMA_HIDE_UPDATE_MESSAGE ??= "1";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL || embeddedUrl(`${process.env.DATA_DIR || "./data"}/database`) },
});
