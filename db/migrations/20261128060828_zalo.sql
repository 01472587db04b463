CREATE TABLE "file_links" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"attachment_sealed" "bytea" NOT NULL,
	"one_time" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "form_links" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"chat_id" bigint NOT NULL,
	"sender_hash" "bytea" NOT NULL,
	"form" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "person_links" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "person_links_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code_hash" "bytea" NOT NULL,
	"chat_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"asked_chat_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "person_links_codeHash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "alarms" (
	"name" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"count" integer NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tallies" (
	"channel" text NOT NULL,
	"what" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tallies_channel_what_hour_pk" PRIMARY KEY("channel","what","hour")
);
--> statement-breakpoint
CREATE TABLE "unknown_events" (
	"channel" text NOT NULL,
	"name" text NOT NULL,
	"count" integer NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"body_sealed" "bytea" NOT NULL,
	CONSTRAINT "unknown_events_channel_name_pk" PRIMARY KEY("channel","name")
);
--> statement-breakpoint
CREATE TABLE "monthly_uses" (
	"channel" text NOT NULL,
	"what" text NOT NULL,
	"month" text NOT NULL,
	"used" integer NOT NULL,
	CONSTRAINT "monthly_uses_channel_what_month_pk" PRIMARY KEY("channel","what","month")
);
--> statement-breakpoint
CREATE TABLE "oa_consents" (
	"state_hash" "bytea" PRIMARY KEY NOT NULL,
	"verifier_sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "oa_tokens" (
	"oa_id" text PRIMARY KEY NOT NULL,
	"access_sealed" "bytea" NOT NULL,
	"refresh_sealed" "bytea" NOT NULL,
	"refreshed_at" timestamp with time zone NOT NULL,
	"access_until" timestamp with time zone NOT NULL,
	"consent_needed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "chats" ADD COLUMN "parked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "chats" ADD COLUMN "human_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "form_links" ADD CONSTRAINT "form_links_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_links" ADD CONSTRAINT "person_links_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_links" ADD CONSTRAINT "person_links_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_links" ADD CONSTRAINT "person_links_asked_chat_id_chats_id_fk" FOREIGN KEY ("asked_chat_id") REFERENCES "public"."chats"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "file_links_expires" ON "file_links" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "form_links_chat" ON "form_links" USING btree ("chat_id");--> statement-breakpoint
CREATE INDEX "form_links_expires" ON "form_links" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "person_links_chat" ON "person_links" USING btree ("chat_id");--> statement-breakpoint
CREATE INDEX "person_links_person" ON "person_links" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "person_links_asked" ON "person_links" USING btree ("asked_chat_id");--> statement-breakpoint
CREATE INDEX "tallies_hour" ON "tallies" USING btree ("hour");