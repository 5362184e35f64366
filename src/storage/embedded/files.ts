import { closeSync, fdatasyncSync, fsyncSync, openSync } from "node:fs";
import { NodeFS } from "@electric-sql/pglite/nodefs";

/** The part of Emscripten that PGlite's typings leave out. */
interface NodeFileStream {
  nfd: number;
  path?: string;
}
type Fsync = (stream: NodeFileStream) => number;
interface WithNodeFiles {
  FS: { filesystems: { NODEFS: { stream_ops: { fsync?: Fsync } } } };
}

const WASI_EINVAL = 28;
const WASI_EIO = 29;

/**
 * PGlite's files on disk, with the one call it leaves out: fsync. As shipped, PostgreSQL's request to have the log on
 * disk before it says "committed" ends nowhere, and a power cut loses rows that were acknowledged.
 */
export class DurableFiles extends NodeFS {
  /** How many times the database asked for its data to reach the disk. */
  flushes = 0;
  /** Set when the disk refused. PostgreSQL cannot know which pages were lost: the engine must end and recover. */
  failure: Error | undefined;

  override async init(...[pg, options]: Parameters<NodeFS["init"]>): ReturnType<NodeFS["init"]> {
    const ready = await super.init(pg, options);
    ready.emscriptenOpts.preRun = [
      ...[ready.emscriptenOpts.preRun ?? []].flat(),
      (module: unknown) => {
        const { stream_ops } = (module as WithNodeFiles).FS.filesystems.NODEFS;
        stream_ops.fsync = (stream) => {
          this.flushes += 1;
          try {
            fdatasyncSync(stream.nfd);
            return 0;
          } catch (error) {
            // Some file systems know no fsync of a directory, which PostgreSQL forgives.
            if (error instanceof Error && "code" in error && error.code === "EINVAL") return WASI_EINVAL;
            this.failure ??= error instanceof Error ? error : new Error(String(error));
            return WASI_EIO;
          }
        };
      },
    ];
    return ready;
  }
}

/** Has a directory's own entries (a new or renamed file) reach the disk. */
export function syncDirectory(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
