import { addDays, cityDay, startOfCityDay } from '../../bot/core/cityTime.ts'
import type { Database } from '../../db/connect.ts'
import { SERVER_ROLE } from '../../db/embedded/access.ts'
import { makeVisitPartitions } from '../../db/partitions.ts'
import { seal } from '../../db/seal.ts'
import { BENCH_KEYS } from './benchDatabase.ts'
import { putBack, takeAway } from './tableExtras.ts'

export const ZONE = 'Asia/Ho_Chi_Minh'
export const DAYS = 30
export const EDITION = 'bench'
export const CITY = 'C'
/** Wards of a great city of 2021, in fifteen districts. */
const WARDS = 217
const DISTRICTS = 15
/** Venues by their size: the n-th has an n-th of the visits of the first, which has 9 % of all. */
const VENUES = 50_000
/** Visits that a person makes in the 30 days on the average; the busiest tenth makes a fifth of all. */
const VISITS_A_PERSON = 50
/** Sealing two million profiles takes minutes and opening them does not depend on it: so many are sealed, each for many persons. */
const PROFILES = 4_096
/** What `ended_by` says of one visit in ten: nobody saw its end. */
const UNSEEN = 0.1
/** Changes with what the generator makes, so that a city that was kept is not taken for another. */
const VERSION = 2

export type TraceCity = {
  readonly visits: number
  readonly persons: number
  readonly venues: number
  /** The last of the 30 days. */
  readonly today: string
  readonly seconds: number
}

/** The city that a database was filled with, if it was and by this generator. */
export async function keptCity({ client }: Database): Promise<TraceCity | undefined> {
  const [there] = await client<{ is: boolean }[]>`select to_regclass('public.bench_city') is not null as is`
  if (!there?.is) return undefined
  const [city] = await client<TraceCity[]>`
    select visits, persons, venues, today, seconds from bench_city where version = ${VERSION}`
  return city
}

