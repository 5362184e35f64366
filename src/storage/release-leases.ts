import { milliseconds } from "./interval.ts";
import type { Client } from "./store.ts";

/**
 * Lets go of what a process that is dead held. Only where no other process can be alive: on the embedded database, whose
 * directory one process holds at a time. Elsewhere leases run out by themselves.
 * @param settleMs how long what the dead process sent may still be on its way to a platform
 */
export async function releaseLeases(client: Client, settleMs: number): Promise<void> {
  await client.$executeRaw`
    UPDATE outbox_message SET lease_until = least(lease_until, now() + ${milliseconds(settleMs)}) WHERE state = 'sending'`;
  await client.$executeRaw`UPDATE job_slot SET lease_until = now() WHERE state = 'running'`;
  await client.$executeRaw`UPDATE handled_request SET lease_until = now() WHERE handled_at IS NULL AND lease_until > now()`;
}
