import { addDays, cityDay } from '../../../bot/core/cityTime.ts'
import type { Database } from '../../../db/connect.ts'
import { makeVisitPartitions } from '../../../db/partitions.ts'
import { seal } from '../../../db/seal.ts'

/** A month of a city, as the story needs it: venues in all its units, and the days up to now. */
export const VENUES = 3_000
const PERSONS = 20_000
const DAYS = 30
/** Visits of a day at the beginning of the month, and how many more each day brings. */
const VISITS_A_DAY = 5_000
const MORE_EACH_DAY = 60
/** Declarations of a day for each hundred visits. */
const DECLARATIONS_SHARE = 0.17

export type Town = {
  readonly database: Database
  readonly edition: string
  readonly zone: string
  readonly now: Date
}

/**
 * Fills the database of a server that has just started: venues and gates, people whose names nobody will read, and visits of a
 * month. Made by the database itself, and the same each time but for the days.
 */
export async function makeTown({ database, edition, zone, now }: Town): Promise<void> {
  const first = firstDay(now, zone)
  await makeVisitPartitions(database, first, DAYS + 1, zone)
  await all(database, [
    'select setseed(0.25)',
    ...venuesAndPeople(database, edition),
    ...Array.from({ length: DAYS }, (_, day) => visitsOfDay(addDays(first, day), zone, day, now)),
  ])
}

/** Makes the declarations and counts of all visits that are there. */
export async function countTown({ database, edition, zone, now }: Town): Promise<void> {
  await all(database, [
    // The sums of days are made at once.
    'alter table venue_hours disable trigger venue_hours_sum',
    ...declarations(database, firstDay(now, zone), edition),
    ...counts(),
    'alter table venue_hours enable trigger venue_hours_sum',
    'analyze',
  ])
}

function firstDay(now: Date, zone: string): string {
  return addDays(cityDay(now, zone), 1 - DAYS)
}

async function all({ client }: Database, statements: readonly string[]): Promise<void> {
  const connection = await client.reserve()
  try {
    await connection.unsafe('set synchronous_commit = off')
    for (const statement of statements) await connection.unsafe(statement)
  } finally {
    connection.release()
  }
}

/**
 * Of eight venues one has not been visited for long; of fifty one was closed last week, of seventy one is suspended; of thirty
 * one was registered in the last days. Larger numbers are busier venues' less.
 */
function venuesAndPeople(database: Database, edition: string): string[] {
  const address = Buffer.from(seal(database.keys, 'venueAddress', '15 Lạch Tray')).toString('hex')
  const profile = Buffer.from(seal(database.keys, 'profile', { name: 'Người Dân' })).toString('hex')
  return [
    `insert into persons (profile_sealed) select '\\x${profile}' from generate_series(1, ${PERSONS})`,
    `insert into venues (name, folded_name, type, address_sealed, edition, unit_code, created_at, closed_at, suspended_at)
       select n.name || ' ' || i, lower(n.folded) || ' ' || i, n.type, '\\x${address}', '${edition}', u.code,
              now() - case when i % 30 = 7 then interval '1 day' * (i % 5) else interval '60 days' end,
              case when i % 50 = 11 then now() - interval '5 days' end,
              case when i % 70 = 13 then now() - interval '12 days' end
         from generate_series(1, ${VENUES}) as i
         join (select code, row_number() over (order by code) - 1 as place, count(*) over () as units from units l
                where edition = '${edition}' and kind = 'territory' and not exists (
                  select from units c where c.edition = l.edition and c.parent_code = l.code and c.kind = 'territory')) as u
           on u.place = (i * 7) % u.units
         join (values (0, 'Quán phở', 'quan pho', 'food'), (1, 'Tạp hoá', 'tap hoa', 'shop'), (2, 'Chợ', 'cho', 'market'),
                      (3, 'Nhà thuốc', 'nha thuoc', 'health'), (4, 'Trường', 'truong', 'school')) as n (kind, name, folded, type)
           on n.kind = i % 5`,
    `insert into gates (venue_id, name, direction) select id, 'Cửa chính', 'both' from venues order by id`,
  ]
}

/** Two visits of five go where most go, by Zipf's law, the others anywhere; today's visits end at the present moment, and nobody comes to a venue that is not open. */
function visitsOfDay(day: string, zone: string, place: number, now: Date): string {
  const opens = `('${day} 06:00'::timestamp at time zone '${zone}')`
  const nth = `case when random() < 0.6 then 1 + floor(random() * ${VENUES})::int else floor(exp(random() * ln(${VENUES})))::int end`
  return `
    insert into visits (started_at, ended_at, ended_by, person_id, venue_id, gate_id, companions, recorded_by, legal_basis,
                        recorded_at)
    select m.at, m.at + stay, case when m.seen < 0.7 then 'out' else 'usual stay' end, m.person, v.id, g.id,
           case when m.seen < 0.06 then 2 else 0 end, 'photo', 'consent', m.at
      from (select date_trunc('milliseconds', ${opens} + interval '14 hours' * random()) as at,
                   interval '1 minute' * (15 + floor(random() * 90)) as stay, random() as seen,
                   1 + floor(random() * ${PERSONS})::int as person, ${nth} as nth
              from generate_series(1, ${VISITS_A_DAY + place * MORE_EACH_DAY})) as m
      join venues v on v.id = (m.nth * 1013) % ${VENUES} + 1
      join gates g on g.venue_id = v.id
     where m.at + stay < '${now.toISOString()}' and v.id % 8 <> 3 and v.created_at < m.at
       and coalesce(v.closed_at, 'infinity') > m.at and coalesce(v.suspended_at, 'infinity') > m.at`
}

function declarations(database: Database, first: string, edition: string): string[] {
  const answers = Buffer.from(seal(database.keys, 'answers', {})).toString('hex')
  return [
    `insert into declarations (person_id, template, answers_sealed, risk, edition, unit_code, legal_basis, declared_at, valid_until,
                               kept_until)
       select person_id, 'national2021', '\\x${answers}', random() < 0.01, '${edition}', n.unit_code, 'consent', v.started_at,
              v.started_at + interval '1 day', v.started_at + interval '30 days'
         from visits v join venues n on n.id = v.venue_id where n.id <= ${VENUES} and random() < ${DECLARATIONS_SHARE}`,
    `insert into declaration_counts (edition, unit_code, day, template, name, count)
       select edition, unit_code, city_day(declared_at), template, name, count(*) from declarations
        cross join (values ('all', true), ('risk', false)) as named (name, always)
        where (always or risk) and declared_at >= '${first}'::date group by 1, 2, 3, 4, 5`,
  ]
}

function counts(): string[] {
  return [
    `insert into venue_hours (venue_id, hour, ins, outs)
       select venue_id, hour, sum(ins), sum(outs)
         from (select venue_id, date_trunc('hour', started_at) as hour, 1 as ins, 0 as outs from visits
               union all
               select venue_id, date_trunc('hour', ended_at), 0, 1 from visits where ended_by = 'out') as passed
        group by 1, 2`,
    `insert into venue_days (venue_id, day, ins, outs)
       select venue_id, city_day(hour), sum(ins), sum(outs) from venue_hours group by 1, 2`,
  ]
}
