import { defineConfig } from "vitest/config";

/** Tests with real clients: they need Debian's `chromium`, or another by `CHROMIUM`. */
export default defineConfig({
  test: {
    include: ["tests/e2e/**/*.test.ts"],
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
