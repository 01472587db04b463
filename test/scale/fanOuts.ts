/**
 * Statements that do not say on which server their rows lie, and why. `stays`: all servers are asked on purpose. `first`: it runs at
 * every message or scan, or an engine that spreads tables refuses it, so that it must say so before they are spread (SCALE.md).
 */
export type FanOut = {
  readonly is: 'stays' | 'first'
  readonly why: string
  /** The tables that are asked everywhere, each with a part of the text of the statements. */
  readonly statements: readonly (readonly [tables: string, part: string])[]
}

export const FAN_OUTS: readonly FanOut[] = [
  {
    is: 'first',
    why: 'a message comes with an address and not with the number of its chat: a directory of addresses, or numbers that are made of them',
    statements: [
      ['chats', 'from "chats" where ("chats"."channel" = $1 and "chats"."address_hash" = $2)'],
      ['chats', 'with arrived as materialized'],
      ['chats', 'insert into chats (channel, kind, address_hash'],
      ['chats, persons', 'turn_messages: SELECT'],
    ],
  },
  {
    is: 'first',
    why: 'the next turn is looked for among all chats and locked in the same statement: look first, then lock one chat by its number',
    statements: [
      ['chats, inbox', 'claim_turn: SELECT c.id'],
      ['turn_messages', 'claim_turn: SELECT * FROM turn_messages m WHERE m.inbox_id = oldest'],
      ['chat_uses', 'from claim_turn() t'],
    ],
  },
  {
    is: 'first',
    why: 'the message is known with its chat, and only its own number is said',
    statements: [
      ['inbox', 'end_turn: UPDATE inbox'],
      ['chats, inbox', 'hold_turn: SELECT 1 FROM chats c'],
      ['inbox', 'hold_turn: select EXISTS'],
      ['chat_uses, turn_messages', 'from turn_messages t where t.inbox_id = $1'],
      ['inbox', 'update inbox set attempts = attempts + 1, lease = $1'],
      ['outbox', 'update outbox set done_at = clock_timestamp(), outcome = $1'],
    ],
  },
  {
    is: 'first',
    why: 'the next deliveries, and the next photos in line, are looked for among all chats and leased in the same statement: look first, then lease chat by chat',
    statements: [
      ['chats, inbox', 'select i.id from inbox i join chats c on c.id = i.chat_id where i.channel'],
      ['chats, outbox', 'lease_due: WITH due AS'],
      ['chats, outbox', 'with behind as ( select due.id'],
    ],
  },
  {
    is: 'first',
    why: 'whoever is scanned is known by a token alone: a directory of tokens',
    statements: [['person_codes', '"person_codes"."token_hash"']],
  },
  {
    is: 'first',
    why: 'the key of a visit comes from a button, without its venue: the button says it as well',
    statements: [
      [
        'visits',
        'where (("visits"."started_at" = $1 and "visits"."id" = $2) and "visits"."person_id" is not null)',
      ],
      ['visits', 'where (("visits"."started_at" = $1 and "visits"."id" = $2) and "visits"."person_id" in ('],
    ],
  },
  {
    is: 'first',
    why: 'the row goes to another server with its new person or chat, which an update may not do: delete and insert',
    statements: [
      ['moves consents', 'update "consents" set "person_id"'],
      ['moves declarations', 'update "declarations" set "person_id"'],
      ['moves open_visits', 'update "open_visits" set "person_id"'],
      ['moves person_codes', 'update "person_codes" set "person_id"'],
    ],
  },
  {
    is: 'first',
    why: 'where somebody is and the visit that ends there are taken in one statement: look first, then end each where it lies',
    statements: [
      ['visits', 'end_visit: WITH here AS'],
      ['open_visits, visits', 'with due as ( delete from open_visits'],
      ['open_visits, persons, visits', 'with due as ( select person_id from open_visits where ends_at'],
    ],
  },
  {
    is: 'first',
    why: 'what is forgotten is taken by its place on the disk, everywhere and in one statement: the same on each server, one after another',
    statements: [
      ['inbox', 'delete from "inbox" where ctid'],
      ['chats, inbox', 'delete from "inbox" where ctid'],
      ['outbox', 'delete from "outbox" where ctid'],
      ['chats, outbox', 'delete from "outbox" where ctid'],
      ['web_messages', 'delete from "web_messages" where ctid'],
      ['chats, web_messages', 'delete from "web_messages" where ctid'],
      ['sessions', 'delete from "sessions" where ctid'],
      ['chats, sessions', 'delete from "sessions" where ctid'],
      ['chat_uses', 'delete from "chat_uses" where ctid'],
      ['person_codes', 'delete from "person_codes" where ctid'],
      ['venue_visitors', 'delete from "venue_visitors" where ctid'],
      ['declarations', 'delete from declarations where id = any(array('],
      ['persons, visits', 'with gone as (delete from persons where id in'],
      ['chats, inbox, outbox, sessions, web_messages', "select id from chats c where ( (kind = 'private'"],
    ],
  },
  {
    is: 'stays',
    why: 'where one person was, at venues that may lie anywhere: own history, what a visit ends, erasing, a case; an index of persons on each',
    statements: [
      ['visits', '"visits"."person_id" in ($1'],
      ['visits', 'where ("visits"."person_id" = $1'],
      ['visits', 'visit_before: SELECT'],
      ['visits', 'update "visits" set "person_id"'],
      ['visits', 'update "visits" set "scanned_by"'],
      ['visits', 'update "visits" set "out_by"'],
      ['visits', 'update visits set person_id = null'],
      ['visits', 'update visits set scanned_by = null'],
      ['visits', 'update visits set out_by = null'],
      ['venue_visitors', 'from venue_visitors where person_id = $1'],
      ['venue_visitors', 'update "venue_visitors" set "person_id"'],
      ['venue_visitors', 'delete from venue_visitors c using venue_visitors o'],
      ['chats, declarations, inbox, outbox, visits', 'select v.count as visits'],
      ['persons, visits', 'from log_reads r join venues n'],
    ],
  },
  {
    is: 'stays',
    why: 'a case is seldom, and whom it met is found at the venues of its visits, each of which lies on one server',
    statements: [['visits', 'with recursive case_visits as']],
  },
  {
    is: 'stays',
    why: 'whoever a search of a log found is looked up by person, at the one venue that is said: the plan on one server forbids to say it plainly',
    statements: [['visits', 'v.person_id = p.id and v.venue_id + 0 =']],
  },
  {
    is: 'stays',
    why: 'the chats of a person may lie anywhere: seldom more than two, by an index of persons on each server',
    statements: [
      ['chats', 'where "chats"."person_id" = $1'],
      ['chats', 'select id from chats where person_id = $'],
      ['chats', 'update "chats" set "person_id" = $1 where "person_id" = $2'],
      ['chats', 'select 1 from chats c where c.person_id = f.member_id'],
      ['chats', 'select 1 from chats c where c.person_id = p.id'],
      ['chats', 'from exposure_notices n left join family f'],
    ],
  },
  {
    is: 'stays',
    why: 'a family is few persons, who may lie anywhere',
    statements: [
      ['persons', 'from "family" inner join "persons"'],
      [
        'persons',
        'from persons where id = any(array(select $1::bigint union all select member_id from family',
      ],
      [
        'declarations',
        'from declarations where person_id = $1 or person_id in (select member_id from family',
      ],
      ['open_visits', 'from open_visits o join family f'],
      ['consents', 'update "consents" set "given_by"'],
      ['declarations', 'update "declarations" set "declared_by"'],
    ],
  },
  {
    is: 'stays',
    why: 'a person is looked for by a phone number or by the name that logs know, by tracers, officials and for proofs',
    statements: [
      ['persons', 'select id as person_id, log_id from persons union all'],
      ['persons', 'with named as (select id from persons where phone_hash'],
      ['persons', 'join persons o on o.phone_hash = p.phone_hash'],
      ['persons', 'refuse_borne_log_id: select EXISTS (SELECT 1 FROM persons WHERE log_id = NEW.log_id)'],
    ],
  },
  {
    is: 'stays',
    why: 'the few chats of a unit, of the guards of a venue or of those who reported a code, by their numbers',
    statements: [
      ['chats', 'from "unit_groups" inner join "chats"'],
      ['chats', 'from "shifts" inner join "chats"'],
      ['chats, outbox', 'from shifts s join chats c'],
      ['chats', 'from strange_codes s join chats c'],
    ],
  },
  {
    is: 'stays',
    why: 'how many are inside: those who are there lie with their persons, and are counted by an index of venues on each server',
    statements: [
      ['open_visits', 'from "open_visits" where "open_visits"."venue_id" = $1'],
      ['open_visits', 'from open_visits where venue_id = any($1::bigint[])'],
    ],
  },
  {
    is: 'stays',
    why: 'figures of a unit or of the city, and what is hard to believe in it, are of all its venues: each server sums up its own',
    statements: [
      ['venue_days', 'with recursive bounds as materialized'],
      ['venue_days, venue_hours', 'with recursive bounds as materialized'],
      ['venue_days', 'with recursive below as'],
      ['venue_hours', 'with suspected as materialized'],
      ['venue_days', 'with full_days as materialized'],
      ['visits', 'with seen as materialized'],
    ],
  },
  {
    is: 'stays',
    why: 'a round of the clock over all that is there: sessions whose wish is too old, notices that were delivered, where the exposed live',
    statements: [
      ['sessions', 'select chat_id, sender_hash, body_sealed from sessions'],
      ['outbox', 'update exposure_notices n set delivered_at'],
      ['declarations', 'select d.* from unnest($1::bigint[]) as p (id), lateral'],
    ],
  },
]
