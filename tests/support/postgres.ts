/**
 * `npm run test:postgres`: runs a command with TEST_DATABASE_URL set. The server is the one that variable already names,
 * or else a throw-away one, made with this machine's PostgreSQL 15 or newer and gone when the command ends.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [command = "vitest", ...words] = process.argv.slice(2);

if (process.env.TEST_DATABASE_URL) {
  process.exitCode = await run(process.env.TEST_DATABASE_URL);
} else {
  const server = startServer();
  try {
    process.exitCode = await run(server.url);
  } finally {
    server.stop();
  }
}

/** Runs the command to its end and returns its exit code. Ctrl-C is for the command; we stay to clean up after it. */
function run(url: string): Promise<number> {
  const child: ChildProcess = spawn(command, words, {
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, TEST_DATABASE_URL: url },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

function startServer(): { url: string; stop(): void } {
  const bin = findPostgres();
  const home = mkdtempSync(join(tmpdir(), "driftsbot-pg-"));
  const data = join(home, "data");
  const identity = unprivileged();
  if (identity) chownSync(home, identity.uid, identity.gid);
  const as = (program: string, ...args: string[]) =>
    execFileSync(join(bin, program), args, { ...identity, cwd: home, stdio: ["ignore", "ignore", "pipe"] });

  as("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-instructions");
  // A time zone and few connections that would show what a comfortable server hides. No TCP: no port to be taken.
  const settings = {
    timezone: "Europe/Oslo",
    listen_addresses: "",
    unix_socket_directories: home,
    max_connections: 200,
  };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  as("pg_ctl", "-D", data, "-w", "-l", join(home, "log"), "-o", options.join(" "), "start");

  const stop = () => {
    try {
      as("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop");
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  };
  return { url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(home)}`, stop };
}

/** The newest installed PostgreSQL: Debian keeps each version's programs in a folder of its own. */
function findPostgres(): string {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .map(Number)
        .filter((version) => version >= 15)
    : [];
  const folders = [
    ...versions.sort((a, b) => b - a).map((version) => join(debian, String(version), "bin")),
    ...(process.env.PATH ?? "").split(":"),
  ];
  const found = folders.find((folder) => existsSync(join(folder, "initdb")));
  if (!found) throw new Error("No PostgreSQL here. Install it (apt install postgresql) or set TEST_DATABASE_URL.");
  return found;
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}
