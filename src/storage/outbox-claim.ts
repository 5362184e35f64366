import type { Claim } from "../ports/outbox-queue.ts";
import { Prisma } from "./generated/client.ts";
import { milliseconds } from "./interval.ts";

/** One row as the claim gives it back; `lane_place` orders the lanes, most urgent first. */
export type ClaimedRow = {
  id: string;
  purpose: string;
  subject: string;
  recipient_kind: string;
  recipient: string;
  due_at: Date;
  revision: number;
  lane: string;
  lane_place: number;
  payload: Prisma.JsonValue;
  attempt: number;
  ambiguous: boolean;
  first_tried_at: Date | null;
  tried_for_ms: number;
  destination: Prisma.JsonValue;
};

// Word for word the expression of the index `outbox_message_pending`, or the index is of no use.
const lanePlace = Prisma.sql`array_position(ARRAY['interactive','normal','broadcast'], m.lane)`;

/**
 * The claim, one statement, so that it commits by itself before anything is sent.
 *
 * A message is taken when it is the head of its recipient's queue: nothing to the same recipient is being sent, and
 * nothing older waits, be it only for its delay to pass. Other workers' rows are skipped, not waited for. Two claims
 * that look at the same instant can both find a head only if an older message was committed between them; then the
 * unique index `outbox_message_in_flight` refuses the later claim.
 */
export function claimStatement(now: Date, { scope, limit, leaseMs }: Claim): Prisma.Sql {
  return Prisma.sql`
    WITH picked AS (
      SELECT m.id, ${lanePlace} AS lane_place
      FROM outbox_message m
      WHERE m.state IN ('waiting', 'sending')
        AND CASE m.state
          WHEN 'waiting' THEN m.due_at <= ${now}::timestamptz AND m.not_before <= now()
            AND NOT EXISTS (
              SELECT 1 FROM outbox_message flying
              WHERE flying.recipient_kind = m.recipient_kind AND flying.recipient = m.recipient
                AND flying.state = 'sending')
            AND m.id = (
              SELECT head.id FROM outbox_message head
              WHERE head.recipient_kind = m.recipient_kind AND head.recipient = m.recipient
                AND head.state IN ('waiting', 'sending') AND head.due_at <= ${now}::timestamptz
              ORDER BY head.due_at, head.created_at, head.id LIMIT 1)
          ELSE m.lease_until <= now()
        END
        ${scope === "urgent" ? onlyUrgent(now) : Prisma.empty}
      ORDER BY ${lanePlace}, m.due_at, m.created_at, m.id
      LIMIT ${limit}
      FOR UPDATE OF m SKIP LOCKED
    )
    UPDATE outbox_message m SET
      state = 'sending',
      attempt = m.attempt + 1,
      -- A worker that died before it began has sent nothing.
      ambiguous = m.ambiguous OR (m.state = 'sending' AND m.first_tried_at IS NOT NULL),
      lease_until = now() + ${milliseconds(leaseMs)}
    FROM picked WHERE picked.id = m.id
    RETURNING m.id, m.purpose, m.subject, m.recipient_kind, m.recipient, m.due_at, m.revision, m.lane, picked.lane_place,
      m.payload, m.attempt, m.ambiguous, m.first_tried_at, m.destination,
      coalesce(extract(epoch FROM now() - m.first_tried_at) * 1000, 0)::double precision AS tried_for_ms`;
}

function onlyUrgent(now: Date): Prisma.Sql {
  return Prisma.sql`AND (m.recipient_kind, m.recipient) IN (
    SELECT u.recipient_kind, u.recipient FROM outbox_message u
    WHERE u.state = 'waiting' AND u.lane = 'interactive' AND u.due_at <= ${now}::timestamptz)`;
}
