import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  leaveVisit,
  newestVisitAt,
  recordInOrder,
  recordUnseenDeparture,
  setCompanionsOf,
  takeBackDeparture,
  takeBackVisit,
  visitByKey,
} from '../../db/doorVisits.ts'
import { lockPerson } from '../../db/people.ts'
import { endOverdueVisits, openVisitOf, type VisitKey } from '../../db/visits.ts'
import { foundTown, type Place, type Town } from './support/town.ts'

const HOUR = 3_600_000
const MINUTE = 60_000
const MIDNIGHT = Date.parse('2026-11-23T00:00:00.000Z')
const at = (minute: number) => new Date(MIDNIGHT + minute * MINUTE)
const usualEnd = (_type: string, startedAt: Date) => new Date(startedAt.getTime() + 2 * HOUR)
const rule = (minute: number) => ({ now: at(minute), usualEnd })

let town: Town
let people: number[]
let places: Place[]
beforeAll(async () => {
  town = await foundTown()
  people = [await town.person(), await town.person()]
  places = [await town.place('D1W1'), await town.place('D2W1')]
})
afterAll(() => town.end())
beforeEach(clear)

async function clear(): Promise<void> {
  for (const table of ['open_visits', 'visits', 'venue_hours'])
    await town.database.client.unsafe(`delete from ${table}`)
}

const visitOf = (who: number, where: number, minute: number) => {
  const [personId, place] = [people[who] ?? 0, places[where]]
  if (!place) throw new Error('the places stand')
  const { venueId, gateId } = place
  const startedAt = at(minute)
  return {
    personId,
    venueId,
    gateId,
    startedAt,
    endsAt: usualEnd('', startedAt),
    recordedBy: 'staff photo',
    legalBasis: 'consent at the gate',
  }
}
const come = (who: number, where: number, minute: number, now = minute) =>
  recordInOrder(town.database, visitOf(who, where, minute), rule(now))

async function found(key: VisitKey) {
  const visit = await visitByKey(town.database, key)
  if (!visit) throw new Error('the visit is there')
  return visit
}

/** Each visit as `person place: start–end reason`, in minutes. */
async function visits(): Promise<string[]> {
  const rows = await town.database.client<
    {
      person: number
      venue: number
      s: string
      e: string | null
      by: string | null
      inferred: boolean
      open: boolean
    }[]
  >`
    select person_id as person, venue_id as venue, started_at as s, ended_at as e, ended_by as by,
           start_inferred as inferred, exists (select 1 from open_visits o where o.visit_id = v.id
             and o.started_at = v.started_at and o.person_id = v.person_id and o.venue_id = v.venue_id) as open
      from visits v order by started_at, id`
  return rows.map((row) => {
    const minute = (written: string) => (Date.parse(written) - MIDNIGHT) / MINUTE
    const who = `${people.indexOf(Number(row.person))} ${places.findIndex((p) => p.venueId === Number(row.venue))}`
    const end = row.e === null ? 'open' : `${minute(row.e)} ${row.by}`
    const doubt = row.open === (row.e === null) ? '' : ' BUT open_visits differs'
    return `${who}: ${row.inferred ? '?' : ''}${minute(row.s)}–${end}${doubt}`
  })
}

async function hours(): Promise<string[]> {
  const rows = await town.database.client<{ venue: number; hour: string; ins: number; outs: number }[]>`
    select venue_id as venue, hour, ins, outs from venue_hours where ins <> 0 or outs <> 0 order by venue_id, hour`
  return rows.map(({ venue, hour, ins, outs }) => {
    const place = places.findIndex((p) => p.venueId === Number(venue))
    return `${place} ${(Date.parse(hour) - MIDNIGHT) / HOUR}h: ${ins}/${outs}`
  })
}

