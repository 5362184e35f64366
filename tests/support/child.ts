import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export interface Child {
  process: ChildProcess;
  /** Every line printed so far. */
  lines: string[];
  /** Resolves with the first line that passes, printed already or later; rejects when the child ends without it. */
  line(passes: (line: string) => boolean): Promise<string>;
  /** Waits for the child to end, and returns its exit code and what it printed as errors. */
  end(): Promise<{ code: number | null; errors: string }>;
  /** Ends the child as a power cut would, and resolves when it is gone and everything it printed was read. */
  kill(): Promise<void>;
}

/** Milliseconds for a test that starts processes: each compiles its own TypeScript, on machines that may be busy. */
export const SLOW = 120_000;

/** Runs a TypeScript file of the project in a process of its own, as the product is run. It never outlives the test. */
export function startChild(file: string, ...words: string[]): Child {
  return startChildWith({}, file, ...words);
}

/** The same with environment variables of its own beside this process's. */
export function startChildWith(env: Readonly<Record<string, string>>, file: string, ...words: string[]): Child {
  const child = spawn(process.execPath, ["--import", "tsx", file, ...words], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on("line", (line) => lines.push(line));
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  const end = once(child, "close");
  return {
    process: child,
    lines,
    line(passes) {
      const early = lines.find(passes);
      if (early !== undefined) return Promise.resolve(early);
      return new Promise((resolve, reject) => {
        reader.on("line", (line) => passes(line) && resolve(line));
        end.then(() => reject(new Error(`${file} ended without the awaited line: ${lines.join("\n")}${errors}`)));
      });
    },
    async end() {
      await end;
      return { code: child.exitCode, errors };
    },
    async kill() {
      child.kill("SIGKILL");
      await end;
    },
  };
}

/** Runs one of Prisma's commands against a database. Nothing but npm's packages is in reach: the network is cut off. */
export async function prisma(url: string, ...words: string[]): Promise<{ code: number; output: string }> {
  const nowhere = "http://127.0.0.1:9";
  const child = spawn(process.execPath, ["node_modules/prisma/build/index.js", ...words], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: url, HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const [code] = (await once(child, "close")) as [number];
  return { code, output };
}
