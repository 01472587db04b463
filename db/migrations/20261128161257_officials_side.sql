CREATE TABLE "told_figures" (
	"chat_id" bigint NOT NULL,
	"period" text NOT NULL,
	"first_day" date NOT NULL,
	"edition" text NOT NULL,
	"unit_code" text NOT NULL,
	"as_of" timestamp with time zone NOT NULL,
	"ins" integer NOT NULL,
	"outs" integer NOT NULL,
	"declarations" integer NOT NULL,
	CONSTRAINT "told_figures_chat_id_period_first_day_pk" PRIMARY KEY("chat_id","period","first_day")
);
--> statement-breakpoint
CREATE TABLE "city_state" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"time_zone" text NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "venue_days" (
	"venue_id" bigint NOT NULL,
	"day" date NOT NULL,
	"ins" integer DEFAULT 0 NOT NULL,
	"outs" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "venue_days_venue_id_day_pk" PRIMARY KEY("venue_id","day")
);
--> statement-breakpoint
CREATE TABLE "venue_former_units" (
	"venue_id" bigint NOT NULL,
	"edition" text NOT NULL,
	"unit_code" text NOT NULL,
	CONSTRAINT "venue_former_units_venue_id_edition_pk" PRIMARY KEY("venue_id","edition")
);
--> statement-breakpoint
CREATE TABLE "report_rounds" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "report_rounds_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"edition" text NOT NULL,
	"unit_code" text NOT NULL,
	"title" text NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"due_day" date NOT NULL,
	"opened_by" bigint,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "round_reports" (
	"round_id" bigint NOT NULL,
	"unit_code" text NOT NULL,
	"above_code" text,
	"target" integer,
	"remarks_sealed" "bytea",
	"figures" jsonb,
	"first_sent_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"sent_by" bigint,
	"corrections" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "round_reports_round_id_unit_code_pk" PRIMARY KEY("round_id","unit_code")
);
--> statement-breakpoint
CREATE TABLE "exposure_notices" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "exposure_notices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"trace_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"outbox_id" bigint,
	"delivered_at" timestamp with time zone,
	"call_since" timestamp with time zone,
	"called_at" timestamp with time zone,
	"called_by" bigint,
	"call_outcome" text,
	CONSTRAINT "exposure_notices_once" UNIQUE("trace_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "official_reads" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "official_reads_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reader_log_id" uuid NOT NULL,
	"edition" text NOT NULL,
	"unit_code" text NOT NULL,
	"trace_id" bigint,
	"reference_sealed" "bytea" NOT NULL,
	"what" text NOT NULL,
	"person_log_id" uuid,
	"first_day" date,
	"last_day" date,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trace_links" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"reading_hash" "bytea",
	"trace_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"chat_id" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"read_until" timestamp with time zone,
	CONSTRAINT "trace_links_reading" UNIQUE("reading_hash")
);
--> statement-breakpoint
CREATE TABLE "traces" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "traces_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"edition" text NOT NULL,
	"unit_code" text NOT NULL,
	"reference_sealed" "bytea" NOT NULL,
	"person_id" bigint,
	"tracer_id" bigint,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL,
	"margin_minutes" smallint NOT NULL,
	"inferred_minutes" smallint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"notices_asked_at" timestamp with time zone,
	"approved_at" timestamp with time zone,
	"refused_at" timestamp with time zone,
	"decided_by" bigint
);
--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "role" text;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "name_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "invited_by" bigint;--> statement-breakpoint
ALTER TABLE "officials" ADD COLUMN "name_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "officials" ADD COLUMN "appointed_by" bigint;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "kind" text DEFAULT 'territory' NOT NULL;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "body_code" text;--> statement-breakpoint
ALTER TABLE "told_figures" ADD CONSTRAINT "told_figures_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venue_days" ADD CONSTRAINT "venue_days_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venue_former_units" ADD CONSTRAINT "venue_former_units_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_rounds" ADD CONSTRAINT "report_rounds_opened_by_persons_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_reports" ADD CONSTRAINT "round_reports_round_id_report_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."report_rounds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_reports" ADD CONSTRAINT "round_reports_sent_by_persons_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exposure_notices" ADD CONSTRAINT "exposure_notices_trace_id_traces_id_fk" FOREIGN KEY ("trace_id") REFERENCES "public"."traces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exposure_notices" ADD CONSTRAINT "exposure_notices_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exposure_notices" ADD CONSTRAINT "exposure_notices_called_by_persons_id_fk" FOREIGN KEY ("called_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trace_links" ADD CONSTRAINT "trace_links_trace_id_traces_id_fk" FOREIGN KEY ("trace_id") REFERENCES "public"."traces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trace_links" ADD CONSTRAINT "trace_links_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trace_links" ADD CONSTRAINT "trace_links_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "traces" ADD CONSTRAINT "traces_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "traces" ADD CONSTRAINT "traces_tracer_id_persons_id_fk" FOREIGN KEY ("tracer_id") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "traces" ADD CONSTRAINT "traces_decided_by_persons_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "venue_days_day" ON "venue_days" USING btree ("day");--> statement-breakpoint
CREATE INDEX "venue_former_units_unit" ON "venue_former_units" USING btree ("edition","unit_code");--> statement-breakpoint
CREATE INDEX "report_rounds_unit" ON "report_rounds" USING btree ("edition","unit_code");--> statement-breakpoint
CREATE INDEX "report_rounds_opened_by" ON "report_rounds" USING btree ("opened_by");--> statement-breakpoint
CREATE INDEX "round_reports_above" ON "round_reports" USING btree ("round_id","above_code");--> statement-breakpoint
CREATE INDEX "round_reports_sent_by" ON "round_reports" USING btree ("sent_by");--> statement-breakpoint
CREATE INDEX "exposure_notices_person" ON "exposure_notices" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "exposure_notices_called_by" ON "exposure_notices" USING btree ("called_by");--> statement-breakpoint
CREATE INDEX "exposure_notices_open" ON "exposure_notices" USING btree ("created_at") WHERE "exposure_notices"."delivered_at" is null and "exposure_notices"."call_since" is null;--> statement-breakpoint
CREATE INDEX "official_reads_person" ON "official_reads" USING btree ("person_log_id","at");--> statement-breakpoint
CREATE INDEX "official_reads_at" ON "official_reads" USING btree ("at");--> statement-breakpoint
CREATE INDEX "trace_links_trace" ON "trace_links" USING btree ("trace_id");--> statement-breakpoint
CREATE INDEX "trace_links_person" ON "trace_links" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "trace_links_chat" ON "trace_links" USING btree ("chat_id");--> statement-breakpoint
CREATE INDEX "trace_links_expires" ON "trace_links" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "traces_person" ON "traces" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "traces_tracer" ON "traces" USING btree ("tracer_id");--> statement-breakpoint
CREATE INDEX "traces_decided_by" ON "traces" USING btree ("decided_by");--> statement-breakpoint
CREATE INDEX "traces_created" ON "traces" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_persons_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officials" ADD CONSTRAINT "officials_appointed_by_persons_id_fk" FOREIGN KEY ("appointed_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invitations_invited_by" ON "invitations" USING btree ("invited_by");--> statement-breakpoint
CREATE INDEX "officials_unit" ON "officials" USING btree ("edition","unit_code");--> statement-breakpoint
CREATE INDEX "officials_appointed_by" ON "officials" USING btree ("appointed_by");--> statement-breakpoint
CREATE INDEX "venues_body" ON "venues" USING btree ("edition","body_code") WHERE "venues"."body_code" is not null;--> statement-breakpoint
-- Where somebody was is read from the index alone when it is asked who of many persons was at some few venues: with the venue
-- in it, their visits elsewhere are never read from the table.
DROP INDEX "visits_person";--> statement-breakpoint
CREATE INDEX "visits_person" ON "visits" USING btree ("person_id","started_at","venue_id");--> statement-breakpoint
-- One row for the whole city, which the server writes when it starts.
ALTER TABLE "city_state" ADD CONSTRAINT "city_state_one" CHECK (one);
--> statement-breakpoint
-- The city's day of a moment; before the first start the country's.
CREATE FUNCTION city_day(at timestamptz) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT (at AT TIME ZONE coalesce((SELECT time_zone FROM city_state), 'Asia/Ho_Chi_Minh'))::date
$$;
--> statement-breakpoint
-- Where a venue counts: in its unit, in the department or union that it belongs to, and where it lay in editions before.
-- A venue may lie in a unit twice, so what is counted over it is counted by distinct venues.
CREATE VIEW venue_placements AS
  SELECT id AS venue_id, edition, unit_code FROM venues
  UNION ALL
  SELECT id, edition, body_code FROM venues WHERE body_code IS NOT NULL
  UNION ALL
  SELECT venue_id, edition, unit_code FROM venue_former_units;
