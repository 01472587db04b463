import { addDays, cityDay } from '../../bot/core/cityTime.ts'
import type { Database } from '../../db/connect.ts'
import { SERVER_ROLE } from '../../db/embedded/access.ts'
import { makeVisitPartitions } from '../../db/partitions.ts'
import { seal } from '../../db/seal.ts'
import { BENCH_KEYS } from './benchDatabase.ts'
import { keyFunction } from './logKeys.ts'
import { middles, surnames, thresholds, type Words } from './logNames.ts'
import { putBack, takeAway } from './tableExtras.ts'

export const ZONE = 'Asia/Ho_Chi_Minh'
export const DAYS = 30
/** The venue that is measured; its share of all visits is 1 M of 20 M. */
export const BIG_VENUE = 1
const BIG_SHARE = 0.05
/** Visits that a visitor makes to one venue in these days. */
const VISITS_A_VISITOR = 10 / 3
const VISITS_A_VENUE = 6_500
const VISITS_A_PERSON = 10
const INSIDE_BIG = 3_000
const INSIDE_OTHERS = 4_000

export type LogCity = { readonly today: string; readonly visits: number }

/** A city in the database: so many visits of 30 days in some thousand venues, made by the server itself, a day at a time. */
export async function buildLogCity(
  database: Database,
  visits: number,
  note: (line: string) => void,
): Promise<LogCity> {
  const { client } = database
  const today = cityDay(new Date(), ZONE)
  const venues = Math.max(10, Math.round(visits / VISITS_A_VENUE))
  const persons = Math.round(visits / VISITS_A_PERSON)
  await makeVisitPartitions(database, addDays(today, 1 - DAYS), DAYS + 1, ZONE)
  const connection = await client.reserve()
  await connection.unsafe(
    `set synchronous_commit = off; set work_mem = '512MB'; set maintenance_work_mem = '1GB'`,
  )
  const step = async (what: string, ...statements: readonly string[]) => {
    const start = performance.now()
    for (const statement of statements) await connection.unsafe(statement)
    note(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
  }
  const extras = await takeAway(database, ['visits', 'venue_visitors'])
  await step(`${persons} persons and ${venues} venues`, ...peopleAndVenues(persons, venues))
  for (let day = 0; day < DAYS; day++)
    await step(
      `visits of day ${day + 1} of ${DAYS}`,
      visitsOfDay(addDays(today, day + 1 - DAYS), Math.round(visits / DAYS), { venues, persons, visits }),
    )
  await step('counts and who is inside', ...countsAndInside(today))
  await step('whom each log finds', ...visitors())
  await step('indexes and constraints', putBack(extras))
  await step('statistics', 'vacuum analyze')
  connection.release()
  return { today, visits }
}

function peopleAndVenues(persons: number, venues: number): string[] {
  const profile = seal(BENCH_KEYS, 'profile', {
    name: 'Nguyễn Văn Bình',
    phone: '+84912345678',
    birth: '1985',
  })
  const drawn = (words: Words) =>
    `(array[${words.words.map((word) => `'${word}'`)}])[width_bucket(random() + 0 * i, array[${thresholds(words)}]::float8[])]`
  return [
    'select setseed(0.5)',
    `insert into persons (profile_sealed, used_at)
       select '\\x${Buffer.from(profile).toString('hex')}', now() from generate_series(1, ${persons})`,
    `create unlogged table bench_people as
       select i::bigint as person_id, '+849' || lpad(i::text, 8, '0') as phone,
              array[${drawn(surnames)}, ${drawn(middles)}]
              || case when random() < 0.4 then array[${drawn(middles)}] else array[]::text[] end as words
         from generate_series(1, ${persons}) as i`,
    'alter table bench_people add primary key (person_id)',
    `grant select on bench_people to ${SERVER_ROLE}`,
    `insert into venues (owner_id, name, type, address, edition, unit_code)
       select 1, 'Venue ' || i, 'market', '1 Lạch Tray', 'bench', '1' from generate_series(1, ${venues}) as i`,
    `insert into gates (venue_id, name, direction)
       select v.id, 'Cổng ' || g, 'both' from venues v cross join generate_series(1, 4) as g`,
  ]
}

/** Visitors come again to their own venues, so that each venue has a few hundred or thousand of them. */
function visitsOfDay(
  day: string,
  count: number,
  { venues, persons, visits }: { venues: number; persons: number; visits: number },
): string {
  const bigPool = Math.max(10, Math.round((visits * BIG_SHARE) / VISITS_A_VISITOR))
  const pool = Math.max(10, Math.round(VISITS_A_VENUE / VISITS_A_VISITOR))
  const start = `('${day} 06:00'::timestamp at time zone '${ZONE}')`
  return `
    insert into visits (started_at, ended_at, ended_by, person_id, venue_id, gate_id, companions, recorded_by, legal_basis)
    select started_at, started_at + interval '1 hour' * stay, case when stay < 0.8 then 'out' else 'usual stay' end,
           1 + (case when venue = ${BIG_VENUE} then floor(who * ${bigPool})
                     else venue * 7919 + floor(who * ${pool}) end)::bigint % ${persons},
           venue, (venue - 1) * 4 + 1 + floor(through * through * 4)::int, case when stay < 0.1 then 2 else 0 end, 'photo', 'consent'
      from (select date_trunc('milliseconds', ${start} + interval '16 hours' * random()) as started_at, random() as stay,
                   random() as who, random() as through,
                   case when random() < ${BIG_SHARE} then ${BIG_VENUE}
                        else 2 + floor(random() * ${venues - 1})::bigint end as venue
              from generate_series(1, ${count})) as made
     order by started_at`
}

function countsAndInside(today: string): string[] {
  const some = (venue: string, count: number) => `
    insert into open_visits (person_id, visit_id, started_at, venue_id, gate_id, companions, ends_at)
    select distinct on (person_id) person_id, id, started_at, venue_id, gate_id, companions, now() + interval '2 hours'
      from (select * from visits
             where venue_id ${venue} and started_at >= '${today}'::timestamp at time zone '${ZONE}'
             order by started_at desc limit ${count}) as newest
    on conflict do nothing`
  return [
    `insert into venue_hours (venue_id, hour, ins, outs)
       select venue_id, date_trunc('hour', started_at), count(*), count(*) filter (where ended_by = 'out')
         from visits group by 1, 2`,
    some(`= ${BIG_VENUE}`, INSIDE_BIG),
    some(`<> ${BIG_VENUE}`, INSIDE_OTHERS),
  ]
}

/** The same keys that the program makes: for each word at each venue once, for each two of a name, for each phone number on the way. */
function visitors(): string[] {
  return [
    keyFunction(BENCH_KEYS.find),
    `create unlogged table bench_pairs as
       select venue_id, person_id, max((started_at at time zone '${ZONE}')::date) as last_day from visits group by 1, 2`,
    `create unlogged table bench_words as
       select v.id as venue_id, w.word, bench_key(v.id || ' ' || w.word) as key
         from venues v cross join (select distinct unnest(words) as word from bench_people) as w`,
    `insert into venue_visitors (venue_id, key, person_id, last_day)
       select p.venue_id, k.key, p.person_id, p.last_day
         from bench_pairs p join bench_people b using (person_id)
        cross join lateral (select distinct unnest(b.words) as word) as w
         join bench_words k on k.venue_id = p.venue_id and k.word = w.word
       union all
       select p.venue_id, bench_key(p.venue_id || ' ' || w.one || ' ' || w.two), p.person_id, p.last_day
         from bench_pairs p join bench_people b using (person_id)
        cross join lateral (
          select distinct f.word collate "C" as one, s.word collate "C" as two
            from unnest(b.words) as f (word) join unnest(b.words) as s (word)
              on f.word collate "C" < s.word collate "C") as w
       union all
       select p.venue_id, bench_key(p.venue_id || ' ' || b.phone), p.person_id, p.last_day
         from bench_pairs p join bench_people b using (person_id)`,
  ]
}