describe('visits in the order in which people came', () => {
  it('end where the next begins, also when that is told later', async () => {
    await come(0, 0, 60)
    await come(0, 1, 120)
    await come(0, 1, 90, 130)
    expect(await visits()).toEqual(['0 0: 60–90 elsewhere', '0 1: 90–120 elsewhere', '0 1: 120–open'])
  })

  it('that are over when they are told are not open', async () => {
    await come(0, 0, 60, 500)
    expect([await visits(), await openVisitOf(town.database, people[0] ?? 0)]).toEqual([
      ['0 0: 60–180 usual stay'],
      undefined,
    ])
  })

  it('taken back are as if they had not been', async () => {
    await takeBackVisit(town.database, await found(await come(0, 0, 60)), rule(70))
    expect([await visits(), await hours(), await openVisitOf(town.database, people[0] ?? 0)]).toEqual([
      [],
      [],
      undefined,
    ])
  })

  it('taken back leave the one before as it would have been', async () => {
    await come(0, 0, 60)
    const second = await found(await come(0, 1, 120))
    await takeBackVisit(town.database, second, rule(130))
    expect([await visits(), await hours()]).toEqual([['0 0: 60–open'], ['0 1h: 1/0']])
  })

  it('taken back leave with the one before who came along, and alone what was said to be over', async () => {
    const first = await come(0, 0, 60)
    await setCompanionsOf(town.database, await found(first), 3)
    await takeBackVisit(town.database, await found(await come(0, 1, 70)), rule(80))
    expect(await openVisitOf(town.database, people[0] ?? 0)).toMatchObject({ companions: 3 })
    await leaveVisit(town.database, await found(first), at(90))
    await takeBackVisit(town.database, await found(await come(0, 1, 90)), rule(100))
    expect(await visits()).toEqual(['0 0: 60–90 out'])
  })

  it('taken back long after leave it ended by its usual stay', async () => {
    await come(0, 0, 60)
    const second = await found(await come(0, 1, 120))
    await takeBackVisit(town.database, second, rule(400))
    expect(await visits()).toEqual(['0 0: 60–180 usual stay'])
  })
})

describe('a departure', () => {
  it('is known better than the end that was inferred, until it is taken back', async () => {
    const key = await come(0, 0, 60, 500)
    await leaveVisit(town.database, await found(key), at(200))
    expect([await visits(), await hours()]).toEqual([['0 0: 60–200 out'], ['0 1h: 1/0', '0 3h: 0/1']])
    await takeBackDeparture(town.database, await found(key), rule(500))
    expect([await visits(), await hours()]).toEqual([['0 0: 60–180 usual stay'], ['0 1h: 1/0']])
  })

  it('that nobody saw begin counts no arrival, and ends no visit elsewhere', async () => {
    await come(0, 1, 60)
    const key = await recordUnseenDeparture(town.database, visitOf(0, 0, 90))
    expect([await visits(), await hours()]).toEqual([
      ['0 1: 60–open', '0 0: ?90–90 out'],
      ['0 1h: 0/1', '1 1h: 1/0'],
    ])
    await takeBackDeparture(town.database, await found(key), rule(100))
    expect([await visits(), await hours()]).toEqual([['0 1: 60–open'], ['1 1h: 1/0']])
  })

  it('is never before the arrival', async () => {
    const key = await come(0, 0, 60)
    expect(await leaveVisit(town.database, await found(key), at(30))).toEqual(at(60))
  })
})

it('who came along is kept of a visit that is over too', async () => {
  const key = await come(0, 0, 60)
  await setCompanionsOf(town.database, await found(key), 3)
  expect(await openVisitOf(town.database, people[0] ?? 0)).toMatchObject({ companions: 3 })
  await leaveVisit(town.database, await found(key), at(70))
  await setCompanionsOf(town.database, await found(key), 4)
  expect(await found(key)).toMatchObject({ companions: 4 })
})

/** What was told of one person's passage, in the order of its telling. */
type Told = { key?: VisitKey; who: number; where: number; start: number; out?: number; unseen?: boolean }

