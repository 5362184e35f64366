/** @import { Engine, Session, SessionClient } from "./types.ts" */
import { queryFrame, syncFrame } from "./frames.mjs";

/** PostgreSQL ends every answer with ReadyForQuery: `Z`, length 5, then I (idle), T (in transaction) or E (failed). */
const READY_LENGTH = 6;
const READY_TYPE = 0x5a;

/** What every client may count on, whatever the database itself was set to; and what it starts from anew. */
const SETTINGS = "SET TimeZone = 'UTC'";
const ABANDON = Buffer.concat([syncFrame(), queryFrame("ROLLBACK")]);
/** Settings and advisory locks belong to the whole session, so they are undone once nobody is inside a transaction. */
const UNDO_SETTINGS = queryFrame(`RESET ALL; ${SETTINGS}; SELECT pg_advisory_unlock_all()`);

/**
 * Shares PGlite's one session between several clients: batches run one at a time, in the order they came, and a client
 * inside a transaction keeps the session until it commits, rolls back, leaves or falls silent. All clients share what
 * PostgreSQL keeps per session: `SET` (undone when its client leaves), temporary tables, named prepared statements.
 * @param {Engine} engine
 * @param {number} idleLimit milliseconds a client may hold a transaction open without sending anything; a stopped
 *   command must not stop the service
 * @param {(cause: Error) => void} onBroken called once when the engine fails to answer; it must be started again
 * @returns {Session}
 */
export function createSession(engine, idleLimit, onBroken) {
  /** @type {{ client: SessionClient, bytes: Uint8Array, open: boolean }[]} */
  let queue = [];
  /** @type {SessionClient | undefined} whoever is in the middle of something */
  let holder;
  let running = false;
  let stopped = false;
  /** @type {NodeJS.Timeout | undefined} */
  let idle;
  /** @type {WeakSet<SessionClient>} */
  const gone = new WeakSet();
  /** @type {Uint8Array[]} clean-up after clients that left; waits for the holder, goes before everybody else */
  const chores = [queryFrame(SETTINGS)];

  function next() {
    const at = holder ? queue.findIndex((entry) => entry.client === holder) : 0;
    return at < 0 ? undefined : queue.splice(at, 1)[0];
  }

  /**
   * Runs one batch and returns the transaction status the engine ended in, if it said.
   * @param {Uint8Array} bytes
   * @param {(bytes: Uint8Array) => void} answer
   */
  async function run(bytes, answer) {
    const tail = Buffer.alloc(READY_LENGTH);
    await engine.run(bytes, (data) => {
      const last = data.subarray(-READY_LENGTH);
      tail.copyWithin(0, last.length);
      tail.set(last, READY_LENGTH - last.length);
      answer(data);
    });
    return tail[0] === READY_TYPE && tail.readInt32BE(1) === 5 ? tail.toString("latin1", 5) : undefined;
  }

  async function pump() {
    if (running || stopped) return;
    running = true;
    clearTimeout(idle);
    try {
      while (!stopped) {
        const chore = holder ? undefined : chores.shift();
        if (chore) {
          await run(chore, () => {});
          continue;
        }
        const batch = next();
        if (!batch) break;
        const status = await run(batch.bytes, (bytes) => batch.client.answer(bytes));
        if (!batch.open && status === undefined) throw new Error("the embedded database gave no answer");
        holder = batch.open || status !== "I" ? batch.client : undefined;
        if (holder && gone.has(holder)) abandon();
      }
    } catch (cause) {
      onBroken(cause instanceof Error ? cause : new Error(String(cause)));
      return;
    }
    running = false;
    if (holder && !stopped) idle = setTimeout(giveUp, idleLimit, holder);
  }

  /** @param {SessionClient} client */
  function giveUp(client) {
    client.dropped();
    leave(client);
  }

  /** Takes the session back from a client that left in the middle. */
  function abandon() {
    holder = undefined;
    chores.unshift(ABANDON);
  }

  /** @param {SessionClient} client */
  function leave(client) {
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
    stop() {
      stopped = true;
      clearTimeout(idle);
    },
  };
}
