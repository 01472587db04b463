import { addDays } from '../../bot/core/cityTime.ts'
import { connect, type Database } from '../../db/connect.ts'
import { countExposed, type ExposureQuery, exposedPersons, presencesOf } from '../../db/exposures.ts'
import { dailyTotals, figuresOfUnits, venuesWithoutVisit } from '../../db/figures.ts'
import { profilesOf } from '../../db/people.ts'
import { BENCH_KEYS } from './benchDatabase.ts'
import { alone, type Figure, quantile, save } from './harness.ts'
import { CITY, EDITION, nowIn, type TraceCity } from './traceCity.ts'
import { everybodyFirst, plainNames } from './tracePeers.ts'
import { planFigures } from './tracePlans.ts'

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
const SUMMARIES = 20

/** Traces persons as a tracer would, one connection, and gives how long each step took. */
export async function measureTrace(url: string, city: TraceCity): Promise<Figure[]> {
  const database = connect({ url, keys: BENCH_KEYS, connections: 1 })
  const figures: Figure[] = []
  const add = (more: readonly Figure[]) => {
    for (const { name, ours, unit } of more) console.error(`${name}: ${ours.toFixed(1)} ${unit}`)
    figures.push(...more)
    save('trace', figures)
  }
  try {
    add(await sizes(database, city))
    const cases = await drawCases(database, city)
    add(await planFigures(database, cases[0] as ExposureQuery))
    add(await firstNames(database, cases))
    add(await names(database, city))
    add(await summaries(database, city))
    add(await counts(database, cases))
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
    ...[0.5, 0.95].map((share) => beside(`${what}, ${shareName(share)}`, share, warm, peer)),
    ...spread(`${what}: who`, taken.who.slice(COLD)),
    ...spread(`${what}: when and where`, taken.when.slice(COLD)),
    ...spread(`${what}: opening`, taken.opened.slice(COLD)),
  ]
}

/** How many sealed names are opened a second, beside plain ones that are only read. */
async function names(database: Database, { persons }: TraceCity): Promise<Figure[]> {
  const rounds = 100
  const rate = async (open: (ids: readonly number[]) => Promise<unknown>) => {
    const start = performance.now()
    for (let round = 0; round < rounds; round++)
      await open(
        Array.from({ length: NAMES }, (_, index) => 1 + (((round * NAMES + index) * 7_919) % persons)),
      )
    return (rounds * NAMES * 1000) / (performance.now() - start)
  }
  const runs = { ours: [] as number[], peer: [] as number[] }
  for (let round = 0; round < 3; round++) {
    runs.ours.push(await rate((ids) => profilesOf(database, ids)))
    runs.peer.push(await rate((ids) => plainNames(database, ids)))
  }
  const [ours, peer] = [quantile(runs.ours, 0.5), quantile(runs.peer, 0.5)]
  return [
    { name: 'names opened, beside plain columns', ours, peer, ratio: ours / peer, unit: 'a second', runs },
  ]
}

/** A summary of the whole city: every unit's figures of a week, the line of fourteen days, venues without a visit. */
async function summaries(database: Database, { today }: TraceCity): Promise<Figure[]> {
  const units = await database.client<{ code: string }[]>`select code from units where edition = ${EDITION}`
  const codes = units.map(({ code }) => code)
  const taken: number[] = []
  for (let index = 0; index < SUMMARIES; index++) {
    const last = addDays(today, -(index % 7))
    const start = performance.now()
    await figuresOfUnits(database, EDITION, codes, { first: addDays(last, -6), last })
    await dailyTotals(database, { edition: EDITION, unitCode: CITY }, { first: addDays(last, -13), last })
    await venuesWithoutVisit(
      database,
      { edition: EDITION, unitCode: CITY },
      { first: last, last },
      { atMost: 50 },
    )
    taken.push(performance.now() - start)
  }
  return spread(`a summary of the city and its ${codes.length - 1} units`, taken)
}

async function counts(database: Database, cases: readonly ExposureQuery[]): Promise<Figure[]> {
  const taken: number[] = []
  const persons: number[] = []
  for (const query of cases) {
    const start = performance.now()
    persons.push((await countExposed(database, query)).persons)
    taken.push(performance.now() - start)
  }
  return [
    ...spread('persons exposed', persons, 'persons'),
    alone('persons exposed, max', 'persons', [Math.max(...persons)]),
    ...spread('counting them', taken),
  ]
}

const shareName = (share: number) => `p${share * 100}`

function spread(name: string, values: readonly number[], unit = 'ms'): Figure[] {
  return [0.5, 0.95].map((share) => alone(`${name}, ${shareName(share)}`, unit, [quantile(values, share)]))
}

function beside(name: string, share: number, ours: readonly number[], peer: readonly number[]): Figure {
  const [a, b] = [quantile(ours, share), quantile(peer, share)]
  return { name, ours: a, peer: b, ratio: a / b, unit: 'ms', runs: { ours: [a], peer: [b] } }
}
