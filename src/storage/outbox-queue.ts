import type { PersonId } from "../domain/ids.ts";
import type { Lane } from "../domain/outbox.ts";
import { type OutboxState, outboxStates, type Purpose, type Recipient } from "../domain/outbox.ts";
import type { Destination } from "../ports/chat-platform.ts";
import type { ClaimedMessage, OutboxQueue, Outcome } from "../ports/outbox-queue.ts";
import { Prisma } from "./generated/client.ts";
import { milliseconds } from "./interval.ts";
import { type ClaimedRow, claimStatement } from "./outbox-claim.ts";
import { canRunAgain, sqlState } from "./sql-state.ts";
import type { Client } from "./store.ts";

const uniqueViolation = "23505";

/** The outbox in the database, for any number of workers on any number of machines. */
export function outboxQueue(client: Client): OutboxQueue {
  return {
    async claim(now, claim) {
      if (claim.limit < 1) return [];
      const rows = await client.$queryRaw<ClaimedRow[]>(claimStatement(now, claim)).catch((error: unknown) => {
        // Another worker was at one of these recipients first. Nothing was taken; the next claim looks again.
        if (sqlState(error) === uniqueViolation || canRunAgain(error)) return [];
        throw error;
      });
      return rows.sort(byUrgency).map(toClaimed);
    },

    async begin(id, attempt, destination) {
      const changed = await client.$executeRaw`
        UPDATE outbox_message
        SET destination = ${JSON.stringify(destination)}::jsonb, first_tried_at = coalesce(first_tried_at, now())
        WHERE ${stillHeld(id, attempt)} AND lease_until > now()`;
      return changed === 1;
    },

    async finish(id, attempt, outcome) {
      const changed = await client.$executeRaw`
        UPDATE outbox_message SET state = ${outcome.state}, lease_until = NULL, ${consequences(outcome)}
        WHERE ${stillHeld(id, attempt)}`;
      return changed === 1;
    },

    unpark(conversation) {
      const { platform, workspace } = conversation;
      // A direct conversation's messages were addressed to the account, not to the conversation.
      return client.$executeRaw`
        UPDATE outbox_message SET state = 'waiting', not_before = now(), finished_at = NULL
        WHERE state = 'parked' AND (
          destination->'conversation' @> jsonb_build_object(
            'platform', ${platform}::text, 'workspace', ${workspace}::text, 'conversation', ${conversation.conversation}::text)
          OR destination->'account' IN (
            SELECT jsonb_build_object('platform', platform, 'workspace', workspace, 'user', account_user) FROM conversation
            WHERE platform = ${platform} AND workspace = ${workspace} AND external_id = ${conversation.conversation}))`;
    },

    async overdue(now, amount) {
      const since = Prisma.sql`now() - ${milliseconds(amount)}`;
      const rows = await client.$queryRaw<{ messages: number }[]>`
        SELECT count(*)::int AS messages FROM outbox_message m
        WHERE m.state = 'waiting' AND m.due_at <= ${now} AND m.not_before <= ${since} AND m.created_at <= ${since}
          AND NOT EXISTS (
            SELECT 1 FROM outbox_message other
            WHERE other.state IN ('waiting', 'sending') AND other.recipient_kind = m.recipient_kind
              AND other.recipient = m.recipient AND (other.due_at, other.created_at, other.id) < (m.due_at, m.created_at, m.id))`;
      return rows[0]?.messages ?? 0;
    },

    async sums() {
      const counted = await client.$queryRaw<{ state: OutboxState; messages: number }[]>`
        SELECT state, count(*)::int AS messages FROM outbox_message GROUP BY state`;
      const sums = Object.fromEntries(outboxStates.map((state) => [state, 0])) as Record<OutboxState, number>;
      for (const { state, messages } of counted) sums[state] = messages;
      return sums;
    },
  };
}

/** The fence: true only for the worker that holds this attempt. */
function stillHeld(id: string, attempt: number): Prisma.Sql {
  return Prisma.sql`id = ${id}::uuid AND attempt = ${attempt} AND state = 'sending'`;
}

function consequences(outcome: Outcome): Prisma.Sql {
  switch (outcome.state) {
    case "sent":
      return Prisma.sql`posted = ${JSON.stringify(outcome.posted)}::jsonb, reason = NULL, finished_at = now()`;
    case "waiting":
      return Prisma.sql`reason = ${outcome.reason}, ambiguous = ${outcome.ambiguous},
        not_before = now() + ${milliseconds(outcome.delayMs)}`;
    case "parked":
      return Prisma.sql`reason = ${outcome.reason}, ambiguous = ${outcome.ambiguous}, finished_at = now()`;
    case "failed":
    case "unknown":
    case "suppressed":
      return Prisma.sql`reason = ${outcome.reason}, finished_at = now()`;
  }
}

function byUrgency(a: ClaimedRow, b: ClaimedRow): number {
  return a.lane_place - b.lane_place || a.due_at.getTime() - b.due_at.getTime();
}

function toClaimed(row: ClaimedRow): ClaimedMessage {
  return {
    id: row.id,
    purpose: row.purpose as Purpose,
    subject: row.subject,
    recipient: toRecipient(row),
    dueAt: row.due_at,
    revision: row.revision,
    lane: row.lane as Lane,
    payload: row.payload as ClaimedMessage["payload"],
    attempt: row.attempt,
    ambiguous: row.ambiguous,
    triedForMs: row.tried_for_ms,
    ...(row.first_tried_at && { firstTriedAt: row.first_tried_at }),
    ...(row.destination !== null && { destination: row.destination as unknown as Destination }),
  };
}

function toRecipient({ recipient_kind: kind, recipient }: ClaimedRow): Recipient {
  if (kind === "person") return { kind, person: recipient as PersonId };
  if (kind === "account") return { kind, account: recipient };
  throw new Error(`outbox_message has a recipient of the unknown kind "${kind}"`);
}
