-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "member_organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation_domain" (
    "domain" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,

    CONSTRAINT "organisation_domain_pkey" PRIMARY KEY ("domain")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "language" TEXT NOT NULL DEFAULT 'nb',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "vouched_for" BOOLEAN NOT NULL DEFAULT false,
    "notice_shown_at" TIMESTAMPTZ(6),
    "organisation_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_account" (
    "id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "email" TEXT,
    "kind" TEXT NOT NULL,
    "language" TEXT,
    "checked_at" TIMESTAMPTZ(6) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL,
    "person_id" UUID,

    CONSTRAINT "chat_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "group_id" UUID,
    "organisation_id" UUID,
    "granted_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_request" (
    "id" UUID NOT NULL,
    "chat_account_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "requested_at" TIMESTAMPTZ(6) NOT NULL,
    "decided_at" TIMESTAMPTZ(6),
    "decided_by_id" UUID,

    CONSTRAINT "access_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_code" (
    "code_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "link_code_pkey" PRIMARY KEY ("code_hash")
);

-- CreateTable
CREATE TABLE "working_group" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "working_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_membership" (
    "group_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "group_membership_pkey" PRIMARY KEY ("group_id","person_id")
);

-- CreateTable
CREATE TABLE "conversation" (
    "id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT,
    "account_user" TEXT,
    "details" JSONB NOT NULL,
    "group_id" UUID,
    "remembered_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "strategy_goal" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "strategy_goal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gathering" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL DEFAULT '',
    "video_link" TEXT,
    "organiser" TEXT,
    "external_link" TEXT,
    "starts_at" TIMESTAMPTZ(6) NOT NULL,
    "ends_at" TIMESTAMPTZ(6) NOT NULL,
    "registration_opens_at" TIMESTAMPTZ(6),
    "registration_closes_at" TIMESTAMPTZ(6) NOT NULL,
    "free_withdrawal_until" TIMESTAMPTZ(6),
    "seats" INTEGER,
    "seats_taken" INTEGER NOT NULL DEFAULT 0,
    "minimum_seats" INTEGER,
    "decision_at" TIMESTAMPTZ(6),
    "visibility" TEXT NOT NULL DEFAULT 'members',
    "state" TEXT NOT NULL,
    "cancel_reason" TEXT,
    "questions" JSONB NOT NULL DEFAULT '[]',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "group_id" UUID,
    "goal_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gathering_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registration" (
    "id" UUID NOT NULL,
    "gathering_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "registered_by_id" UUID,
    "standing" TEXT NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "registered_at" TIMESTAMPTZ(6) NOT NULL,
    "standing_changed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seat_offer" (
    "id" UUID NOT NULL,
    "gathering_id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "offered_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "decided_at" TIMESTAMPTZ(6),

    CONSTRAINT "seat_offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "subject" UUID NOT NULL,
    "recipient_kind" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "operation" TEXT NOT NULL DEFAULT 'post',
    "lane" TEXT NOT NULL DEFAULT 'normal',
    "payload" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(6) NOT NULL,
    "lease_until" TIMESTAMPTZ(6),
    "first_tried_at" TIMESTAMPTZ(6),
    "ambiguous" BOOLEAN NOT NULL DEFAULT false,
    "destination" JSONB,
    "posted" JSONB,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_slot" (
    "job" TEXT NOT NULL,
    "slot" TIMESTAMPTZ(6) NOT NULL,
    "state" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "claimed_at" TIMESTAMPTZ(6) NOT NULL,
    "lease_until" TIMESTAMPTZ(6) NOT NULL,
    "finished_at" TIMESTAMPTZ(6),
    "note" TEXT,

    CONSTRAINT "job_slot_pkey" PRIMARY KEY ("job","slot")
);

-- CreateTable
CREATE TABLE "handled_request" (
    "key" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "received_at" TIMESTAMPTZ(6) NOT NULL,
    "lease_until" TIMESTAMPTZ(6) NOT NULL,
    "effect_attempt" INTEGER,
    "handled_at" TIMESTAMPTZ(6),

    CONSTRAINT "handled_request_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "actor" UUID,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_message" (
    "id" UUID NOT NULL,
    "conversation" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "visible_to" TEXT,
    "summary" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "key" TEXT,
    "posted_at" TIMESTAMPTZ(6) NOT NULL,
    "edited_at" TIMESTAMPTZ(6),
    "removed_at" TIMESTAMPTZ(6),

    CONSTRAINT "sandbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "member_organisation_name_key" ON "member_organisation"("name");

-- CreateIndex
CREATE INDEX "organisation_domain_organisation_id_idx" ON "organisation_domain"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "person_organisation_id_idx" ON "person"("organisation_id");

-- CreateIndex
CREATE INDEX "chat_account_person_id_idx" ON "chat_account"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "chat_account_platform_workspace_user_id_key" ON "chat_account"("platform", "workspace", "user_id");

-- CreateIndex
CREATE INDEX "role_grant_person_id_idx" ON "role_grant"("person_id");

-- CreateIndex
CREATE INDEX "role_grant_role_idx" ON "role_grant"("role");

-- CreateIndex
CREATE INDEX "access_request_chat_account_id_idx" ON "access_request"("chat_account_id");

-- CreateIndex
CREATE INDEX "link_code_person_id_idx" ON "link_code"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "working_group_slug_key" ON "working_group"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "working_group_name_key" ON "working_group"("name");

-- CreateIndex
CREATE INDEX "group_membership_person_id_idx" ON "group_membership"("person_id");

-- CreateIndex
CREATE INDEX "conversation_platform_workspace_account_user_idx" ON "conversation"("platform", "workspace", "account_user");

-- CreateIndex
CREATE INDEX "conversation_group_id_idx" ON "conversation"("group_id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_platform_workspace_external_id_key" ON "conversation"("platform", "workspace", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "strategy_goal_code_key" ON "strategy_goal"("code");

-- CreateIndex
CREATE UNIQUE INDEX "gathering_number_key" ON "gathering"("number");

-- CreateIndex
CREATE INDEX "gathering_state_starts_at_idx" ON "gathering"("state", "starts_at");

-- CreateIndex
CREATE INDEX "gathering_group_id_idx" ON "gathering"("group_id");

-- CreateIndex
CREATE INDEX "gathering_goal_id_idx" ON "gathering"("goal_id");

-- CreateIndex
CREATE INDEX "registration_gathering_id_standing_sequence_idx" ON "registration"("gathering_id", "standing", "sequence");

-- CreateIndex
CREATE INDEX "registration_person_id_standing_idx" ON "registration"("person_id", "standing");

-- CreateIndex
CREATE INDEX "seat_offer_gathering_id_idx" ON "seat_offer"("gathering_id");

-- CreateIndex
CREATE INDEX "seat_offer_registration_id_idx" ON "seat_offer"("registration_id");

-- CreateIndex
CREATE INDEX "seat_offer_state_expires_at_idx" ON "seat_offer"("state", "expires_at");

-- CreateIndex
CREATE INDEX "outbox_message_subject_idx" ON "outbox_message"("subject");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_message_identity" ON "outbox_message"("purpose", "subject", "recipient_kind", "recipient", "due_at", "revision", "operation");

-- CreateIndex
CREATE INDEX "handled_request_received_at_idx" ON "handled_request"("received_at");

-- CreateIndex
CREATE INDEX "audit_entry_subject_kind_subject_idx" ON "audit_entry"("subject_kind", "subject");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_message_key_key" ON "sandbox_message"("key");

-- CreateIndex
CREATE INDEX "sandbox_message_conversation_posted_at_idx" ON "sandbox_message"("conversation", "posted_at");

-- AddForeignKey
ALTER TABLE "organisation_domain" ADD CONSTRAINT "organisation_domain_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "member_organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "member_organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_account" ADD CONSTRAINT "chat_account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "working_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "member_organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_chat_account_id_fkey" FOREIGN KEY ("chat_account_id") REFERENCES "chat_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_code" ADD CONSTRAINT "link_code_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_membership" ADD CONSTRAINT "group_membership_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "working_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_membership" ADD CONSTRAINT "group_membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "working_group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gathering" ADD CONSTRAINT "gathering_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "working_group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gathering" ADD CONSTRAINT "gathering_goal_id_fkey" FOREIGN KEY ("goal_id") REFERENCES "strategy_goal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_gathering_id_fkey" FOREIGN KEY ("gathering_id") REFERENCES "gathering"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_offer" ADD CONSTRAINT "seat_offer_gathering_id_fkey" FOREIGN KEY ("gathering_id") REFERENCES "gathering"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_offer" ADD CONSTRAINT "seat_offer_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What Prisma's schema cannot say.

-- The words the columns may hold: the unions in src/domain/.
ALTER TABLE "person" ADD CONSTRAINT "person_language" CHECK ("language" IN ('nb', 'nn'));
ALTER TABLE "chat_account" ADD CONSTRAINT "chat_account_kind" CHECK ("kind" IN ('regular', 'guest', 'external', 'bot', 'deactivated'));
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_role" CHECK (
  ("role" IN ('secretariat', 'board') AND "group_id" IS NULL AND "organisation_id" IS NULL)
  OR ("role" = 'group-leader' AND "group_id" IS NOT NULL AND "organisation_id" IS NULL)
  OR ("role" = 'organisation-contact' AND "organisation_id" IS NOT NULL AND "group_id" IS NULL)
);
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_state" CHECK ("state" IN ('pending', 'approved', 'denied'));
ALTER TABLE "gathering" ADD CONSTRAINT "gathering_kind" CHECK ("kind" IN (
  'conference', 'operator-gathering', 'seminar', 'course', 'brokered-course', 'study-trip', 'group-meeting', 'annual-meeting'
));
ALTER TABLE "gathering" ADD CONSTRAINT "gathering_state" CHECK ("state" IN ('draft', 'open', 'closed', 'held', 'cancelled'));
ALTER TABLE "gathering" ADD CONSTRAINT "gathering_visibility" CHECK ("visibility" IN ('everyone', 'members', 'group'));
ALTER TABLE "gathering" ADD CONSTRAINT "gathering_times" CHECK ("starts_at" < "ends_at");
ALTER TABLE "registration" ADD CONSTRAINT "registration_standing" CHECK ("standing" IN ('seated', 'offered', 'waiting', 'withdrawn', 'lapsed'));
ALTER TABLE "seat_offer" ADD CONSTRAINT "seat_offer_state" CHECK ("state" IN ('open', 'accepted', 'declined', 'expired', 'withdrawn'));
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_state" CHECK ("state" IN (
  'waiting', 'sending', 'sent', 'failed', 'unknown', 'suppressed', 'parked'
));
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_lane" CHECK ("lane" IN ('interactive', 'normal', 'broadcast'));

-- One live place a person in each gathering, one open offer a registration, one pending request an account, each role once.
CREATE UNIQUE INDEX "registration_live" ON "registration" ("gathering_id", "person_id") WHERE "standing" IN ('seated', 'offered', 'waiting');
CREATE UNIQUE INDEX "seat_offer_one_open" ON "seat_offer" ("registration_id") WHERE "state" = 'open';
CREATE UNIQUE INDEX "access_request_one_pending" ON "access_request" ("chat_account_id") WHERE "state" = 'pending';
CREATE UNIQUE INDEX "role_grant_once" ON "role_grant" (
  "person_id", "role", COALESCE("group_id", '00000000-0000-0000-0000-000000000000'), COALESCE("organisation_id", '00000000-0000-0000-0000-000000000000')
);

-- The last line against overselling: seats taken are counted by the database itself, and can never pass the seats there are.
ALTER TABLE "gathering" ADD CONSTRAINT "gathering_never_oversold" CHECK ("seats_taken" >= 0 AND ("seats" IS NULL OR "seats_taken" <= "seats"));

CREATE FUNCTION count_seats_taken() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before integer := 0;
  after integer := 0;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.standing IN ('seated', 'offered') THEN before := 1; END IF;
  IF TG_OP <> 'DELETE' AND NEW.standing IN ('seated', 'offered') THEN after := 1; END IF;
  IF TG_OP = 'UPDATE' AND OLD.gathering_id <> NEW.gathering_id THEN
    RAISE EXCEPTION 'a registration never moves to another gathering';
  END IF;
  IF before <> after THEN
    UPDATE gathering SET seats_taken = seats_taken + after - before
    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.gathering_id ELSE NEW.gathering_id END;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "registration_counts_seats" AFTER INSERT OR DELETE OR UPDATE OF "standing", "gathering_id" ON "registration"
  FOR EACH ROW EXECUTE FUNCTION count_seats_taken();

-- The outbox's claim (src/storage/outbox-claim.ts): messages still to leave, most urgent lane first; the queue of each
-- recipient; and the last line against two workers sending to one recipient at once.
CREATE INDEX "outbox_message_pending" ON "outbox_message" (
  array_position(ARRAY['interactive','normal','broadcast'], "lane"), "due_at", "created_at", "id"
) WHERE "state" IN ('waiting', 'sending');
CREATE INDEX "outbox_message_queue" ON "outbox_message" ("recipient_kind", "recipient", "due_at", "created_at", "id")
  WHERE "state" IN ('waiting', 'sending');
CREATE UNIQUE INDEX "outbox_message_in_flight" ON "outbox_message" ("recipient_kind", "recipient") WHERE "state" = 'sending';

-- One run of a job at a time; and the slots somebody has to look at.
CREATE UNIQUE INDEX "job_slot_running" ON "job_slot" ("job") WHERE "state" = 'running';
CREATE INDEX "job_slot_open" ON "job_slot" ("job", "slot") WHERE "state" IN ('waiting', 'running');
ALTER TABLE "job_slot" ADD CONSTRAINT "job_slot_state" CHECK ("state" IN (
  'waiting', 'running', 'done', 'failed', 'missed', 'covered', 'begun'));
