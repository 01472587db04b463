-- What runs with every message is planned once a connection: with its values the planner would plan it each time anew, because a plan
-- for the day's partition, or for a limit that is known, seems cheaper to it, by less than the planning costs.
ALTER FUNCTION claim_turn() SET plan_cache_mode = force_generic_plan;
--> statement-breakpoint
ALTER FUNCTION hold_turn(bigint, text) SET plan_cache_mode = force_generic_plan;
--> statement-breakpoint
ALTER FUNCTION take_tokens(text[], double precision[], double precision[], double precision[], double precision)
  SET plan_cache_mode = force_generic_plan;
--> statement-breakpoint
-- Leases a channel's messages that may go now, down to a class: of each chat only the foremost, by class and then by age.
CREATE FUNCTION lease_due(messenger text, lowest smallint, most integer, lease_seconds double precision)
RETURNS TABLE (leased_at timestamptz, id bigint, attempts smallint, class smallint, trace text, created_at timestamptz, body_sealed bytea,
               chat_id bigint, kind text, address_sealed bytea, unreachable boolean, parked boolean)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    WITH due AS (
      SELECT o.id FROM outbox o
       WHERE o.channel = messenger AND o.class <= lowest AND o.done_at IS NULL AND o.next_at <= clock_timestamp()
         AND NOT EXISTS (SELECT 1 FROM outbox before
                          WHERE before.chat_id = o.chat_id AND before.done_at IS NULL
                            AND (before.class, before.id) < (o.class, o.id) AND NOT before.aside)
       ORDER BY o.class, o.next_at LIMIT most FOR UPDATE SKIP LOCKED
    )
    UPDATE outbox o SET next_at = clock_timestamp() + make_interval(secs => lease_seconds), attempts = o.attempts + 1, reason = NULL
      FROM due, chats c WHERE o.id = due.id AND c.id = o.chat_id
    RETURNING clock_timestamp(), o.id, o.attempts, o.class, o.trace, o.created_at, o.body_sealed,
              c.id, c.kind, c.address_sealed, c.unreachable_at IS NOT NULL, c.parked_at IS NOT NULL;
END $$;
--> statement-breakpoint
-- Where a person was before a visit, if it began since some moment, and how that ended. Ordered by what no index gives: of a day that has
-- just begun nothing is known yet, and the planner would go through all of its visits in their order, looking for the person's.
CREATE FUNCTION visit_before(person bigint, began timestamptz, number bigint, since timestamptz)
RETURNS TABLE (venue_id bigint, ended_by text)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT v.venue_id, v.ended_by FROM visits v
     WHERE v.person_id = person AND v.started_at >= since AND v.started_at <= began AND (v.started_at, v.id) < (began, number)
     ORDER BY v.started_at + interval '0' DESC, v.id DESC LIMIT 1;
END $$;
--> statement-breakpoint
-- Ends the visit that goes on, of a person who is locked; a time before its start ends it at its start.
CREATE FUNCTION end_visit(person bigint, at timestamptz, reason text) RETURNS TABLE (venue_id bigint, ended_at timestamptz)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    WITH here AS (
      DELETE FROM open_visits o WHERE o.person_id = person
      RETURNING o.visit_id, o.venue_id, o.started_at, greatest(o.started_at, at) AS ended_at
    ), visit AS (
      UPDATE visits v SET ended_at = here.ended_at, ended_by = reason
        FROM here WHERE v.started_at = here.started_at AND v.id = here.visit_id AND v.venue_id = here.venue_id
    )
    SELECT here.venue_id, here.ended_at FROM here;
END $$;
