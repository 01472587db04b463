-- A turn also needs to know whether messages wait for the person to write first, and whether a human answers by hand.
-- The function that gives rows of the view goes with it and comes back as it was.
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
         i.attempts, i.lease,
         p.id AS person_id, p.log_id AS person_log_id, p.profile_sealed AS person_profile, s.body_sealed AS session
    FROM inbox i
    JOIN chats c ON c.id = i.chat_id
    LEFT JOIN chats own ON own.channel = i.channel AND own.address_hash = i.sender_hash
    LEFT JOIN persons p ON p.id = own.person_id
    LEFT JOIN sessions s ON s.chat_id = i.chat_id AND s.sender_hash = i.sender_hash;
--> statement-breakpoint
CREATE FUNCTION claim_turn() RETURNS SETOF turn_messages LANGUAGE plpgsql AS $$
DECLARE
  moment timestamptz := clock_timestamp();
  claimed bigint;
  oldest bigint;
  due_at timestamptz;
  nothing turn_messages;
BEGIN
  SELECT c.id INTO claimed FROM inbox i JOIN chats c ON c.id = i.chat_id
   WHERE i.done_at IS NULL AND i.next_at <= moment
   ORDER BY i.next_at LIMIT 1 FOR NO KEY UPDATE OF c SKIP LOCKED;
  IF NOT FOUND THEN RETURN; END IF;

  SELECT i.id, i.next_at INTO oldest, due_at FROM inbox i
   WHERE i.chat_id = claimed AND i.done_at IS NULL ORDER BY i.id LIMIT 1;
  IF oldest IS NULL THEN
    nothing.state := 'gone';
    RETURN NEXT nothing;
  ELSIF due_at > moment THEN
    UPDATE inbox i SET next_at = due_at WHERE i.chat_id = claimed AND i.done_at IS NULL AND i.next_at < due_at;
    nothing.state := 'early';
    RETURN NEXT nothing;
  ELSE
    RETURN QUERY SELECT * FROM turn_messages m WHERE m.inbox_id = oldest;
  END IF;
END $$;
--> statement-breakpoint
-- Takes one token from each bucket, or none at all, and says after how many seconds each bucket will have one; of the
-- bucket's tokens so many are left untouched for messages that go before: a push never delays a reply.
CREATE FUNCTION take_tokens(buckets text[], per_second double precision[], bursts double precision[], reserves double precision[])
RETURNS double precision[] LANGUAGE plpgsql AS $$
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
  IF 0 < ANY (waits) THEN RETURN waits; END IF;

  UPDATE paces p
     SET tokens = least(b.burst, p.tokens + b.rate * extract(epoch FROM clock_timestamp() - p.filled_at)) - 1,
         filled_at = clock_timestamp()
    FROM unnest(buckets, per_second, bursts) AS b (name, rate, burst) WHERE p.bucket = b.name;
  RETURN waits;
END $$;
--> statement-breakpoint
DROP FUNCTION take_tokens(text[], double precision[], double precision[]);
--> statement-breakpoint
-- Lets what waited for the person to write go now, behind the replies to what was written.
CREATE FUNCTION unpark_chat(chat bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE chats SET parked_at = NULL WHERE id = chat;
  UPDATE outbox SET next_at = clock_timestamp() WHERE chat_id = chat AND done_at IS NULL AND next_at = 'infinity';
END $$;
