import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { ChatPlatform, Destination } from "../../src/ports/chat-platform.ts";
import { fakePlatform } from "./fake-platform.ts";

/** A platform whose memory is a file, so that it outlives the processes that write to it. */
export function filePlatform(file: string, readsBack: boolean): ChatPlatform {
  const base = fakePlatform({ readsBack: false });
  return {
    ...base,
    async post(to, message, key) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      appendFileSync(file, `${key}\n`);
      await new Promise((resolve) => setTimeout(resolve, 40));
      return base.post(to, message, key);
    },
    ...(readsBack && {
      find: async (to: Destination, key: string) =>
        arrivedIn(file).includes(key) && to.type === "account"
          ? { ...to.account, conversation: to.account.user, message: key }
          : undefined,
    }),
  };
}

/** The keys that have arrived, in order. */
export function arrivedIn(file: string): string[] {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
}
