-- Everything that a turn needs to know of a message: its chat, its sender's person and session. Joined by the
-- message's own columns throughout: by the chat's, an index over two columns was used for the first alone.
CREATE VIEW turn_messages AS
  SELECT 'ready' AS state,
         c.id AS chat_id, c.kind AS chat_kind, c.channel, c.address_sealed AS chat_address, c.language AS chat_language,
         c.unreachable_at IS NOT NULL AS chat_unreachable,
         i.id AS inbox_id, i.external_id, i.sender_hash, i.album, i.body_sealed AS body, i.sent_at, i.received_at,
         i.attempts, i.lease,
         p.id AS person_id, p.log_id AS person_log_id, p.profile_sealed AS person_profile, s.body_sealed AS session
    FROM inbox i
    JOIN chats c ON c.id = i.chat_id
    LEFT JOIN chats own ON own.channel = i.channel AND own.address_hash = i.sender_hash
    LEFT JOIN persons p ON p.id = own.person_id
    LEFT JOIN sessions s ON s.chat_id = i.chat_id AND s.sender_hash = i.sender_hash;
--> statement-breakpoint
-- Chooses the next turn and locks its chat until the transaction ends. The chat is claimed, not the message: the
-- oldest message is read only after the lock is held, in a statement of its own, because another worker may have
-- handled it meanwhile. FOR NO KEY UPDATE lets new messages that refer to the chat come in while its turn runs.
-- Ordered as the index is and by nothing more: a second key made every claim sort a whole batch. The moment is a
-- variable, because a volatile function can't bound an index.
-- `state`: 'ready', with all else of the view; alone 'gone' when another worker was quicker; 'early' when the oldest message waits for its time (a
-- retry, a photo under way): then the chat's younger messages are made to wait for it too, so order is kept.
-- No row at all: nothing is due.
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
-- Locks the chat of a message again, after a photo was read without a connection held or after a turn failed. Waits
-- for the chat's lock. False when the message is done or its lease has passed to another worker meanwhile.
CREATE FUNCTION hold_turn(message bigint, held_lease text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM chats c JOIN inbox i ON i.chat_id = c.id WHERE i.id = message FOR NO KEY UPDATE OF c;
  RETURN EXISTS (SELECT 1 FROM inbox i
    WHERE i.id = message AND i.lease IS NOT DISTINCT FROM held_lease AND i.done_at IS NULL);
END $$;
--> statement-breakpoint
-- Puts messages into the outbox, in their order. The chats' channels are looked up here, because a turn writes to chats
-- of which it knows the number alone.
CREATE FUNCTION enqueue(chat_ids bigint[], classes smallint[], bodies bytea[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  FOR place IN 1 .. cardinality(chat_ids) LOOP
    INSERT INTO outbox (chat_id, channel, class, body_sealed)
    SELECT c.id, c.channel, classes[place], bodies[place] FROM chats c WHERE c.id = chat_ids[place];
  END LOOP;
END $$;
--> statement-breakpoint
-- Ends a turn: its messages are done, its sender's account is in use, its session is kept unless it is null, its replies
-- wait. Raises an exception when a message was done already, so that a turn that lost its claim leaves nothing. One
-- function, because its plans are kept: sent as one statement they were made anew each turn, at half its cost.
-- That the account is in use is noted once a day, which is enough for what is forgotten after months. Whoever holds
-- the person just then is not waited for: a turn may hold a venue, and locks go from persons to venues.
CREATE FUNCTION end_turn(
  messages bigint[], new_outcome text, chat bigint, sender bytea, person bigint, new_session bytea,
  out_chat_ids bigint[], out_classes smallint[], out_bodies bytea[]
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
  PERFORM enqueue(out_chat_ids, out_classes, out_bodies);
END $$;
--> statement-breakpoint
-- Takes one token from each bucket, or none at all, and says after how many seconds each bucket will have one. All
-- are 0 when the tokens were taken. Buckets are locked in the order of their names, so that two senders never wait
-- for each other.
CREATE FUNCTION take_tokens(buckets text[], per_second double precision[], bursts double precision[])
RETURNS double precision[] LANGUAGE plpgsql AS $$
DECLARE
  waits double precision[];
BEGIN
  INSERT INTO paces (bucket, tokens, filled_at)
  SELECT b.name, b.burst, clock_timestamp() FROM unnest(buckets, bursts) AS b (name, burst)
   ORDER BY b.name ON CONFLICT DO NOTHING;
  PERFORM 1 FROM paces WHERE bucket = ANY (buckets) ORDER BY bucket FOR UPDATE;

  SELECT array_agg(greatest(0, (1 - least(b.burst, p.tokens + b.rate * extract(epoch FROM clock_timestamp() - p.filled_at)))
                               / b.rate) ORDER BY b.place)
    INTO waits
    FROM unnest(buckets, per_second, bursts) WITH ORDINALITY AS b (name, rate, burst, place)
    JOIN paces p ON p.bucket = b.name;
  IF 0 < ANY (waits) THEN RETURN waits; END IF;

  UPDATE paces p
     SET tokens = least(b.burst, p.tokens + b.rate * extract(epoch FROM clock_timestamp() - p.filled_at)) - 1,
         filled_at = clock_timestamp()
    FROM unnest(buckets, per_second, bursts) AS b (name, rate, burst) WHERE p.bucket = b.name;
  RETURN waits;
END $$;
--> statement-breakpoint
-- Makes the partitions of visits for some days of the city, from its midnight to the next. Owned by the role that
-- migrates and run with its rights, because the server's role owns no table.
CREATE FUNCTION make_visit_partitions(first_day date, days integer, zone text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  day date;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('visit partitions'));
  FOR day IN SELECT first_day + n FROM generate_series(0, days - 1) AS n LOOP
    IF to_regclass(format('visits_%s', to_char(day, 'YYYYMMDD'))) IS NULL THEN
      EXECUTE format('CREATE TABLE %I PARTITION OF visits FOR VALUES FROM (%L) TO (%L)',
        'visits_' || to_char(day, 'YYYYMMDD'),
        day::timestamp AT TIME ZONE zone, (day + 1)::timestamp AT TIME ZONE zone);
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
-- Drops the partition of one day of the city. Refuses a day whose visits must still be kept: 30 days.
CREATE FUNCTION drop_visit_partition(day date, zone text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF day > (clock_timestamp() AT TIME ZONE zone)::date - 31 THEN
    RAISE EXCEPTION 'visits of % are inside the retention of 30 days', day;
  END IF;
  EXECUTE format('DROP TABLE IF EXISTS %I', 'visits_' || to_char(day, 'YYYYMMDD'));
END $$;
