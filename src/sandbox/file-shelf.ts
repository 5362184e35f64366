import { randomBytes } from "node:crypto";
import type { NamedFile } from "../messages/effect.ts";

const MOST_FILES = 50;
const MOST_BYTES = 50_000_000;

/** Files the bot has handed out, kept in memory for a while: here nobody can upload to anybody's messages. */
export type FileShelf = {
  /** @returns the id to fetch it by, which cannot be guessed */
  put(file: NamedFile): string;
  get(id: string): NamedFile | undefined;
};

/** @param keepMs how long a file can be fetched; the oldest go earlier when the shelf is full */
export function createFileShelf(keepMs: number): FileShelf {
  const files = new Map<string, { readonly file: NamedFile; readonly until: number }>();

  function tidy(): void {
    let bytes = [...files.values()].reduce((sum, { file }) => sum + file.bytes.byteLength, 0);
    for (const [id, { file, until }] of files) {
      if (until > Date.now() && files.size <= MOST_FILES && bytes <= MOST_BYTES) continue;
      files.delete(id);
      bytes -= file.bytes.byteLength;
    }
  }

  return {
    put(file) {
      const id = randomBytes(16).toString("base64url");
      files.set(id, { file, until: Date.now() + keepMs });
      tidy();
      return id;
    },
    get(id) {
      tidy();
      return files.get(id)?.file;
    },
  };
}
