CREATE TABLE "former_log_ids" (
	"log_id" uuid PRIMARY KEY NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "former_log_ids" ADD CONSTRAINT "former_log_ids_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "former_log_ids_person" ON "former_log_ids" USING btree ("person_id");