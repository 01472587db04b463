CREATE TABLE "export_parts" (
	"export_id" bigint NOT NULL,
	"place" integer NOT NULL,
	"bytes_sealed" "bytea" NOT NULL,
	CONSTRAINT "export_parts_export_id_place_pk" PRIMARY KEY("export_id","place")
);
--> statement-breakpoint
CREATE TABLE "exports" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "exports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"chat_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"venue_id" bigint NOT NULL,
	"format" text NOT NULL,
	"asked_sealed" "bytea" NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"next_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"lease" text,
	"rows_done" integer DEFAULT 0 NOT NULL,
	"done_at" timestamp with time zone,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "feed_lines" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "feed_lines_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"chat_id" bigint NOT NULL,
	"person_id" bigint,
	"gate_id" bigint NOT NULL,
	"way" text NOT NULL,
	"people" smallint DEFAULT 1 NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "log_links" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"reading_hash" "bytea",
	"venue_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"chat_id" bigint NOT NULL,
	"asked_sealed" "bytea" NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"read_until" timestamp with time zone,
	CONSTRAINT "log_links_reading" UNIQUE("reading_hash")
);
--> statement-breakpoint
CREATE TABLE "shifts" (
	"chat_id" bigint PRIMARY KEY NOT NULL,
	"person_id" bigint NOT NULL,
	"venue_id" bigint NOT NULL,
	"gate_id" bigint NOT NULL,
	"direction" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"live_feed" boolean DEFAULT false NOT NULL,
	"told_at" timestamp with time zone,
	"end_told_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "strange_codes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "strange_codes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code_hash" "bytea" NOT NULL,
	"chat_id" bigint NOT NULL,
	"venue_id" bigint,
	"edition" text NOT NULL,
	"unit_code" text NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone,
	CONSTRAINT "strange_codes_once" UNIQUE NULLS NOT DISTINCT("code_hash","chat_id","edition","unit_code","venue_id")
);
--> statement-breakpoint
CREATE TABLE "venue_invitations" (
	"code_hash" "bytea" PRIMARY KEY NOT NULL,
	"venue_id" bigint NOT NULL,
	"purpose" text NOT NULL,
	"name_sealed" "bytea",
	"invited_by" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "venue_searches" (
	"venue_id" bigint NOT NULL,
	"day" date NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "venue_searches_venue_id_day_pk" PRIMARY KEY("venue_id","day")
);
--> statement-breakpoint
CREATE TABLE "venue_staff" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "venue_staff_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"venue_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"name_sealed" "bytea" NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "venue_staff_once" UNIQUE("venue_id","person_id")
);
--> statement-breakpoint
-- The last day stands in the key's index as well, so that a search reads nothing else.
CREATE TABLE "venue_visitors" (
	"venue_id" bigint NOT NULL,
	"key" "bytea" NOT NULL,
	"person_id" bigint NOT NULL,
	"last_day" date NOT NULL,
	CONSTRAINT "venue_visitors_venue_id_key_person_id_pk" PRIMARY KEY("venue_id","key","person_id") INCLUDE ("last_day")
);
--> statement-breakpoint
DROP INDEX "venues_unit";--> statement-breakpoint
ALTER TABLE "gate_codes" ADD COLUMN "kind" text DEFAULT 'own' NOT NULL;--> statement-breakpoint
ALTER TABLE "gates" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "folded_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "capacity" integer;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "full_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "nearly_full_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "closing_minute" smallint;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "paused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "suspended_by" bigint;--> statement-breakpoint
ALTER TABLE "visits" ADD COLUMN "scanned_by" bigint;--> statement-breakpoint
ALTER TABLE "visits" ADD COLUMN "out_by" bigint;--> statement-breakpoint
ALTER TABLE "visits" ADD COLUMN "start_inferred" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "export_parts" ADD CONSTRAINT "export_parts_export_id_exports_id_fk" FOREIGN KEY ("export_id") REFERENCES "public"."exports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_lines" ADD CONSTRAINT "feed_lines_chat_id_shifts_chat_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."shifts"("chat_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_lines" ADD CONSTRAINT "feed_lines_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_lines" ADD CONSTRAINT "feed_lines_gate_id_gates_id_fk" FOREIGN KEY ("gate_id") REFERENCES "public"."gates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_links" ADD CONSTRAINT "log_links_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_links" ADD CONSTRAINT "log_links_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_links" ADD CONSTRAINT "log_links_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_gate_id_gates_id_fk" FOREIGN KEY ("gate_id") REFERENCES "public"."gates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strange_codes" ADD CONSTRAINT "strange_codes_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strange_codes" ADD CONSTRAINT "strange_codes_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venue_invitations" ADD CONSTRAINT "venue_invitations_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venue_invitations" ADD CONSTRAINT "venue_invitations_invited_by_persons_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venue_searches" ADD CONSTRAINT "venue_searches_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venue_staff" ADD CONSTRAINT "venue_staff_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venue_staff" ADD CONSTRAINT "venue_staff_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venue_visitors" ADD CONSTRAINT "venue_visitors_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venue_visitors" ADD CONSTRAINT "venue_visitors_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exports_due" ON "exports" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "exports_chat" ON "exports" USING btree ("chat_id");--> statement-breakpoint
CREATE INDEX "exports_person" ON "exports" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "exports_venue" ON "exports" USING btree ("venue_id");--> statement-breakpoint
CREATE INDEX "feed_lines_chat" ON "feed_lines" USING btree ("chat_id","id");--> statement-breakpoint
CREATE INDEX "feed_lines_person" ON "feed_lines" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "log_links_venue" ON "log_links" USING btree ("venue_id");--> statement-breakpoint
CREATE INDEX "log_links_person" ON "log_links" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "log_links_chat" ON "log_links" USING btree ("chat_id");--> statement-breakpoint
CREATE INDEX "log_links_expires" ON "log_links" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "shifts_venue" ON "shifts" USING btree ("venue_id");--> statement-breakpoint
CREATE INDEX "shifts_person" ON "shifts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "strange_codes_chat" ON "strange_codes" USING btree ("chat_id");--> statement-breakpoint
CREATE INDEX "strange_codes_venue" ON "strange_codes" USING btree ("venue_id");--> statement-breakpoint
CREATE INDEX "strange_codes_reported" ON "strange_codes" USING btree ("reported_at");--> statement-breakpoint
CREATE INDEX "venue_invitations_venue" ON "venue_invitations" USING btree ("venue_id");--> statement-breakpoint
CREATE INDEX "venue_invitations_by" ON "venue_invitations" USING btree ("invited_by");--> statement-breakpoint
CREATE INDEX "venue_staff_person" ON "venue_staff" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "venue_visitors_person" ON "venue_visitors" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "venue_visitors_day" ON "venue_visitors" USING btree ("last_day");--> statement-breakpoint
ALTER TABLE "venues" ADD CONSTRAINT "venues_suspended_by_persons_id_fk" FOREIGN KEY ("suspended_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "venues_suspended_by" ON "venues" USING btree ("suspended_by") WHERE "venues"."suspended_by" is not null;--> statement-breakpoint
CREATE INDEX "visits_scanned_by" ON "visits" USING btree ("scanned_by") WHERE "visits"."scanned_by" is not null;--> statement-breakpoint
CREATE INDEX "visits_out_by" ON "visits" USING btree ("out_by") WHERE "visits"."out_by" is not null;--> statement-breakpoint
-- With the number in it, the index gives a log in its order; without, each page sorted what began in the same millisecond. With
-- the gate in it, the visits of one gate are found and counted without reading those of the others.
DROP INDEX "visits_venue";--> statement-breakpoint
CREATE INDEX "visits_venue" ON "visits" USING btree ("venue_id","started_at","id","gate_id");--> statement-breakpoint
CREATE INDEX "venues_closing" ON "venues" USING btree ("closing_minute") WHERE "venues"."closing_minute" is not null;--> statement-breakpoint
CREATE INDEX "venues_unit" ON "venues" USING btree ("edition","unit_code","folded_name");--> statement-breakpoint
CREATE UNIQUE INDEX "gate_codes_own" ON "gate_codes" USING btree ("gate_id") WHERE "gate_codes"."kind" = 'own' and "gate_codes"."retired_at" is null;