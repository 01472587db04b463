import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { endOverdueVisits, endVisit, openVisitOf } from '../../db/visits.ts'
import { foundTown, type Place, type Town } from './support/town.ts'

let town: Town
let person: number
let [market, cafe]: Place[] = []

beforeEach(async () => {
  town = await foundTown()
  person = await town.person()
  ;[market, cafe] = [await town.place('D1W1'), await town.place('D2W1')]
})
afterEach(() => town.end())

const at = (time: string) => new Date(`2026-11-23T${time}:00.000Z`)
const place = (one: Place | undefined): Place => {
  if (!one) throw new Error('the places stand')
  return one
}
type Row = { readonly started: string; readonly ended: string | null; readonly by: string | null }
const visits = async (): Promise<readonly Row[]> => [
  ...(await town.database.client<Row[]>`
    select to_char(started_at at time zone 'UTC', 'HH24:MI') as started,
           to_char(ended_at at time zone 'UTC', 'HH24:MI') as ended, ended_by as by from visits order by started_at, id`),
]
const hours = async () => [
  ...(await town.database.client`
    select venue_id as venue, ins, outs from venue_hours where ins <> 0 or outs <> 0 order by venue_id, hour`),
]
const openVenue = async () => (await openVisitOf(town.database, person))?.venueId

describe('a visit', () => {
  it('is open once a person', async () => {
    await town.enter(person, place(market), at('01:00'))
    await expect(town.enter(person, place(cafe), at('02:00'))).rejects.toThrow()
  })

  it('ends once, however often it is said', async () => {
    await town.enter(person, place(market), at('01:00'))
    await endVisit(town.database, person, at('02:00'), 'out')
    await endVisit(town.database, person, at('03:00'), 'out')
    expect(await visits()).toEqual([{ started: '01:00', ended: '02:00', by: 'out' }])
    expect(await hours()).toEqual([
      { venue: place(market).venueId, ins: 1, outs: 0 },
      { venue: place(market).venueId, ins: 0, outs: 1 },
    ])
  })

  it('ends once when two say so at the same moment', async () => {
    await town.enter(person, place(market), at('01:00'))
    const ends = ['02:00', '02:01', '02:02'].map((time) => endVisit(town.database, person, at(time), 'out'))
    await Promise.all(ends)
    const outs = (await hours()).reduce((sum, row) => sum + Number(row.outs), 0)
    expect(outs).toBe(1)
  })

  it('never ends before it began', async () => {
    await town.enter(person, place(market), at('02:00'))
    await endVisit(town.database, person, at('01:00'), 'out')
    expect(await visits()).toEqual([{ started: '02:00', ended: '02:00', by: 'out' }])
  })
})

describe('visits that nobody ended', () => {
  it('end once, at the moment at which they were due, and not before', async () => {
    const others = await Promise.all(Array.from({ length: 20 }, () => town.person()))
    for (const other of others) await town.enter(other, place(market), at('01:00'), at('03:00'))
    await town.enter(person, place(cafe), at('02:30'), at('04:30'))
    expect(await endOverdueVisits(town.database, at('02:59'), 1_000)).toBe(0)
    const looks = [1, 2, 3].map(() => endOverdueVisits(town.database, at('03:30'), 1_000))
    const ended = await Promise.all(looks)
    expect(ended.reduce((sum, count) => sum + count, 0)).toBe(20)
    expect((await visits()).filter(({ by }) => by === 'usual stay')).toEqual(
      Array(20).fill({ started: '01:00', ended: '03:00', by: 'usual stay' }),
    )
    expect(await openVenue()).toBe(place(cafe).venueId)
  })

  it('end so many at a time, the longest overdue first', async () => {
    const [early, late] = [await town.person(), await town.person()]
    await town.enter(late, place(market), at('01:00'), at('03:00'))
    await town.enter(early, place(market), at('01:30'), at('02:00'))
    expect(await endOverdueVisits(town.database, at('05:00'), 1)).toBe(1)
    expect((await visits()).map(({ ended }) => ended)).toEqual([null, '02:00'])
  })
})
