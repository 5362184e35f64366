/** @import { Socket } from "node:net" */
/** @import { Engine, Session, SessionClient, SocketServer } from "./types.ts" */
import { createServer } from "node:net";
import { createFrameReader, fatalFrame } from "./frames.mjs";
import { createSession } from "./session.mjs";

/**
 * Serves the engine on a unix socket to any PostgreSQL client, several at a time (see `createSession`).
 *
 * `@electric-sql/pglite-socket` does nearly this, but gives the session to another client as soon as one waits for the
 * rest of a long parameter: of 500 queries of five clients, 149 got another's answer. It also stops for good when one
 * message fails.
 * @param {Engine} engine
 * @param {string} path the socket's path, at most about 100 bytes; nothing may be there
 * @param {number} idleLimit milliseconds a client may sit inside a transaction
 * @param {(cause: Error) => void} onBroken the engine failed; the process should end and start again
 * @returns {Promise<SocketServer>}
 */
export async function serve(engine, path, idleLimit, onBroken) {
  const session = createSession(engine, idleLimit, onBroken);
  /** @type {Set<Socket>} */
  const sockets = new Set();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    attend(socket, session);
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, () => resolve(undefined));
  });
  return {
    close() {
      session.stop();
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/**
 * @param {Socket} socket
 * @param {Session} session
 */
function attend(socket, session) {
  const reader = createFrameReader();
  /** @type {SessionClient} */
  const client = {
    answer(bytes) {
      // The engine reuses its memory after the call, and a socket may write later: copy.
      if (socket.writable) socket.write(Buffer.from(bytes));
    },
    dropped() {
      socket.end(fatalFrame("25P03", "a transaction was left open without a word for too long"));
    },
  };

  socket.on("data", (chunk) => {
    try {
      for (const batch of reader.push(chunk)) {
        if (batch.kind === "encryption-request") socket.write("N");
        else if (batch.kind === "close") socket.end();
        else session.submit(client, batch.bytes, batch.kind === "messages" && batch.open);
      }
    } catch {
      socket.destroy();
    }
  });
  // A reset is an ordinary way to leave; `close` follows.
  socket.on("error", () => {});
  socket.once("close", () => session.leave(client));
}
