import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database, Store } from '../../db/connect.ts'
import { takeTokens } from '../../db/pace.ts'
import { endVisit, visitBefore } from '../../db/visits.ts'
import { foundTown, type Town } from './support/town.ts'

/** What runs with every message and is planned once a connection; what a later version of one must not lose. */
const PLANNED_ONCE = ['claim_turn', 'end_visit', 'hold_turn', 'lease_due', 'take_tokens', 'visit_before']
const PERSONS = 2_000
/** Messages in, messages out and visits of each. */
const EACH = 10
const LEASED = 10
/** One of the persons, and the next is another. */
const FIRST = 1_000

let town: Town
let database: Database
let venueId: number

beforeAll(async () => {
  town = await foundTown()
  database = town.database
  venueId = (await town.place('D1W1')).venueId
  await town.asOwner(`
    insert into chats (channel, kind, address_sealed, address_hash)
    select 'telegram', 'private', '', sha256(i::text::bytea) from generate_series(1, ${PERSONS}) as i;
    insert into persons (profile_sealed) select '' from generate_series(1, ${PERSONS});
    insert into inbox (channel, external_id, chat_id, sender_hash, body_sealed, sent_at)
    select channel, id || ' ' || i, id, address_hash, '', now() from chats, generate_series(1, ${EACH}) as i where channel = 'telegram';
    insert into outbox (chat_id, channel, class, body_sealed)
    select id, channel, i % 3, '' from chats, generate_series(1, ${EACH}) as i where channel = 'telegram';
    insert into visits (started_at, ended_at, ended_by, person_id, venue_id, gate_id, recorded_by, legal_basis)
    select '2026-11-23T00:00:00Z'::timestamptz + (p.id + ${PERSONS} * i) * interval '1 second', '2026-11-23T08:00:00Z', 'out',
           p.id, ${venueId}, 1, 'photo', 'consent' from persons as p, generate_series(0, ${EACH} - 1) as i;
    insert into open_visits (person_id, visit_id, started_at, venue_id, gate_id, ends_at)
    select person_id, max(id), max(started_at), ${venueId}, 1, '2026-11-23T08:00:00Z' from visits group by person_id;
    insert into paces (bucket, tokens, filled_at) select 'chat ' || id, 1, now() from chats;
    analyze`)
})
afterAll(() => town.end())

/** How many rows of tables a piece of work has read, by whatever way; nothing of it is kept. */
async function rowsRead(work: (store: Store, personId: number) => Promise<unknown>): Promise<number> {
  let read = 0
  const nothing = new Error('nothing is kept')
  const counted = database.transaction(async (store) => {
    // The first time it is planned, for which the planner looks at tables itself.
    await work(store, FIRST)
    const before = await readSoFar(store)
    await work(store, FIRST + 1)
    read = (await readSoFar(store)) - before
    throw nothing
  })
  await expect(counted).rejects.toBe(nothing)
  return read
}

async function readSoFar({ client }: Store): Promise<number> {
  const [row] = await client<{ read: number }[]>`
    select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read from pg_stat_xact_user_tables`
  return row?.read ?? 0
}

describe('a function that runs with every message', () => {
  it('is planned once a connection', async () => {
    const rows = await database.client<{ name: string }[]>`
      select proname as name from pg_proc
       where pronamespace = 'public'::regnamespace and 'plan_cache_mode=force_generic_plan' = any(proconfig) order by 1`
    expect(rows.map(({ name }) => name)).toEqual(PLANNED_ONCE)
  })

  const when = (time: string) => new Date(`2026-11-23T${time}Z`)
  const works: Readonly<Record<string, (store: Store, personId: number) => Promise<unknown>>> = {
    claim_turn: ({ client }) => client`select * from claim_turn()`,
    hold_turn: ({ client }, personId) => client`select hold_turn(${personId}, 'a lease')`,
    lease_due: ({ client }) => client`select * from lease_due('telegram', 2::int2, ${LEASED}, 30)`,
    take_tokens: (store, personId) =>
      takeTokens(store, [{ name: `chat ${personId}`, perSecond: 1, burst: 1, reserve: 0 }]),
    visit_before: (store, personId) =>
      visitBefore(store, personId, { id: PERSONS * EACH + 1, startedAt: when('06:00:00') }, when('00:00:00')),
    end_visit: (store, personId) => endVisit(store, personId, when('07:00:00'), 'usual stay'),
  }

  it('leads to what is due, past what is parked and what stands behind what waits: lease_due', async () => {
    await town.asOwner(`
      update outbox set next_at = case when chat_id % 2 = 0 then 'infinity'::timestamptz else now() + interval '1 hour' end`)
    expect(
      await rowsRead(({ client }) => client`select * from lease_due('telegram', 2::int2, ${LEASED}, 30)`),
    ).toBe(0)
    await town.asOwner('update outbox set next_at = now()')
  })

  it.for(Object.entries(works))('reads few of many rows: %s', async ([, work]) => {
    expect(await rowsRead(work)).toBeLessThan(LEASED * 12)
  })
})
