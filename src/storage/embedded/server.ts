import { createServer, type Socket } from "node:net";
import { createFrameReader, fatalFrame } from "./frames.ts";
import { createSession, type Engine, type SessionClient } from "./session.ts";

export interface SocketServer {
  /** Refuses new clients, cuts the present ones off, and resolves when the socket is gone. */
  close(): Promise<void>;
}

/**
 * Serves `engine` on a unix socket to any PostgreSQL client, several at a time (see {@link createSession}).
 * @param path the socket's path, at most about 100 bytes; nothing may be there
 * @param idleLimit milliseconds a client may sit inside a transaction
 * @param onBroken the engine failed; the process should end and start again
 */
export async function serve(
  engine: Engine,
  path: string,
  idleLimit: number,
  onBroken: (cause: Error) => void,
): Promise<SocketServer> {
  const session = createSession(engine, idleLimit, onBroken);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    attend(socket, session);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
  return {
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function attend(socket: Socket, session: ReturnType<typeof createSession>) {
  const reader = createFrameReader();
  const client: SessionClient = {
    // The engine reuses its memory after the call, and a socket may write later: copy.
    answer: (bytes) => void (socket.writable && socket.write(Buffer.from(bytes))),
    dropped() {
      const message = "terminating connection: a transaction was left open without a word for too long";
      socket.end(fatalFrame("25P03", message));
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
