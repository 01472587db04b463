import { connect, type Database } from '../../db/connect.ts'
import { countExposed, type ExposureQuery, exposedPersons, presencesOf } from '../../db/exposures.ts'
import { profilesOf } from '../../db/people.ts'
import { BENCH_KEYS } from './benchDatabase.ts'
import { alone, beside, type Figure, quantile } from './harness.ts'
import { CITY, EDITION, nowIn, type TraceCity } from './traceCity.ts'
import { names, shareName, spread } from './traceOthers.ts'
import { everybodyFirst } from './tracePeers.ts'
import { planFigures } from './tracePlans.ts'
import { summaries } from './traceSummaries.ts'

const CASES = 500
/** The first ones find nothing in the memory; they are told by themselves. */
const COLD = 50
/** The peer takes a hundred times as long. */
const PEER_CASES = 20
const NAMES = 100
const TRACED_DAYS = 14
const HOUR_MILLISECONDS = 3_600_000
/** From eleven at night to the opening at six, and the hours of visits then. */
const OPENS_AFTER = 7
const OPEN_HOURS = 16
const COUNTS_TOLD = 50
/** In a great city one count takes seconds; so long they are made, unless `--count-seconds` says otherwise. */
export const COUNT_SECONDS = 15

/** Traces persons as a tracer would, one connection, and gives how long each step took. */
export async function measureTrace(url: string, city: TraceCity, countSeconds: number): Promise<Figure[]> {
  const database = connect({ url, keys: BENCH_KEYS, connections: 1 })
  const figures: Figure[] = []
  const add = (more: readonly Figure[]) => {
    for (const { name, ours, unit } of more) console.error(`${name}: ${ours.toFixed(1)} ${unit}`)
    figures.push(...more)
  }
  try {
    add(await sizes(database, city))
    const cases = await drawCases(database, city)
    add(await planFigures(database, cases[0] as ExposureQuery))
    add(await firstNames(database, cases))
    add(await names(database, city))
    add(await summaries(database, city))
    await counts(database, cases, countSeconds, add)
    return figures
  } finally {
    await database.close()
  }
}

async function sizes({ client }: Database, { visits, seconds }: TraceCity): Promise<Figure[]> {
  const [row] = await client<{ all: number; person: number }[]>`
    select pg_database_size(current_database())::float8 as all,
           (select sum(pg_relation_size(inhrelid))::float8 from pg_inherits where inhparent = 'visits_person'::regclass) as person`
  return [
    alone('building the city', 's', [seconds]),
    alone('the city on the disk, a visit', 'bytes', [(row?.all ?? 0) / visits]),
    alone('of it the index of persons and venues', 'bytes', [(row?.person ?? 0) / visits]),
  ]
}

/** Persons drawn by visits: who visits more is drawn more often, as who visits more is a case more often. */
async function drawCases({ client }: Database, city: TraceCity): Promise<ExposureQuery[]> {
  const now = nowIn(city)
  const from = new Date(now.getTime() - TRACED_DAYS * 24 * HOUR_MILLISECONDS)
  const moments = Array.from({ length: CASES }, (_, index) => {
    const hours = OPENS_AFTER + (index % TRACED_DAYS) * 24 + ((index * 0.618) % 1) * OPEN_HOURS
    return new Date(from.getTime() + hours * HOUR_MILLISECONDS).toISOString()
  })
  const rows = await client<{ person_id: number }[]>`
    select v.person_id from unnest(${moments}::timestamptz[]) as m (at)
     cross join lateral (select person_id from visits where started_at >= m.at order by started_at limit 1) as v`
  const rule = { marginMinutes: 60, inferredMinutes: 60 }
  return rows.map(({ person_id: personId }) => ({
    ...{ personId, from, to: now, edition: EDITION, unitCode: CITY, rule, now },
  }))
}

/** The first page of names: who, when and where they met the case, and their profiles opened. */
async function firstNames(database: Database, cases: readonly ExposureQuery[]): Promise<Figure[]> {
  const taken = { who: [] as number[], when: [] as number[], opened: [] as number[], all: [] as number[] }
  for (const query of cases) {
    const start = performance.now()
    const persons = await exposedPersons(database, query, { after: 0, limit: NAMES })
    const who = performance.now()
    await presencesOf(database, query, persons)
    const when = performance.now()
    await profilesOf(database, persons)
    const end = performance.now()
    taken.who.push(who - start)
    taken.when.push(when - who)
    taken.opened.push(end - when)
    taken.all.push(end - start)
  }
  const peer: number[] = []
  for (const query of cases.slice(-PEER_CASES)) {
    const start = performance.now()
    await profilesOf(database, await everybodyFirst(database, query, NAMES))
    peer.push(performance.now() - start)
  }
  const what = `first ${NAMES} names of ${TRACED_DAYS} days`
  const warm = taken.all.slice(COLD)
  return [
    ...spread(`${what}, the first ${COLD} cases`, taken.all.slice(0, COLD)),
    ...[0.5, 0.95].map((share) =>
      beside(`${what}, ${shareName(share)}`, 'ms', {
        ours: [quantile(warm, share)],
        peer: [quantile(peer, share)],
      }),
    ),
    ...spread(`${what}: who`, taken.who.slice(COLD)),
    ...spread(`${what}: when and where`, taken.when.slice(COLD)),
    ...spread(`${what}: opening`, taken.opened.slice(COLD)),
  ]
}

/** Counting takes longest, so that it comes last, ends when its time is over and says of how many cases it is. */
async function counts(
  database: Database,
  cases: readonly ExposureQuery[],
  seconds: number,
  add: (more: readonly Figure[]) => void,
) {
  const taken: number[] = []
  const persons: number[] = []
  const began = performance.now()
  for (const [index, query] of cases.entries()) {
    const start = performance.now()
    if (start - began > seconds * 1000) break
    persons.push((await countExposed(database, query)).persons)
    taken.push(performance.now() - start)
    if ((index + 1) % COUNTS_TOLD === 0 && index + 1 < cases.length)
      for (const { name, ours, unit } of countFigures(persons, taken))
        console.error(`${name}: ${ours.toFixed(1)} ${unit}`)
  }
  add(countFigures(persons, taken))
}

function countFigures(persons: readonly number[], taken: readonly number[]): Figure[] {
  const of = `of ${taken.length} cases`
  return [
    ...spread(`persons exposed, ${of}`, persons, 'persons'),
    alone(`persons exposed, ${of}, max`, 'persons', [Math.max(...persons)]),
    ...spread(`counting them, ${of}`, taken),
  ]
}
