-- Everything that a turn needs to know of a message: its chat, its sender's person and session. `state` is 'ready',
-- or says why there is nothing to do, with all else null.
CREATE TYPE turn_message AS (
  state text,
  chat_id bigint, chat_kind text, channel text, chat_address bytea, chat_language text, chat_unreachable boolean,
  inbox_id bigint, external_id text, sender_hash bytea, album text, body bytea, sent_at timestamptz,
  received_at timestamptz, attempts smallint, lease text,
  person_id bigint, person_log_id uuid, person_profile bytea, session bytea
);
--> statement-breakpoint
-- In PL/pgSQL, because until PostgreSQL 17 a function in SQL plans its joins anew at every call. Joined by the
-- message's own columns throughout: by the chat's, an index over two columns was used for the first alone.
CREATE FUNCTION turn_details(message bigint) RETURNS SETOF turn_message LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY
  SELECT 'ready', c.id, c.kind, c.channel, c.address_sealed, c.language, c.unreachable_at IS NOT NULL,
         i.id, i.external_id, i.sender_hash, i.album, i.body_sealed, i.sent_at, i.received_at, i.attempts, i.lease,
         p.id, p.log_id, p.profile_sealed, s.body_sealed
    FROM inbox i
    JOIN chats c ON c.id = i.chat_id
    LEFT JOIN chats own ON own.channel = i.channel AND own.address_hash = i.sender_hash
    LEFT JOIN persons p ON p.id = own.person_id
    LEFT JOIN sessions s ON s.chat_id = i.chat_id AND s.sender_hash = i.sender_hash
   WHERE i.id = message;
END $$;
--> statement-breakpoint
-- Chooses the next turn and locks its chat until the transaction ends. The chat is claimed, not the message: the
-- oldest message is read only after the lock is held, in a statement of its own, because another worker may have
-- handled it meanwhile. FOR NO KEY UPDATE lets new messages that refer to the chat come in while its turn runs.
-- Ordered as the index is and by nothing more: a second key made every claim sort a whole batch. The moment is a
-- variable, because a volatile function can't bound an index.
-- `state`: 'ready'; 'gone' when another worker was quicker; 'early' when the oldest message waits for its time (a
-- retry, a photo under way): then the chat's younger messages are made to wait for it too, so order is kept.
-- No row at all: nothing is due.
CREATE FUNCTION claim_turn() RETURNS SETOF turn_message LANGUAGE plpgsql AS $$
DECLARE
  moment timestamptz := clock_timestamp();
  claimed bigint;
  oldest bigint;
  due_at timestamptz;
  nothing turn_message;
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
    RETURN QUERY SELECT * FROM turn_details(oldest);
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
