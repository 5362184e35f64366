import type { PlatformName } from "../domain/conversation.ts";
import type { Bot } from "../ports/bot.ts";
import type { ChatPlatform } from "../ports/chat-platform.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { OutboxQueue } from "../ports/outbox-queue.ts";

/** How long a platform may keep the start waiting, in milliseconds: one that is away now is reached when it is back. */
const startPatience = 3_000;

/**
 * Starts the platforms. One that will never let us in, such as by a refused token, does not take the others down: /readyz tells of it.
 * @throws when there are platforms and none of them could be started
 */
export async function startAll(platforms: readonly ChatPlatform[], bot: Bot, log: Log): Promise<void> {
  let refused = 0;
  const starting = platforms.map(async (platform) => {
    try {
      await platform.start(bot);
      log.info("platform started", { platform: platform.name });
    } catch (error) {
      refused += 1;
      log.error("a platform could not be started", error, { platform: platform.name });
    }
  });
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, startPatience);
  });
  await Promise.race([Promise.all(starting), patience]);
  clearTimeout(timer);
  if (refused > 0 && refused === platforms.length) throw new Error("none of the platforms could be started");
}

/** How long a message that could be sent may lie before somebody should look, in milliseconds. */
const longestWait = 10 * 60_000;

/** One line of English for each thing that keeps the service from its work; none when all is well. */
export async function troublesOf(
  queue: Pick<OutboxQueue, "overdue">,
  clock: Clock,
  platforms: ReadonlyMap<PlatformName, ChatPlatform>,
): Promise<string[]> {
  const troubles: string[] = [];
  try {
    const overdue = await queue.overdue(clock.now(), longestWait);
    if (overdue > 0) troubles.push(`outbox: ${overdue} messages should have been sent ten minutes ago`);
  } catch {
    troubles.push("the database does not answer");
  }
  for (const platform of platforms.values()) {
    const trouble = platform.trouble();
    if (trouble) troubles.push(`${platform.name}: ${trouble}`);
  }
  return troubles;
}
