-- Of lists whose lengths it does not know the planner thinks that they are long, and reads the paces of all chats for those of one.
ALTER FUNCTION take_tokens(text[], double precision[], double precision[], double precision[], double precision)
  SET enable_seqscan = off;
--> statement-breakpoint
-- Leases a channel's messages that may go now, down to a class: of each chat only the foremost, by class and then by age. Which one that
-- is, is asked of each chat by itself: as an anti-join, planned without values, it would read everything that waits, each time. It is asked
-- class by class with one moment, so that the index leads to what is due and to nothing else.
CREATE OR REPLACE FUNCTION lease_due(messenger text, lowest smallint, most integer, lease_seconds double precision)
RETURNS TABLE (leased_at timestamptz, id bigint, attempts smallint, class smallint, trace text, created_at timestamptz, body_sealed bytea,
               chat_id bigint, kind text, address_sealed bytea, unreachable boolean, parked boolean)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  moment timestamptz := clock_timestamp();
  leased integer;
BEGIN
  FOR wanted IN 0 .. lowest LOOP
    EXIT WHEN most <= 0;
    RETURN QUERY
      WITH due AS (
        SELECT o.id FROM outbox o
         WHERE o.channel = messenger AND o.class = wanted AND o.done_at IS NULL AND o.next_at <= moment
           AND o.id = (SELECT first.id FROM outbox first
                        WHERE first.chat_id = o.chat_id AND first.done_at IS NULL AND (first.id = o.id OR NOT first.aside)
                        ORDER BY first.class, first.id LIMIT 1)
         ORDER BY o.next_at LIMIT most FOR UPDATE SKIP LOCKED
      )
      UPDATE outbox o SET next_at = clock_timestamp() + make_interval(secs => lease_seconds), attempts = o.attempts + 1, reason = NULL
        FROM due, chats c WHERE o.id = due.id AND c.id = o.chat_id
      RETURNING clock_timestamp(), o.id, o.attempts, o.class, o.trace, o.created_at, o.body_sealed,
                c.id, c.kind, c.address_sealed, c.unreachable_at IS NOT NULL, c.parked_at IS NOT NULL;
    GET DIAGNOSTICS leased = ROW_COUNT;
    most := most - leased;
  END LOOP;
END $$;
