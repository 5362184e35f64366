-- Extensions that the indexes below need.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- CreateTable
CREATE TABLE "Gathering" (
    "id" BIGSERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "seats" INTEGER NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "text" tsvector GENERATED ALWAYS AS (to_tsvector('norwegian'::regconfig, COALESCE(body, ''::text))) STORED,

    CONSTRAINT "Gathering_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "gatheringId" BIGINT NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Gathering_text_idx" ON "Gathering" USING GIN ("text");

-- CreateIndex
CREATE INDEX "Gathering_title_idx" ON "Gathering" USING GIN ("title" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "Person_gatheringId_name_key" ON "Person"("gatheringId", "name");

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_gatheringId_fkey" FOREIGN KEY ("gatheringId") REFERENCES "Gathering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What the schema cannot say.
ALTER TABLE "Gathering" ADD CONSTRAINT "Gathering_seats_check" CHECK ("seats" > 0);
CREATE INDEX "Gathering_open_idx" ON "Gathering" ("startsAt") WHERE "seats" > 10;
CREATE INDEX "Gathering_lower_idx" ON "Gathering" (lower("title"));
CREATE FUNCTION "Person_count"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM "Person" WHERE "gatheringId" = NEW."gatheringId") >= (SELECT seats FROM "Gathering" WHERE id = NEW."gatheringId") THEN
    RAISE EXCEPTION 'full; no more seats';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "Person_count" BEFORE INSERT ON "Person" FOR EACH ROW EXECUTE FUNCTION "Person_count"();
