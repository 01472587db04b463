CREATE TABLE "plausibility_flags" (
	"venue_id" bigint NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"count" integer NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "plausibility_flags_venue_id_day_kind_pk" PRIMARY KEY("venue_id","day","kind")
);
--> statement-breakpoint
CREATE TABLE "acts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "acts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_log_id" uuid,
	"what" text NOT NULL,
	"edition" text,
	"unit_code" text,
	"venue_log_id" uuid,
	"person_log_id" uuid,
	"first_day" date,
	"last_day" date,
	"count" integer
);
--> statement-breakpoint
CREATE TABLE "chat_uses" (
	"chat_id" bigint NOT NULL,
	"what" text NOT NULL,
	"window_at" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	"told_at" timestamp with time zone,
	CONSTRAINT "chat_uses_chat_id_what_pk" PRIMARY KEY("chat_id","what")
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"log_id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incident_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "incident_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"words_sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "incidents_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"found_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "key_uses" (
	"process" text PRIMARY KEY NOT NULL,
	"seals" smallint NOT NULL,
	"opens" smallint[] NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "venues" ALTER COLUMN "address" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "city_state" ADD COLUMN "seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "city_state" ADD COLUMN "purges_held_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "log_id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "address_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "plausibility_flags" ADD CONSTRAINT "plausibility_flags_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_uses" ADD CONSTRAINT "chat_uses_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_entries" ADD CONSTRAINT "incident_entries_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plausibility_flags_day" ON "plausibility_flags" USING btree ("day");--> statement-breakpoint
CREATE INDEX "acts_at" ON "acts" USING btree ("at");--> statement-breakpoint
CREATE INDEX "acts_actor" ON "acts" USING btree ("actor_log_id","at");--> statement-breakpoint
CREATE INDEX "acts_person" ON "acts" USING btree ("person_log_id","at");--> statement-breakpoint
CREATE INDEX "chat_uses_window" ON "chat_uses" USING btree ("window_at");--> statement-breakpoint
CREATE INDEX "erasures_at" ON "erasures" USING btree ("at");--> statement-breakpoint
CREATE INDEX "incident_entries_incident" ON "incident_entries" USING btree ("incident_id","id");--> statement-breakpoint
ALTER TABLE "venues" ADD CONSTRAINT "venues_logId_unique" UNIQUE("log_id");--> statement-breakpoint
-- From here on the server works as a role that owns nothing (db/roles.ts says what it may). Records that are only added to
-- give it no right to change or delete; what must happen to them all the same is done by these functions of the owner. The
-- trigger that guarded readings is not needed any more.
DROP TRIGGER official_reads_only_added ON official_reads;--> statement-breakpoint
DROP FUNCTION only_add_reads();--> statement-breakpoint
-- A table that the caller makes for the moment must never stand in the way of ours.
ALTER FUNCTION make_visit_partitions(date, integer, text) SET search_path = public, pg_temp;--> statement-breakpoint
-- Whatever zone a caller names, no day is dropped that is still to be kept anywhere on earth.
CREATE OR REPLACE FUNCTION drop_visit_partition(day date, zone text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF day > (clock_timestamp() AT TIME ZONE zone)::date - 31
     OR day > (clock_timestamp() AT TIME ZONE 'UTC' + interval '14 hours')::date - 31 THEN
    RAISE EXCEPTION 'visits of % are inside the retention of 30 days', day;
  END IF;
  EXECUTE format('DROP TABLE IF EXISTS %I', 'visits_' || to_char(day, 'YYYYMMDD'));
END $$;
--> statement-breakpoint
ALTER FUNCTION drop_visits_of_ended_scheme() SET search_path = public, pg_temp;--> statement-breakpoint
-- Forgets proofs whose year is over, by the clock of the database: whatever a caller says, nothing younger goes.
CREATE FUNCTION forget_proofs(before timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  year timestamptz := least(before, clock_timestamp() - interval '365 days');
BEGIN
  DELETE FROM official_reads WHERE at < year;
  DELETE FROM log_reads WHERE at < year;
  DELETE FROM acts WHERE at < year;
  DELETE FROM purges WHERE at < year;
  DELETE FROM erasures WHERE at < year;
END $$;
--> statement-breakpoint
-- Two persons have turned out to be one: what the second read, did and had read is told of the first. Never of nobody.
CREATE FUNCTION name_alike_in_logs(first bigint, second bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  stays uuid := (SELECT log_id FROM persons WHERE id = first);
  goes uuid := (SELECT log_id FROM persons WHERE id = second);
BEGIN
  IF stays IS NULL OR goes IS NULL THEN RETURN; END IF;
  UPDATE log_reads SET reader_log_id = stays WHERE reader_log_id = goes;
  UPDATE official_reads SET reader_log_id = stays WHERE reader_log_id = goes;
  UPDATE official_reads SET person_log_id = stays WHERE person_log_id = goes;
  UPDATE acts SET actor_log_id = stays WHERE actor_log_id = goes;
  UPDATE acts SET person_log_id = stays WHERE person_log_id = goes;
END $$;
--> statement-breakpoint
-- A sealed value of a record that is only added to is sealed anew under another key: the number of the key is its second byte.
CREATE FUNCTION reseal_read(read_id bigint, before bytea, after bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE official_reads SET reference_sealed = after
   WHERE id = read_id AND reference_sealed = before AND get_byte(before, 1) <> get_byte(after, 1)
$$;
--> statement-breakpoint
CREATE FUNCTION reseal_incident_entry(entry_id bigint, before bytea, after bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE incident_entries SET words_sealed = after
   WHERE id = entry_id AND words_sealed = before AND get_byte(before, 1) <> get_byte(after, 1)
$$;
