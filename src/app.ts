import type { Router } from "express";
import { createBot } from "./commands/bot.ts";
import type { CommandDeps } from "./commands/command.ts";
import { commands } from "./commands/commands.ts";
import { type Config, databaseDirectory } from "./config.ts";
import { demoCast, seedDemo } from "./demo/demo.ts";
import { documents } from "./documents/documents.ts";
import type { PlatformName } from "./domain/conversation.ts";
import { wallClock } from "./domain/wall-clock.ts";
import type { ChatPlatform } from "./ports/chat-platform.ts";
import type { Log } from "./ports/log.ts";
import { compose } from "./services/compose.ts";
import { deliverer, deliveryLimits } from "./services/deliver.ts";
import type { Deps } from "./services/deps.ts";
import { jumpInSteps } from "./services/jump.ts";
import { sweepOffers } from "./services/offers.ts";
import { participantsFile } from "./services/participants-file.ts";
import { startAll, troublesOf } from "./services/platforms.ts";
import { enqueueReminders } from "./services/reminders.ts";
import { timetable } from "./services/run-timetable.ts";
import { tidy } from "./services/tidy.ts";
import { databaseClock } from "./storage/clock.ts";
import { keptConversations } from "./storage/conversations.ts";
import type { Database } from "./storage/database.ts";
import { demoRecords } from "./storage/demo-records.ts";
import { jobSlots } from "./storage/job-slots.ts";
import { keptSecret } from "./storage/kept-secret.ts";
import { outboxQueue } from "./storage/outbox-queue.ts";
import { recipients } from "./storage/recipients.ts";
import { releaseLeases } from "./storage/release-leases.ts";
import { sandboxBoard } from "./storage/sandbox-board.ts";
import { openStore } from "./storage/store.ts";
import { upkeep } from "./storage/upkeep.ts";
import type { TeamsOptions } from "./teams/options.ts";
import { pageWordsOf, wordsOf } from "./texts/texts.ts";
import { jobs, startTicking } from "./timetable.ts";
import { loadAssets } from "./web/assets.ts";
import { fileLinks } from "./web/file-links.ts";
import { fileRouter } from "./web/files.ts";
import { createWebServer, type Mount } from "./web/server.ts";

/**
 * A running service.
 * @property address where it listens, such as `http://127.0.0.1:3000`
 * @property page the sandbox's address, when it is served
 */
export type App = {
  readonly address: string;
  readonly page?: string;
  /** Takes nothing more, finishes what is under way (≤ 9 s), and lets go of everything. Safe to call twice. */
  stop(): Promise<void>;
};

/** What a test puts in the place of Microsoft's own addresses. */
export type Rigs = { readonly teams?: Partial<TeamsOptions> };

/**
 * The only file that knows every part.
 * @param database open, and the app's from now on: closed when the app stops, or cannot start
 */
export async function startApp(database: Database, config: Config, log: Log, rigs: Rigs = {}): Promise<App> {
  try {
    return await startOn(database, databaseDirectory(config), config, log, rigs);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function startOn(database: Database, directory: string, config: Config, log: Log, rigs: Rigs): Promise<App> {
  const { prisma } = database;
  const store = openStore(prisma);
  const clock = await databaseClock(prisma);
  // The sandbox's messages die with the process; a platform may still be taking in what a killed process sent.
  if (database.kind === "embedded") await releaseLeases(prisma, config.sandbox ? 0 : deliveryLimits.settleMs);
  if (config.sandbox) await seedDemo(store, demoRecords(prisma), clock.now());
  const cooperative = await store.settings.cooperative();
  const conversations = keptConversations(prisma);
  const queue = outboxQueue(prisma);

  let wake = () => {};
  const deps: Deps = {
    store,
    clock,
    cooperative,
    wallClock: wallClock(cooperative.timeZone),
    log,
    wakeOutbox: () => wake(),
  };

  let address = "";
  const links = fileLinks(config.secretKey ?? keptSecret(directory), () => config.publicUrl ?? address);
  const commandDeps: CommandDeps = { ...deps, documents: documents(cooperative.timeZone), links };

  const platforms = new Map<PlatformName, ChatPlatform>();
  const mounts: Mount[] = [];
  const add = (path: string, { platform, router }: { platform: ChatPlatform; router: Router | undefined }) => {
    platforms.set(platform.name, platform);
    if (router) mounts.push({ path, router });
  };

  const sending = deliverer({
    queue,
    recipients: recipients(prisma),
    platforms,
    compose: (message) => compose(deps, message),
    clock,
    log,
  });
  wake = () => sending.wake();

  const schedule = timetable(
    jobs({
      reminders: () => enqueueReminders(deps),
      offers: () => sweepOffers(deps),
      tidying: async () => {
        await tidy(deps);
        await upkeep(database);
      },
    }),
    { slots: jobSlots(prisma), clock, timeZone: cooperative.timeZone, log },
  );

  const shared = { log, conversations, words: wordsOf, defaultLanguage: cooperative.defaultLanguage };
  // Each SDK is loaded only where its platform is configured: Teams' alone costs a second and a hundred megabytes.
  if (config.slack) {
    const { slackPlatform } = await import("./slack/adapter.ts");
    add("/slack/events", slackPlatform({ ...shared, ...config.slack }));
  }
  if (config.teams) {
    const { teamsPlatform } = await import("./teams/platform.ts");
    add("/api/messages", await teamsPlatform({ ...shared, registrations: config.teams, ...rigs.teams }));
  }
  const assets = loadAssets();
  if (config.sandbox) {
    const { sandboxPlatform } = await import("./sandbox/adapter.ts");
    add(
      "/",
      sandboxPlatform({
        ...shared,
        board: sandboxBoard(prisma),
        cast: () => demoCast(store),
        clock: {
          now: () => clock.now(),
          jumpTo: (instant) => jumpInSteps(instant, { clock, wallClock: deps.wallClock, schedule, queue, sending }),
        },
        pageWords: pageWordsOf,
        timeZone: cooperative.timeZone,
        assets,
      }),
    );
  }
  mounts.push({
    path: "/filer",
    router: fileRouter(links.open, (file) => participantsFile(commandDeps, file.gathering, file.reader)),
  });

  const bot = createBot(
    {
      ...commandDeps,
      async profile(account) {
        const platform = platforms.get(account.platform);
        if (!platform) throw new Error(`${account.platform} is not running`);
        return platform.profile(account);
      },
      async joined(conversation) {
        await queue.unpark(conversation);
        sending.wake();
      },
    },
    commands,
  );

  const server = createWebServer({
    mounts,
    assets,
    log,
    site: cooperative.name,
    https: config.publicUrl?.startsWith("https:") ?? false,
    ready: async () => {
      const troubles = await troublesOf(queue, clock, platforms);
      return { ok: troubles.length === 0, troubles };
    },
    ...(config.sandbox && { front: "/sandkasse" }),
  });

  const { port } = await server.listen({ host: config.host, port: config.port });
  address = `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${port}`;
  await startAll([...platforms.values()], bot, log);
  sending.start();
  const ticking = startTicking(schedule);
  void schedule.tick();

  let stopping: Promise<void> | undefined;
  const stop = async () => {
    clock.stop();
    await ticking.stop();
    // All at once, since each has the same few seconds; the database last, since each may still write.
    const hearing = [...platforms.values()].map((platform) => platform.stop());
    await Promise.all([server.close(), schedule.stop(), sending.stop(), ...hearing]);
    await database.close();
  };
  return {
    address,
    ...(config.sandbox && { page: `${address}/sandkasse` }),
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}
