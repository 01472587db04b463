CREATE TABLE "former_log_ids" (
	"log_id" uuid PRIMARY KEY NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "former_log_ids" ADD CONSTRAINT "former_log_ids_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "former_log_ids_person" ON "former_log_ids" USING btree ("person_id");--> statement-breakpoint
-- Lines are never given to somebody else while the person whose they are is there: only who is gone by the end of the
-- transaction was another. A table that the caller makes for the moment must never stand in the way of ours.
CREATE FUNCTION refuse_borne_log_id() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM persons WHERE log_id = NEW.log_id) THEN
    RAISE EXCEPTION 'a person is known by % now', NEW.log_id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER former_log_ids_borne_by_nobody AFTER INSERT ON former_log_ids
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_borne_log_id();--> statement-breakpoint
-- Records that are only added to are rewritten by nobody but the owner.
DROP FUNCTION name_alike_in_logs(bigint, bigint);--> statement-breakpoint
DROP FUNCTION reseal_read(bigint, bytea, bytea);--> statement-breakpoint
DROP FUNCTION reseal_incident_entry(bigint, bytea, bytea);--> statement-breakpoint
-- Makes the partitions of visits for some days of the city, from its midnight to the next. A caller fills no disk with days, and
-- no zone of a caller's own making (POSIX ones have a number of hours in them, as only IANA's Etc/GMT+7 has) lays days across others. Days of the past may be
-- made: a paper list is put in later.
CREATE OR REPLACE FUNCTION make_visit_partitions(first_day date, days integer, zone text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  day date;
BEGIN
  IF days > 62 OR first_day + days - 1 > (clock_timestamp() AT TIME ZONE 'UTC')::date + 45 THEN
    RAISE EXCEPTION '% days of visits from % are more than are made at once, or too far ahead', days, first_day;
  END IF;
  IF zone ~ '[0-9]' AND zone !~ '^Etc/GMT[-+][0-9]{1,2}$' THEN
    RAISE EXCEPTION '% is no zone of a city', zone;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('visit partitions'));
  FOR day IN SELECT first_day + n FROM generate_series(0, days - 1) AS n LOOP
    IF to_regclass(format('visits_%s', to_char(day, 'YYYYMMDD'))) IS NULL THEN
      EXECUTE format('CREATE TABLE %I PARTITION OF visits FOR VALUES FROM (%L) TO (%L)',
        'visits_' || to_char(day, 'YYYYMMDD'),
        day::timestamp AT TIME ZONE zone, (day + 1)::timestamp AT TIME ZONE zone);
    END IF;
  END LOOP;
END $$;
