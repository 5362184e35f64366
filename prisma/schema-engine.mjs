#!/usr/bin/env node
// What Prisma's command line starts in place of its native engine; see schema-engine/main.ts.
import { register } from "tsx/esm/api";

register();
await import("./schema-engine/main.ts");
