ALTER TABLE "inbox" ADD COLUMN "trace" text;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "wait_told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "waits_for_place" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "trace" text;--> statement-breakpoint
CREATE INDEX "inbox_places" ON "inbox" USING btree ("channel","id") WHERE "inbox"."done_at" is null and "inbox"."waits_for_place";--> statement-breakpoint
-- A turn also knows the trace of its message and whether its sender was told that it waits.
DROP FUNCTION claim_turn();
--> statement-breakpoint
DROP VIEW turn_messages;
--> statement-breakpoint
CREATE VIEW turn_messages AS
  SELECT 'ready' AS state,
         c.id AS chat_id, c.kind AS chat_kind, c.channel, c.address_sealed AS chat_address, c.language AS chat_language,
         c.unreachable_at IS NOT NULL AS chat_unreachable, c.parked_at IS NOT NULL AS chat_parked,
         c.human_until AS chat_human_until,
         i.id AS inbox_id, i.external_id, i.sender_hash, i.album, i.body_sealed AS body, i.sent_at, i.received_at,
         i.attempts, i.lease, i.trace, i.wait_told_at,
         p.id AS person_id, p.log_id AS person_log_id, p.profile_sealed AS person_profile, s.body_sealed AS session
    FROM inbox i
    JOIN chats c ON c.id = i.chat_id
    LEFT JOIN chats own ON own.channel = i.channel AND own.address_hash = i.sender_hash
    LEFT JOIN persons p ON p.id = own.person_id
    LEFT JOIN sessions s ON s.chat_id = i.chat_id AND s.sender_hash = i.sender_hash;
--> statement-breakpoint
-- As before, but it looks again by itself where a chat had nothing to do: an answer "look again" cost whoever asked the rest of a
-- transaction in which several turns are played. Each statement sees what was committed before it, so a second look finds another chat.
CREATE FUNCTION claim_turn() RETURNS SETOF turn_messages LANGUAGE plpgsql AS $$
DECLARE
  moment timestamptz := clock_timestamp();
  claimed bigint;
  oldest bigint;
  due_at timestamptz;
  nothing turn_messages;
BEGIN
  FOR look IN 1 .. 8 LOOP
    SELECT c.id INTO claimed FROM inbox i JOIN chats c ON c.id = i.chat_id
     WHERE i.done_at IS NULL AND i.next_at <= moment
     ORDER BY i.next_at LIMIT 1 FOR NO KEY UPDATE OF c SKIP LOCKED;
    IF NOT FOUND THEN RETURN; END IF;

    SELECT i.id, i.next_at INTO oldest, due_at FROM inbox i
     WHERE i.chat_id = claimed AND i.done_at IS NULL ORDER BY i.id LIMIT 1;
    IF oldest IS NOT NULL AND due_at <= moment THEN
      RETURN QUERY SELECT * FROM turn_messages m WHERE m.inbox_id = oldest;
      RETURN;
    END IF;
    IF due_at > moment THEN
      UPDATE inbox i SET next_at = due_at WHERE i.chat_id = claimed AND i.done_at IS NULL AND i.next_at < due_at;
    END IF;
  END LOOP;
  nothing.state := 'again';
  RETURN NEXT nothing;
END $$;
--> statement-breakpoint
-- Adds to the counts of a chat: what, how often, in which window, and whether the chat is told in this turn. It adds to what stands
-- and not to what was read, because that may have been read just before another turn of the chat was committed.
CREATE FUNCTION count_uses(chat bigint, moment timestamptz, uses json) RETURNS void LANGUAGE sql AS $$
  WITH added AS (
    SELECT * FROM json_to_recordset(uses) AS u (what text, times int, "windowSeconds" int, told boolean)
  )
  INSERT INTO chat_uses AS before (chat_id, what, window_at, count, told_at)
  SELECT chat, a.what, moment, a.times, CASE WHEN a.told THEN moment END FROM added a
  ON CONFLICT (chat_id, what) DO UPDATE SET (window_at, count, told_at) = (
    SELECT CASE WHEN w.runs THEN before.window_at ELSE excluded.window_at END,
           CASE WHEN w.runs THEN before.count ELSE 0 END + excluded.count,
           coalesce(CASE WHEN w.runs THEN before.told_at END, excluded.told_at)
      FROM (SELECT abs(extract(epoch FROM excluded.window_at - before.window_at)) < a."windowSeconds" AS runs
              FROM added a WHERE a.what = before.what) w)
