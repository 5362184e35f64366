import { RetryLater } from "../../ports/chat-platform.ts";
import type { Pace } from "../options.ts";

/** Counts what is sent, so that Teams need not refuse it. */
export type Pacing = {
  /** @throws {RetryLater} one more would be over a limit now; nothing has been counted */
  take(tenant: string, conversation: string): void;
};

const FORGET_ABOVE = 5_000;

export function pacing({ conversation: limits, tenantPerSecond }: Pace, now: () => Date): Pacing {
  const longest = Math.max(...limits.map(([, window]) => window), 1_000);
  const sent = new Map<string, number[]>();

  function earliest(key: string, rules: Pace["conversation"], at: number): number {
    const longest = Math.max(...rules.map(([, window]) => window));
    const times = (sent.get(key) ?? []).filter((time) => time > at - longest);
    sent.set(key, times);
    const waits = rules.map(([count, window]) => {
      const blocking = times.length >= count ? times.at(-count) : undefined;
      return blocking === undefined ? 0 : blocking + window;
    });
    return Math.max(...waits, 0);
  }

  return {
    take(tenant, conversation) {
      const at = now().getTime();
      if (sent.size > FORGET_ABOVE) {
        for (const [key, times] of sent) if ((times.at(-1) ?? 0) <= at - longest) sent.delete(key);
      }
      const keys = [`${tenant}/${conversation}`, `${tenant}/`] as const;
      const free = Math.max(earliest(keys[0], limits, at), earliest(keys[1], [[tenantPerSecond, 1_000]], at));
      if (free > at) throw new RetryLater("within Teams' limits later", new Date(free));
      for (const key of keys) sent.get(key)?.push(at);
    },
  };
}
