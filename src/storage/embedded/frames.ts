/**
 * Cuts the bytes a PostgreSQL client sends into batches that may be run without another client in between.
 *
 * PGlite is one session, shared by every socket. The extended protocol sends Parse, Bind, Execute and Sync as separate
 * messages that all mean "the unnamed statement", so two clients whose messages alternate would run each other's
 * statements. A batch therefore ends only where the protocol says the client waits for an answer.
 */

const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;
const CANCEL_REQUEST = 80877102;
/** A single message larger than this is a broken or hostile client; PGlite's own limit is of this order. */
const LONGEST_MESSAGE = 256 * 1024 * 1024;

const QUERY = 0x51;
const SYNC = 0x53;
const FLUSH = 0x48;
const FUNCTION_CALL = 0x46;
const TERMINATE = 0x58;

export type Batch =
  /** The client asks for encryption, which a unix socket does not need: answer with one byte, `N`. */
  | { kind: "encryption-request" }
  /** The client wants another connection's query stopped, or says goodbye: close the socket. */
  | { kind: "close" }
  | { kind: "startup"; bytes: Buffer }
  /** `open` means the client has not sent Sync yet, so nobody else may have the session. */
  | { kind: "messages"; bytes: Buffer; open: boolean };

/** Reads one client's stream. `push` takes the next bytes and returns every batch that is now complete, in order. */
export interface FrameReader {
  /** @throws {Error} when the bytes are not PostgreSQL's protocol; close the socket. */
  push(chunk: Buffer): Batch[];
}

export function createFrameReader(): FrameReader {
  let pending: Buffer = Buffer.alloc(0);
  /** How much of `pending` is already known to be whole messages of the batch being collected. */
  let scanned = 0;
  let started = false;

  function nextStartup(): Batch | undefined {
    if (pending.length < 8) return undefined;
    const length = pending.readInt32BE(0);
    if (length < 8 || length > 10_000) throw new Error("not a PostgreSQL start-up packet");
    if (pending.length < length) return undefined;
    const code = pending.readInt32BE(4);
    const bytes = Buffer.from(pending.subarray(0, length));
    pending = pending.subarray(length);
    if (code === SSL_REQUEST || code === GSS_REQUEST) return { kind: "encryption-request" };
    if (code === CANCEL_REQUEST) return { kind: "close" };
    started = true;
    return { kind: "startup", bytes };
  }

  function nextMessages(): Batch | undefined {
    while (pending.length - scanned >= 5) {
      const type = pending[scanned];
      const length = pending.readInt32BE(scanned + 1);
      if (length < 4 || length > LONGEST_MESSAGE) throw new Error("not a PostgreSQL message");
      if (pending.length - scanned < 1 + length) return undefined;
      if (type === TERMINATE) return { kind: "close" };
      scanned += 1 + length;
      if (type === QUERY || type === SYNC || type === FLUSH || type === FUNCTION_CALL) {
        const bytes = Buffer.from(pending.subarray(0, scanned));
        pending = pending.subarray(scanned);
        scanned = 0;
        return { kind: "messages", bytes, open: type === FLUSH };
      }
    }
    return undefined;
  }

  return {
    push(chunk) {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      const batches: Batch[] = [];
      for (;;) {
        const batch = started ? nextMessages() : nextStartup();
        if (!batch) return batches;
        batches.push(batch);
        if (batch.kind === "close") return batches;
      }
    },
  };
}

/** One message of PostgreSQL's protocol: a type byte, a length that counts itself, and the body. */
export function frame(type: string, body: Buffer): Buffer {
  const bytes = Buffer.alloc(5 + body.length);
  bytes.write(type, 0, "latin1");
  bytes.writeInt32BE(4 + body.length, 1);
  body.copy(bytes, 5);
  return bytes;
}

/** A simple query, as a client would send it. */
export function queryFrame(sql: string): Buffer {
  return frame("Q", Buffer.from(`${sql}\0`));
}

/** The error a client reads when the server gives it up. `code` is an SQLSTATE. */
export function fatalFrame(code: string, message: string): Buffer {
  return frame("E", Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`));
}
