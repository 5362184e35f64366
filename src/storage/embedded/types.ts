/**
 * What the parts of the embedded database promise one another.
 *
 * The parts that run in its thread are plain JavaScript with these types in their comments: a thread would otherwise load
 * a TypeScript compiler of its own, a quarter of a second and some memory at every start.
 */

import type { WasmModule } from "./wasm.ts";

/** PostgreSQL itself. */
export interface Engine {
  /**
   * Runs protocol bytes now, and hands the answer out as it comes; its bytes are only valid during the call.
   * @throws {Error} when the engine can no longer be trusted
   */
  run(bytes: Uint8Array, onData: (bytes: Uint8Array) => void): Promise<void>;
  /** How many times the database has had its data forced to disk. */
  flushes(): number;
  close(): Promise<void>;
}

/** Bytes from one client, cut where another client may have its turn. */
export type Batch =
  /** The client asks for encryption, which a unix socket does not need: answer with one byte, `N`. */
  | { kind: "encryption-request" }
  /** The client wants another connection's query stopped, or says goodbye: close the socket. */
  | { kind: "close" }
  | { kind: "startup"; bytes: Uint8Array }
  /** `open` means the client has not sent Sync yet, so nobody else may have the session. */
  | { kind: "messages"; bytes: Uint8Array; open: boolean };

export interface FrameReader {
  /**
   * Takes the next bytes of one client's stream and returns every batch that is now complete, in order.
   * @throws {Error} when the bytes are not PostgreSQL's protocol; close the socket
   */
  push(chunk: Buffer): Batch[];
}

/** One connected socket, as the session sees it. */
export interface SessionClient {
  /** Called with the answer's bytes; they are only valid during the call. */
  answer(bytes: Uint8Array): void;
  /** Called when the client kept a transaction open without a word for too long. It was rolled back. */
  dropped(): void;
}

export interface Session {
  /** Queues one batch. `open` says that the client has more to send before anybody else may have a turn. */
  submit(client: SessionClient, bytes: Uint8Array, open: boolean): void;
  /** Forgets the client: its queue is emptied, its transaction rolled back, its settings undone. */
  leave(client: SessionClient): void;
  /** Runs nothing more. Whoever is inside a transaction loses it when the engine closes. */
  stop(): void;
}

export interface SocketServer {
  /** Refuses new clients, cuts the present ones off, and resolves when the socket is gone. */
  close(): Promise<void>;
}

/** What the thread is started with: make an empty database in `directory`, or serve the one that is there. */
export type WorkerInput =
  | { task: "make"; directory: string }
  | {
      task: "serve";
      /** PostgreSQL, compiled already; compiled anew when left out. */
      wasm?: WasmModule;
      /** PostgreSQL's data directory. */
      directory: string;
      socketPath: string;
      /** Milliseconds a client may sit inside a transaction without a word. */
      idleLimit: number;
    };

export type WorkerMessage = { type: "ready" } | { type: "flushes"; count: number };
export type WorkerCommand = "close" | "flushes";
