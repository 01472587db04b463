ALTER TABLE "venue_former_units" ADD COLUMN "body_code" text;--> statement-breakpoint
ALTER TABLE "traces" ADD COLUMN "notices_made_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "exposure_notices_outbox" ON "exposure_notices" USING btree ("outbox_id") WHERE "exposure_notices"."delivered_at" is null;--> statement-breakpoint
CREATE INDEX "official_reads_reader" ON "official_reads" USING btree ("reader_log_id","at");--> statement-breakpoint
CREATE OR REPLACE VIEW venue_placements AS
  SELECT id AS venue_id, edition, unit_code FROM venues
  UNION ALL
  SELECT id, edition, body_code FROM venues WHERE body_code IS NOT NULL
  UNION ALL
  SELECT venue_id, edition, unit_code FROM venue_former_units
  UNION ALL
  SELECT venue_id, edition, body_code FROM venue_former_units WHERE body_code IS NOT NULL;
--> statement-breakpoint
-- An appointment ends by itself; those of before get half a year from now.
UPDATE officials SET until = clock_timestamp() + interval '180 days' WHERE until IS NULL;
--> statement-breakpoint
-- A reading may be told of another person only, because two have turned out to be one; never of nobody.
CREATE OR REPLACE FUNCTION only_add_reads() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.at < clock_timestamp() - interval '365 days' THEN RETURN OLD; END IF;
  ELSIF to_jsonb(OLD) - 'person_log_id' - 'reader_log_id' = to_jsonb(NEW) - 'person_log_id' - 'reader_log_id'
    AND (NEW.person_log_id IS NOT DISTINCT FROM OLD.person_log_id OR EXISTS (SELECT 1 FROM persons WHERE log_id = NEW.person_log_id))
    AND (NEW.reader_log_id = OLD.reader_log_id OR EXISTS (SELECT 1 FROM persons WHERE log_id = NEW.reader_log_id)) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'official_reads is only added to';
END $$;
