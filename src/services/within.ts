import { Ambiguous } from "../ports/chat-platform.ts";

/**
 * Waits no longer than `ms` for the platform.
 * @throws {Ambiguous} when it has not answered by then; what it does later is not waited for
 */
export async function within<Value>(ms: number, answer: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Ambiguous("the platform did not answer in time")), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
