CREATE TABLE "alarm_chats" (
	"chat_id" bigint PRIMARY KEY NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alarm_tellings" (
	"name" text PRIMARY KEY NOT NULL,
	"stands" boolean NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"raised_told_at" timestamp with time zone NOT NULL,
	"over_told_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "alarm_chats" ADD CONSTRAINT "alarm_chats_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE cascade ON UPDATE no action;