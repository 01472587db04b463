CREATE TABLE "declaration_counts" (
	"edition" text NOT NULL,
	"unit_code" text NOT NULL,
	"day" date NOT NULL,
	"template" text NOT NULL,
	"name" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "declaration_counts_edition_unit_code_day_template_name_pk" PRIMARY KEY("edition","unit_code","day","template","name")
);
--> statement-breakpoint
CREATE TABLE "family" (
	"member_id" bigint PRIMARY KEY NOT NULL,
	"holder_id" bigint NOT NULL,
	"relation" text NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "template_uses" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "template_uses_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"edition" text NOT NULL,
	"unit_code" text NOT NULL,
	"template" text NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "data_requests" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "data_requests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_log_id" uuid NOT NULL,
	"person_id" bigint,
	"kind" text NOT NULL,
	"asked_sealed" "bytea",
	"answer_sealed" "bytea",
	"asked_at" timestamp with time zone NOT NULL,
	"answer_by" timestamp with time zone NOT NULL,
	"do_by" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "log_reads" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "log_reads_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"venue_id" bigint NOT NULL,
	"reader_log_id" uuid NOT NULL,
	"how" text NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "purges" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "purges_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"what" text NOT NULL,
	"before" timestamp with time zone NOT NULL,
	"rows" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "declarations_unit";--> statement-breakpoint
ALTER TABLE "form_links" ADD COLUMN "about_id" bigint;--> statement-breakpoint
ALTER TABLE "person_links" ADD COLUMN "member_id" bigint;--> statement-breakpoint
ALTER TABLE "consents" ADD COLUMN "given_by" bigint;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "kept_until" timestamp with time zone;--> statement-breakpoint
-- All that was declared before was kept for 30 days, and counted by the days of Vietnam.
UPDATE "declarations" SET "kept_until" = "declared_at" + interval '30 days';--> statement-breakpoint
ALTER TABLE "declarations" ALTER COLUMN "kept_until" SET NOT NULL;--> statement-breakpoint
INSERT INTO "declaration_counts" ("edition", "unit_code", "day", "template", "name", "count")
SELECT d."edition",
       coalesce(d."unit_code", (SELECT u."code" FROM "units" u WHERE u."edition" = d."edition" AND u."parent_code" IS NULL), ''),
       (d."declared_at" AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, d."template", n."name", count(*)
  FROM "declarations" d
  JOIN (VALUES ('all'), ('risk')) AS n ("name") ON n."name" = 'all' OR d."risk"
 GROUP BY 1, 2, 3, 4, 5;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "declared_by" bigint;--> statement-breakpoint
ALTER TABLE "persons" ADD COLUMN "reminders" boolean;--> statement-breakpoint
ALTER TABLE "persons" ADD COLUMN "receipts" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "open_visits" ADD COLUMN "reminded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "family" ADD CONSTRAINT "family_member_id_persons_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family" ADD CONSTRAINT "family_holder_id_persons_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_requests" ADD CONSTRAINT "data_requests_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_reads" ADD CONSTRAINT "log_reads_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "family_holder" ON "family" USING btree ("holder_id");--> statement-breakpoint
CREATE UNIQUE INDEX "template_uses_standing" ON "template_uses" USING btree ("edition","unit_code","template") WHERE "template_uses"."until" is null;--> statement-breakpoint
CREATE INDEX "data_requests_person" ON "data_requests" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "data_requests_due" ON "data_requests" USING btree ("do_by") WHERE "data_requests"."done_at" is null;--> statement-breakpoint
CREATE INDEX "log_reads_venue" ON "log_reads" USING btree ("venue_id","at");--> statement-breakpoint
CREATE INDEX "purges_at" ON "purges" USING btree ("at");--> statement-breakpoint
ALTER TABLE "form_links" ADD CONSTRAINT "form_links_about_id_persons_id_fk" FOREIGN KEY ("about_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_links" ADD CONSTRAINT "person_links_member_id_persons_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_given_by_persons_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_declared_by_persons_id_fk" FOREIGN KEY ("declared_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "form_links_about" ON "form_links" USING btree ("about_id") WHERE "form_links"."about_id" is not null;--> statement-breakpoint
CREATE INDEX "person_links_member" ON "person_links" USING btree ("member_id") WHERE "person_links"."member_id" is not null;--> statement-breakpoint
CREATE INDEX "consents_given_by" ON "consents" USING btree ("given_by") WHERE "consents"."given_by" is not null;--> statement-breakpoint
CREATE INDEX "declarations_kept" ON "declarations" USING btree ("kept_until");--> statement-breakpoint
CREATE INDEX "declarations_declared_by" ON "declarations" USING btree ("declared_by") WHERE "declarations"."declared_by" is not null;