--> statement-breakpoint
-- Keeps a venue's days as the sum of its hours, whoever changes an hour. At the end of the transaction, when it holds all
-- its hours: a day that was locked between two hours would be waited for by whoever holds the second.
CREATE FUNCTION sum_venue_day() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  more_ins integer := NEW.ins - CASE WHEN TG_OP = 'UPDATE' THEN OLD.ins ELSE 0 END;
  more_outs integer := NEW.outs - CASE WHEN TG_OP = 'UPDATE' THEN OLD.outs ELSE 0 END;
BEGIN
  IF more_ins <> 0 OR more_outs <> 0 THEN
    INSERT INTO venue_days AS d (venue_id, day, ins, outs) VALUES (NEW.venue_id, city_day(NEW.hour), more_ins, more_outs)
    ON CONFLICT (venue_id, day) DO UPDATE SET ins = d.ins + excluded.ins, outs = d.outs + excluded.outs;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER venue_hours_sum AFTER INSERT OR UPDATE ON venue_hours DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION sum_venue_day();
--> statement-breakpoint
INSERT INTO venue_days (venue_id, day, ins, outs)
  SELECT venue_id, city_day(hour), sum(ins), sum(outs) FROM venue_hours GROUP BY 1, 2;
--> statement-breakpoint
-- What officials read of people is only added to. A row goes when its year is over; it may be told of another random id,
-- because two persons may turn out to be one.
CREATE FUNCTION only_add_reads() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.at < clock_timestamp() - interval '365 days' THEN RETURN OLD; END IF;
  ELSIF to_jsonb(OLD) - 'person_log_id' - 'reader_log_id' = to_jsonb(NEW) - 'person_log_id' - 'reader_log_id' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'official_reads is only added to';
END $$;
--> statement-breakpoint
CREATE TRIGGER official_reads_only_added BEFORE UPDATE OR DELETE ON official_reads
  FOR EACH ROW EXECUTE FUNCTION only_add_reads();
--> statement-breakpoint
-- Drops all days of visits at once, also those that would still be kept: only when the scheme has ended, because then
-- nothing that they were kept for is left.
CREATE FUNCTION drop_visits_of_ended_scheme() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  part regclass;
  dropped integer := 0;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM city_state WHERE ended_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the scheme has not ended';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('visit partitions'));
  FOR part IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'visits'::regclass LOOP
    EXECUTE format('DROP TABLE %s', part);
    dropped := dropped + 1;
  END LOOP;
  RETURN dropped;
END $$;
