import { constants } from "node:fs";
import { copyFile, mkdir, open, readdir } from "node:fs/promises";
import { join } from "node:path";

/** As many as Node's file threads can keep busy. */
const AT_ONCE = 8;

/**
 * Copies a directory tree to a new place. Quicker than `fs.cp` for the hundreds of small files of a database.
 * @param durable have every byte on disk before resolving
 */
export async function copyTree(from: string, to: string, durable: boolean): Promise<void> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const path = (entry: (typeof entries)[number]) => join(entry.parentPath, entry.name).slice(from.length);
  await mkdir(to, { mode: 0o700 });
  for (const entry of entries) if (entry.isDirectory()) await mkdir(to + path(entry), { mode: 0o700, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map(path);
  const work = async () => {
    for (let file = files.pop(); file !== undefined; file = files.pop()) {
      await copyFile(from + file, to + file, constants.COPYFILE_FICLONE);
      if (durable) await flush(to + file);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function flush(path: string) {
  const file = await open(path, "r+");
  await file.datasync();
  await file.close();
}
