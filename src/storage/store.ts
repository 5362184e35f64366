import { AlreadyDone, Busy, type Records, type Store } from "../ports/store.ts";
import { accessRecords } from "./access.ts";
import { gatheringRecords } from "./gatherings.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { auditRecords, outboxRecords, requestRecords, settingRecords } from "./ledger.ts";
import { peopleRecords } from "./people.ts";
import { registrationRecords } from "./registrations.ts";
import { canRunAgain, isBusy } from "./sql-state.ts";

/** Prisma inside a transaction or outside. */
export type Client = Prisma.TransactionClient;

type Request = { readonly key: string; readonly attempt: number };

/** Milliseconds a transaction may wait for a connection, and then take. */
const limits = { maxWait: 10_000, timeout: 10_000 };

/** How often a transaction is begun anew after a deadlock or serialisation failure. */
const attempts = 5;

/** The records of `prisma`'s database. */
export function openStore(prisma: PrismaClient): Store {
  return storeFor(prisma, undefined);
}

function storeFor(prisma: PrismaClient, request: Request | undefined): Store {
  return {
    ...recordsOf(prisma),
    requests: requestRecords(prisma),
    transaction: (work) => transaction(prisma, request, work),
    forRequest: (mine) => storeFor(prisma, mine),
  };
}

function recordsOf(client: Client): Records {
  return {
    gatherings: gatheringRecords(client),
    registrations: registrationRecords(client),
    people: peopleRecords(client),
    access: accessRecords(client),
    outbox: outboxRecords(client),
    audit: auditRecords(client),
    settings: settingRecords(client),
  };
}

async function transaction<T>(
  prisma: PrismaClient,
  request: Request | undefined,
  work: (records: Records) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await prisma.$transaction(
        async (client) => {
          if (request) await claimEffect(client, request);
          return work(recordsOf(client));
        },
        { isolationLevel: "ReadCommitted", ...limits },
      );
    } catch (error) {
      if (isBusy(error)) throw new Busy("the database was busy", { cause: error });
      if (!canRunAgain(error) || attempt >= attempts) throw error;
    }
  }
}

/** Only one attempt at a request may have an effect: whoever comes first here, under the row's lock. */
async function claimEffect(client: Client, { key, attempt }: Request): Promise<void> {
  const claimed = await client.$executeRaw`
    UPDATE handled_request SET effect_attempt = ${attempt}
    WHERE key = ${key} AND attempt = ${attempt} AND (effect_attempt IS NULL OR effect_attempt = ${attempt})`;
  if (claimed === 0) throw new AlreadyDone("the request has had its effect");
}
