import { setTimeout as sleep } from "node:timers/promises";
import type { SocketModeReceiver } from "@slack/bolt";
import type { Log } from "../../ports/log.ts";
import { isTokenRefusal, refusalCode } from "../outbound/failures.ts";

const longestPause = 30_000;
const helloWait = 30_000;
const goodbyeWait = 2000;

export type Socket = {
  /** Connects, and again whenever the connection ends; resolves at the first connection. @throws our token is refused */
  start(): Promise<void>;
  stop(): Promise<void>;
  isConnected(): boolean;
  /** The number of the connection there is or was last. */
  connection(): number;
};

/**
 * Keeps a Socket Mode connection. The SDK's own reconnecting is off: when Slack cannot be reached while it reconnects, it
 * ends in a rejection nobody can catch, which ends the process.
 */
export function socket(client: SocketModeReceiver["client"], log: Log): Socket {
  let connected = false;
  let connection = 0;
  let stopping: AbortController | undefined;
  client.on("connected", () => {
    connected = true;
    connection++;
  });
  client.on("disconnected", () => {
    connected = false;
  });

  const connect = async () => {
    const hello = setTimeout(() => void client.disconnect(), helloWait);
    try {
      await client.start();
    } finally {
      clearTimeout(hello);
    }
  };
  const keep = async (signal: AbortSignal, first: PromiseWithResolver) => {
    let failures = 0;
    while (!signal.aborted) {
      const ended = new Promise<void>((resolve) => void client.once("disconnected", () => resolve()));
      try {
        await connect();
        failures = 0;
        first.resolve();
        await ended;
        log.info("Slack socket ended");
      } catch (error) {
        failures++;
        const code = refusalCode(error);
        log.warn("Slack socket not connected", {
          failures,
          why: code ?? (error instanceof Error ? error.name : "closed"),
        });
        if (isTokenRefusal(code)) first.reject(new Error(`Slack: apps.connections.open: ${code}`));
      }
      await sleep(failures === 0 ? 100 : Math.min(longestPause, 500 * 2 ** failures), undefined, { signal }).catch(
        () => {},
      );
    }
  };

  return {
    start() {
      stopping = new AbortController();
      const { signal } = stopping;
      return new Promise<void>((resolve, reject) => {
        signal.addEventListener("abort", () => resolve());
        void keep(signal, { resolve, reject });
      });
    },
    async stop() {
      stopping?.abort();
      if (connected) await Promise.race([client.disconnect(), sleep(goodbyeWait)]);
    },
    isConnected: () => connected,
    connection: () => connection,
  };
}

type PromiseWithResolver = { readonly resolve: () => void; readonly reject: (error: Error) => void };
