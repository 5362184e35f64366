import type { Clock } from "../ports/clock.ts";
import type { Client } from "./store.ts";

/** How often this machine's clock is compared with the database's, in milliseconds. */
const compareEvery = 60_000;

const offsetKey = "sandbox-clock-offset";

/**
 * The business's clock: the database's time, so that replicas agree, plus what the sandbox has jumped ahead. Between comparisons it
 * runs on this machine's own clock.
 */
export async function databaseClock(
  client: Client,
): Promise<Clock & { ahead(milliseconds: number): Promise<void>; stop(): void }> {
  let difference = await compare(client);
  let jumped = await keptOffset(client);
  const timer = setInterval(() => {
    compare(client).then(
      (found) => {
        difference = found;
      },
      // The database is away: its absence is reported where it matters, and the last difference still holds.
      () => {},
    );
  }, compareEvery);
  timer.unref();
  return {
    now: () => new Date(Date.now() + difference + jumped),
    async ahead(milliseconds) {
      const value = jumped + milliseconds;
      await client.setting.upsert({ where: { key: offsetKey }, create: { key: offsetKey, value }, update: { value } });
      jumped = value;
    },
    stop: () => clearInterval(timer),
  };
}

async function keptOffset(client: Client): Promise<number> {
  const row = await client.setting.findUnique({ where: { key: offsetKey } });
  return typeof row?.value === "number" ? row.value : 0;
}

/** Milliseconds the database's clock is ahead of this machine's, taking the question to have travelled as long as the answer. */
async function compare(client: Client): Promise<number> {
  const asked = Date.now();
  const [row] = await client.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  const answered = Date.now();
  return row ? row.now.getTime() - (asked + answered) / 2 : 0;
}
