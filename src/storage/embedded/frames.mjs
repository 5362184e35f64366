/** @import { Batch, FrameReader } from "./types.ts" */

const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;
const CANCEL_REQUEST = 80877102;
/** A single message larger than this is a broken or hostile client. */
const LONGEST_MESSAGE = 256 * 1024 * 1024;

const [QUERY, SYNC, FLUSH, FUNCTION_CALL, TERMINATE] = Buffer.from("QSHFX");

/**
 * Cuts the bytes a PostgreSQL client sends into batches that must be run without another client in between.
 *
 * PGlite is one session, shared by every socket. The extended protocol sends Parse, Bind, Execute and Sync as separate
 * messages that all mean "the unnamed statement", so two clients whose messages alternate would run each other's
 * statements. A batch therefore ends only where the protocol says the client waits for an answer.
 * @returns {FrameReader}
 */
export function createFrameReader() {
  let pending = Buffer.alloc(0);
  /** How much of `pending` is already known to be whole messages of the batch being collected. */
  let scanned = 0;
  let started = false;
  let closed = false;

  /** @returns {Batch | undefined} */
  function nextStartup() {
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

  /** @returns {Batch | undefined} */
  function nextMessages() {
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
      if (closed) return [];
      pending = Buffer.concat([pending, chunk]);
      /** @type {Batch[]} */
      const batches = [];
      for (;;) {
        const batch = started ? nextMessages() : nextStartup();
        if (!batch) return batches;
        batches.push(batch);
        closed = batch.kind === "close";
        if (closed) return batches;
      }
    },
  };
}

/**
 * One message of PostgreSQL's protocol: a type byte, a length that counts itself, and the body.
 * @param {string} type
 * @param {string} body
 */
function frame(type, body) {
  const bytes = Buffer.alloc(5 + Buffer.byteLength(body));
  bytes.write(type, 0, "latin1");
  bytes.writeInt32BE(bytes.length - 1, 1);
  bytes.write(body, 5);
  return bytes;
}

/** The end of a batch. After an error PostgreSQL ignores everything else until it sees one. */
export const syncFrame = () => frame("S", "");

/**
 * A simple query, as a client would send it.
 * @param {string} sql
 */
export const queryFrame = (sql) => frame("Q", `${sql}\0`);

/**
 * What a client reads when the server gives it up.
 * @param {string} code an SQLSTATE
 * @param {string} message
 */
export const fatalFrame = (code, message) => frame("E", `SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