/** What must be true of all that was told and not taken back: from scratch, by the rules alone. */
function model(told: readonly Told[], now: number): string[] {
  const inOrder = told
    .map((one, index) => ({ ...one, index }))
    .sort((one, other) => one.start - other.start || one.index - other.index)
  return inOrder.map((one, place) => {
    if (one.unseen) return `${one.who} ${one.where}: ?${one.start}–${one.start} out`
    const next = inOrder.slice(place + 1).find((other) => other.who === one.who && !other.unseen)
    const usual = one.start + 120
    const inferred =
      next && next.start < usual ? `${next.start} elsewhere` : usual <= now ? `${usual} usual stay` : 'open'
    return `${one.who} ${one.where}: ${one.start}–${one.out === undefined ? inferred : `${one.out} out`}`
  })
}

function modelHours(told: readonly Told[]): string[] {
  const counts = new Map<string, [number, number]>()
  const add = (where: number, minute: number, column: 0 | 1) => {
    const key = `${where} ${Math.floor(minute / 60)}h`
    const count = counts.get(key) ?? [0, 0]
    count[column] += 1
    counts.set(key, count)
  }
  for (const { where, start, out, unseen } of told) {
    if (!unseen) add(where, start, 0)
    if (unseen || out !== undefined) add(where, out ?? start, 1)
  }
  return [...counts].map(([key, [ins, outs]]) => `${key}: ${ins}/${outs}`)
}

type Step = {
  who: number
  where: number
  ago: number
  later: number
  deed: 'in' | 'out' | 'takeBack'
  pick: number
}
const step = fc.record({
  who: fc.nat({ max: 1 }),
  where: fc.nat({ max: 1 }),
  ago: fc.oneof(fc.constant(0), fc.nat({ max: 150 })),
  later: fc.nat({ max: 90 }),
  deed: fc.constantFrom<Step['deed'][]>('in', 'in', 'out', 'takeBack'),
  pick: fc.nat(),
})

it('whatever is told, late or taken back, leaves visits, who is inside and counts as the rules say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      await clear()
      const told: Told[] = []
      let now = 300
      for (const { who, where, ago, later, deed, pick } of steps) {
        now += later
        await endOverdueVisits(town.database, at(now), 100)
        await lockPerson(town.database, people[who] ?? 0)
        const minute = now - ago
        if (deed === 'in') told.push({ who, where, start: minute, key: await come(who, where, minute, now) })
        if (deed === 'out') await depart(told, { who, where, minute })
        if (deed === 'takeBack') await takeBack(told, pick, now)
      }
      await endOverdueVisits(town.database, at(now), 100)
      expect(await visits()).toEqual(model(told, now))
      expect((await hours()).sort()).toEqual(modelHours(told).sort())
    }),
    { numRuns: 120 },
  )
})

async function depart(told: Told[], { who, where, minute }: { who: number; where: number; minute: number }) {
  const span = { from: at(minute - 1440), to: at(minute) }
  const newest = await newestVisitAt(town.database, people[who] ?? 0, places[where]?.venueId ?? 0, span)
  const known = told.find(({ key }) => key?.id === newest?.id)
  if (!newest || !known || newest.endedBy === 'out') {
    const key = await recordUnseenDeparture(town.database, visitOf(who, where, minute))
    told.push({ who, where, start: minute, unseen: true, key })
    return
  }
  await leaveVisit(town.database, newest, at(minute))
  known.out = minute
}

async function takeBack(told: Told[], pick: number, now: number): Promise<void> {
  const one = told[pick % told.length]
  if (!one?.key) return
  const visit = await found(one.key)
  if (visit.endedBy === 'out') await takeBackDeparture(town.database, visit, rule(now))
  else await takeBackVisit(town.database, visit, rule(now))
  if (one.unseen || one.out === undefined) told.splice(told.indexOf(one), 1)
  else delete one.out
}