$$;
--> statement-breakpoint
-- Messages carry the trace of what they answer, and a turn counts what its chat did in the same statement that ends it. What is new
-- may be left out, here and below: processes of before go on calling while those of now take their place.
DROP FUNCTION end_turn(bigint[], text, bigint, bytea, bigint, bytea, bigint[], smallint[], bytea[]);
--> statement-breakpoint
DROP FUNCTION enqueue(bigint[], smallint[], bytea[]);
--> statement-breakpoint
CREATE FUNCTION enqueue(chat_ids bigint[], classes smallint[], bodies bytea[], followed text DEFAULT NULL) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  FOR place IN 1 .. cardinality(chat_ids) LOOP
    INSERT INTO outbox (chat_id, channel, class, body_sealed, trace)
    SELECT c.id, c.channel, classes[place], bodies[place], followed FROM chats c WHERE c.id = chat_ids[place];
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION end_turn(
  messages bigint[], new_outcome text, chat bigint, sender bytea, person bigint, new_session bytea,
  out_chat_ids bigint[], out_classes smallint[], out_bodies bytea[],
  followed text DEFAULT NULL, counted_at timestamptz DEFAULT NULL, uses json DEFAULT NULL
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  message bigint;
BEGIN
  FOREACH message IN ARRAY messages LOOP
    UPDATE inbox SET done_at = clock_timestamp(), outcome = new_outcome WHERE id = message AND done_at IS NULL;
    IF NOT FOUND THEN RAISE EXCEPTION 'a message of this turn was handled by another worker'; END IF;
  END LOOP;
  IF person IS NOT NULL THEN
    UPDATE persons SET used_at = clock_timestamp() WHERE id IN (
      SELECT id FROM persons WHERE id = person AND used_at < clock_timestamp() - interval '1 day'
         FOR NO KEY UPDATE SKIP LOCKED);
  END IF;
  IF new_session IS NOT NULL THEN
    INSERT INTO sessions (chat_id, sender_hash, body_sealed, updated_at)
    VALUES (chat, sender, new_session, clock_timestamp())
    ON CONFLICT (chat_id, sender_hash)
    DO UPDATE SET body_sealed = excluded.body_sealed, updated_at = excluded.updated_at;
  END IF;
  IF uses IS NOT NULL THEN PERFORM count_uses(chat, counted_at, uses); END IF;
  PERFORM enqueue(out_chat_ids, out_classes, out_bodies, followed);
END $$;
--> statement-breakpoint
-- A token may also be taken so many seconds before it is there: whoever takes it waits until then, and nobody else asks for it
-- meanwhile. Nothing is taken where one of the waits is longer.
DROP FUNCTION take_tokens(text[], double precision[], double precision[], double precision[]);
--> statement-breakpoint
CREATE FUNCTION take_tokens(
  buckets text[], per_second double precision[], bursts double precision[], reserves double precision[],
  ahead double precision DEFAULT 0
) RETURNS double precision[] LANGUAGE plpgsql AS $$
DECLARE
  waits double precision[];
BEGIN
  INSERT INTO paces (bucket, tokens, filled_at)
  SELECT b.name, b.burst, clock_timestamp() FROM unnest(buckets, bursts) AS b (name, burst)
   ORDER BY b.name ON CONFLICT DO NOTHING;
  PERFORM 1 FROM paces WHERE bucket = ANY (buckets) ORDER BY bucket FOR UPDATE;

  SELECT array_agg(greatest(0, (1 + b.reserve
                                - least(b.burst, p.tokens + b.rate * extract(epoch FROM clock_timestamp() - p.filled_at)))
                               / b.rate) ORDER BY b.place)
    INTO waits
    FROM unnest(buckets, per_second, bursts, reserves) WITH ORDINALITY AS b (name, rate, burst, reserve, place)
    JOIN paces p ON p.bucket = b.name;
  IF ahead < ANY (waits) THEN RETURN waits; END IF;

  UPDATE paces p
     SET tokens = least(b.burst, p.tokens + b.rate * extract(epoch FROM clock_timestamp() - p.filled_at)) - 1,
         filled_at = clock_timestamp()
    FROM unnest(buckets, per_second, bursts) AS b (name, rate, burst) WHERE p.bucket = b.name;
  RETURN waits;
END $$;