/** Fills an empty database with a city, by the server itself and a day at a time, and notes at the end that it is whole. */
export async function buildTraceCity(
  database: Database,
  visits: number,
  note: (line: string) => void,
): Promise<TraceCity> {
  const began = performance.now()
  const { client } = database
  const today = cityDay(new Date(), ZONE)
  const persons = Math.round(visits / VISITS_A_PERSON)
  const venues = Math.min(VENUES, Math.round(visits / 40))
  await makeVisitPartitions(database, addDays(today, 1 - DAYS), DAYS + 1, ZONE)
  const connection = await client.reserve()
  await connection.unsafe(
    `set synchronous_commit = off; set work_mem = '256MB'; set maintenance_work_mem = '1GB'`,
  )
  const step = async (what: string, ...statements: readonly string[]) => {
    const start = performance.now()
    for (const statement of statements) await connection.unsafe(statement)
    note(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
  }
  await step(`${persons} persons, ${venues} venues, ${WARDS} wards`, ...peopleAndPlaces(persons, venues))
  const extras = await takeAway(database, ['visits', 'venue_hours', 'venue_days'])
  // The days of venues are summed up at once and not hour by hour.
  await step('without triggers', 'alter table venue_hours disable trigger venue_hours_sum')
  for (let day = 0; day < DAYS; day++)
    await step(
      `visits of day ${day + 1} of ${DAYS}`,
      ...visitsOfDay(addDays(today, day + 1 - DAYS), Math.round(visits / DAYS), { persons, venues }),
    )
  await step('days of venues', ...venueDays())
  await step('indexes and constraints', putBack(extras))
  await step('triggers', 'alter table venue_hours enable trigger venue_hours_sum')
  await step('statistics', 'vacuum analyze')
  const seconds = (performance.now() - began) / 1000
  await connection.unsafe(`
    create table bench_city as select ${VERSION} as version, ${visits}::bigint as visits, ${persons}::bigint as persons,
           ${venues}::bigint as venues, '${today}'::text as today, ${seconds}::float8 as seconds`)
  connection.release()
  return { visits, persons, venues, today, seconds }
}

/** What is taken for now: the evening of the last day. */
export function nowIn({ today }: TraceCity): Date {
  return new Date(startOfCityDay(today, ZONE).getTime() + 23 * 3_600_000)
}

function peopleAndPlaces(persons: number, venues: number): string[] {
  const profile = (index: number) =>
    Buffer.from(
      seal(BENCH_KEYS, 'profile', {
        name: `Nguyễn Văn ${index}`,
        phone: `+849${String(index).padStart(8, '0')}`,
        birth: '1985',
      }),
    ).toString('hex')
  const sealed = Array.from({ length: PROFILES }, (_, index) => `(${index}, '\\x${profile(index)}'::bytea)`)
  const types = [
    'market',
    'shop',
    'food',
    'transport',
    'office',
    'school',
    'health',
    'worship',
    'lodging',
    'other',
  ]
  return [
    'select setseed(0.5)',
    `create unlogged table bench_profiles (place int primary key, sealed bytea)`,
    `insert into bench_profiles values ${sealed.join(',')}`,
    `insert into persons (profile_sealed, used_at)
       select sealed, now() from generate_series(1, ${persons}) as i join bench_profiles on place = i % ${PROFILES} order by i`,
    // The peer's: the same in plain columns.
    `create table bench_plain as
       select i::bigint as person_id, 'Nguyễn Văn ' || i % ${PROFILES} as name, '+849' || lpad((i % ${PROFILES})::text, 8, '0') as phone
         from generate_series(1, ${persons}) as i`,
    'alter table bench_plain add primary key (person_id)',
    `grant select on bench_plain to ${SERVER_ROLE}`,
    `insert into units (edition, code, name, type, parent_code)
       select '${EDITION}', '${CITY}', 'Thành phố', 'city', null
       union all select '${EDITION}', 'D' || d, 'Quận ' || d, 'district', '${CITY}' from generate_series(1, ${DISTRICTS}) as d
       union all select '${EDITION}', 'W' || w, 'Phường ' || w, 'ward', 'D' || 1 + w % ${DISTRICTS} from generate_series(1, ${WARDS}) as w`,
    `insert into venues (owner_id, name, folded_name, type, address, edition, unit_code, created_at)
       select 1 + i % ${persons}, 'Điểm ' || i, 'diem ' || i, (array[${types.map((type) => `'${type}'`)}])[1 + (i - 1) % ${types.length}],
              '1 Lạch Tray', '${EDITION}', 'W' || 1 + i % ${WARDS}, now() - interval '90 days' from generate_series(1, ${venues}) as i`,
    `insert into gates (venue_id, name, direction) select id, 'Cổng chính', 'both' from venues order by id`,
  ]
}

/** Minutes that half of the visitors stay at most, by the types of venues above, and hours after which a visit ends by itself. */
const STAYS = 'array[45, 25, 60, 30, 420, 300, 90, 60, 600, 60]'
const USUAL_HOURS = 'array[2, 1, 2, 3, 9, 9, 4, 3, 12, 4]'

/**
 * A day's visits in the order of time, and its hours so too, in one transaction with the emptying of the partition, so that the server need not
 * write them into its log as well. A venue's number is drawn by Zipf's law with exponent 1, in closed form: the first gets 9 %
 * of all visits, the n-th an n-th of it. Stays are log-normal around a median by the venue's type.
 */
function visitsOfDay(
  day: string,
  count: number,
  { persons, venues }: { persons: number; venues: number },
): string[] {
  const partition = `visits_${day.replaceAll('-', '')}`
  const open = `('${day} 06:00'::timestamp at time zone '${ZONE}')`
  return [
    'begin',
    `truncate ${partition}`,
    `insert into visits (started_at, ended_at, ended_by, person_id, venue_id, gate_id, companions, recorded_by, legal_basis, recorded_at)
     select started_at,
            started_at + case when unseen < ${UNSEEN} then interval '1 hour' * (${USUAL_HOURS})[type]
                              else interval '1 second' * round(60 * least(960, (${STAYS})[type] * exp(random_normal(0, 0.6)))) end,
            case when unseen < ${UNSEEN} / 2 then 'usual stay' when unseen < ${UNSEEN} then 'elsewhere' else 'out' end,
            1 + floor(${persons} * who ^ 1.5)::bigint, venue, venue, case when company < 0.1 then 2 else 0 end, 'photo', 'consent', started_at
       from (select *, 1 + (venue - 1) % 10 as type
               from (select date_trunc('milliseconds', ${open} + interval '16 hours' * (i / ${count}::float8)) as started_at,
                            random() as unseen, random() as who, random() as company,
                            least(${venues}, floor(0.5 + 0.5 * exp(random() * ln(${2 * venues + 1}))))::bigint as venue
                       from generate_series(1, ${count}) as i) as drawn) as made`,
    `insert into venue_hours (venue_id, hour, ins, outs)
     select venue_id, date_trunc('hour', started_at), count(*), count(*) filter (where ended_by = 'out') from ${partition} group by 1, 2 order by 2`,
    'commit',
  ]
}

function venueDays(): string[] {
  return [
    `insert into venue_days (venue_id, day, ins, outs)
     select venue_id, (hour at time zone '${ZONE}')::date, sum(ins), sum(outs) from venue_hours group by 1, 2 order by 2`,
  ]
}
