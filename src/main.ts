import { startApp } from "./app.ts";
import { BadConfiguration, readConfig } from "./config.ts";
import { createLog } from "./log.ts";
import { DirectoryInUse, PostgresTooOld } from "./storage/errors.ts";

/** How long stopping may take before the process ends anyway, in milliseconds. */
const stopWithin = 9_500;

const log = createLog();

try {
  const app = await startApp(readConfig(process.env), log);
  log.info("ready", { address: app.address, ms: Math.round(performance.now()) });
  if (app.page) process.stdout.write(`\n  Sandkassen er klar: ${app.page}\n\n`);

  const stop = (signal: string) => {
    log.info("stopping", { signal });
    setTimeout(() => process.exit(1), stopWithin).unref();
    app.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error("could not stop in order", error);
        process.exit(1);
      },
    );
  };
  process.once("SIGTERM", () => stop("SIGTERM"));
  process.once("SIGINT", () => stop("SIGINT"));
} catch (error) {
  if (error instanceof BadConfiguration || error instanceof DirectoryInUse || error instanceof PostgresTooOld) {
    // For the operator, who needs the sentence and no stack.
    process.stderr.write(`${error.message}\n`);
  } else log.error("could not start", error);
  process.exit(1);
}
