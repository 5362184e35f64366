import { frame, queryFrame } from "./frames.ts";

/** What the session needs of the engine: run these protocol bytes now, and hand the answer out as it comes. */
export interface Engine {
  run(bytes: Uint8Array, onData: (bytes: Uint8Array) => void): Promise<void>;
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
}

/** PostgreSQL ends every answer with ReadyForQuery: `Z`, length 5, then I (idle), T (in transaction) or E (failed). */
const READY_LENGTH = 6;

const ABANDON = Buffer.concat([frame("S", Buffer.alloc(0)), queryFrame("ROLLBACK")]);
/** Settings and advisory locks belong to the whole session, so they are undone once nobody is inside a transaction. */
const UNDO_SETTINGS = queryFrame("RESET ALL; SELECT pg_advisory_unlock_all()");

/**
 * Shares PGlite's one session between several clients: batches run one at a time, in the order they came, and a client
 * inside a transaction keeps the session until it commits, rolls back, leaves or falls silent.
 * @param idleLimit milliseconds a client may hold a transaction open without sending anything; a stopped command must
 *   not stop the service
 * @param onBroken called once when the engine fails to answer; it can no longer be trusted and must be restarted
 */
export function createSession(engine: Engine, idleLimit: number, onBroken: (cause: Error) => void): Session {
  let queue: { client: SessionClient; bytes: Uint8Array; open: boolean }[] = [];
  let holder: SessionClient | undefined;
  let running = false;
  let idle: NodeJS.Timeout | undefined;
  const gone = new WeakSet<SessionClient>();
  /** Clean-up after clients that left; it waits for whoever is inside a transaction, and goes before everybody else. */
  const chores: Uint8Array[] = [];

  function next() {
    const at = holder ? queue.findIndex((entry) => entry.client === holder) : 0;
    return at < 0 ? undefined : queue.splice(at, 1)[0];
  }

  /** Runs one batch and returns the transaction status the engine ended in. */
  async function run(bytes: Uint8Array, answer: (bytes: Uint8Array) => void): Promise<string | undefined> {
    const tail = Buffer.alloc(READY_LENGTH);
    await engine.run(bytes, (data) => {
      const last = data.subarray(Math.max(0, data.length - READY_LENGTH));
      tail.copyWithin(0, last.length);
      tail.set(last, READY_LENGTH - last.length);
      answer(data);
    });
    return tail[0] === 0x5a && tail.readInt32BE(1) === 5 ? String.fromCharCode(tail[5] ?? 0) : undefined;
  }

  async function pump() {
    if (running) return;
    running = true;
    clearTimeout(idle);
    try {
      for (;;) {
        const chore = holder ? undefined : chores.shift();
        if (chore) {
          await run(chore, () => {});
          continue;
        }
        const batch = next();
        if (!batch) break;
        const { client, open } = batch;
        const status = await run(batch.bytes, (bytes) => client.answer(bytes));
        if (!open && status === undefined) throw new Error("the embedded database gave no answer");
        holder = open || status !== "I" ? client : undefined;
        if (holder && gone.has(holder)) abandon();
      }
    } catch (cause) {
      onBroken(cause instanceof Error ? cause : new Error(String(cause)));
      return;
    }
    running = false;
    if (holder) idle = setTimeout(giveUp, idleLimit, holder);
  }

  function giveUp(client: SessionClient) {
    client.dropped();
    leave(client);
  }

  /** Takes the session back from a client that left in the middle. Sync first: after an error all else is ignored. */
  function abandon() {
    holder = undefined;
    chores.unshift(ABANDON);
  }

  function leave(client: SessionClient) {
    if (gone.has(client)) return;
    gone.add(client);
    queue = queue.filter((entry) => entry.client !== client);
    chores.push(UNDO_SETTINGS);
    if (holder === client) abandon();
    void pump();
  }

  return {
    submit(client, bytes, open) {
      if (gone.has(client)) return;
      queue.push({ client, bytes, open });
      void pump();
    },
    leave,
  };
}
