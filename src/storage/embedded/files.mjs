import { fdatasyncSync } from "node:fs";
import { NodeFS } from "@electric-sql/pglite/nodefs";

const WASI_EINVAL = 28;
const WASI_EIO = 29;

/**
 * PGlite's files on disk, with the one call it leaves out: fsync. As shipped, PostgreSQL's request to have the log on
 * disk before it says "committed" ends nowhere, and a power cut loses rows that were acknowledged.
 */
export class DurableFiles extends NodeFS {
  /** How many times the database asked for its data to reach the disk. */
  flushes = 0;
  /** @type {Error | undefined} the disk refused: nobody knows which pages were lost, the engine must end and recover */
  failure;

  /**
   * @param {Parameters<NodeFS["init"]>[0]} pglite
   * @param {Parameters<NodeFS["init"]>[1]} options
   * @override
   */
  async init(pglite, options) {
    const ready = await super.init(pglite, options);
    ready.emscriptenOpts.preRun = [
      ...[ready.emscriptenOpts.preRun ?? []].flat(),
      (/** @type {any} PGlite's typings leave Emscripten's file systems out */ module) => {
        module.FS.filesystems.NODEFS.stream_ops.fsync = (/** @type {{ nfd: number }} */ stream) => this.flush(stream);
      },
    ];
    return ready;
  }

  /**
   * @param {{ nfd: number }} stream
   * @returns {number} zero, or the error as PostgreSQL knows it
   */
  flush({ nfd }) {
    this.flushes += 1;
    try {
      fdatasyncSync(nfd);
      return 0;
    } catch (error) {
      // Some file systems know no fsync of a directory, which PostgreSQL forgives.
      if (error instanceof Error && "code" in error && error.code === "EINVAL") return WASI_EINVAL;
      this.failure ??= error instanceof Error ? error : new Error(String(error));
      return WASI_EIO;
    }
  }
}
