import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, cityDay, spanOfCityDay } from '../../bot/core/cityTime.ts'
import { dropVisitDaysBefore, makeVisitPartitions } from '../../db/partitions.ts'
import { firstKeptDay } from '../../server/workers/forgetting.ts'
import { foundTown, type Place, type Town } from './support/town.ts'

const HOUR = 3_600_000

/** Days on which a city's clock was set: of 23 hours and of 25; in São Paulo at midnight, so that one had no first hour. */
const CHANGES = [
  { zone: 'Europe/Berlin', day: '2025-03-30', hours: 23 },
  { zone: 'Europe/Berlin', day: '2025-10-26', hours: 25 },
  { zone: 'America/Sao_Paulo', day: '2018-11-04', hours: 23 },
  { zone: 'America/Sao_Paulo', day: '2018-02-17', hours: 25 },
] as const

let town: Town
let place: Place
beforeAll(async () => {
  town = await foundTown()
  place = await town.place('D1W1')
  // Cities differ, so a test's days must not meet those that are there.
  await town.asOwner(
    `do $$ declare part regclass; begin
       for part in select inhrelid::regclass from pg_inherits where inhparent = 'visits'::regclass loop
         execute format('drop table %s', part);
       end loop; end $$`,
  )
})
afterAll(() => town.end())

async function daysOfVisits(): Promise<Readonly<Record<string, number>>> {
  const rows = await town.database.client<{ day: string; visits: number }[]>`
    select right(tableoid::regclass::text, 8) as day, count(*)::int as visits from visits group by 1 order by 1`
  return Object.fromEntries(rows.map(({ day, visits }) => [day, visits]))
}
const named = (day: string) => day.replaceAll('-', '')

describe.each(CHANGES)('the day of $hours hours in $zone', ({ zone, day, hours }) => {
  it('begins and ends at the city’s midnight, holds each of its hours, and is dropped alone and whole', async () => {
    const { from, to } = spanOfCityDay(day, zone)
    expect(to.getTime() - from.getTime()).toBe(hours * HOUR)
    await makeVisitPartitions(town.database, addDays(day, -1), 3, zone)
    // The last moment before, each half hour of the day, the first behind. What a clock shows twice is there twice.
    const moments = [from.getTime() - 1, to.getTime()]
    for (let at = from.getTime(); at < to.getTime(); at += HOUR / 2) moments.push(at)
    for (const at of moments) await town.enter(await town.person(), place, new Date(at))
    const before = await daysOfVisits()
    expect(before).toEqual({
      [named(addDays(day, -1))]: 1,
      [named(day)]: hours * 2,
      [named(addDays(day, 1))]: 1,
    })
    expect(cityDay(new Date(from.getTime() - 1), zone)).toBe(addDays(day, -1))
    const drop = (first: string) => dropVisitDaysBefore(town.database, first, zone, { at: new Date() })
    expect(await drop(addDays(day, -1))).toBe(0)
    expect(await drop(addDays(day, 1))).toBe(2)
    expect(await daysOfVisits()).toEqual({ [named(addDays(day, 1))]: 1 })
    const ledger = await town.database.client<{ rows: number; before: string }[]>`
      select "rows", before from purges order by id desc limit 2`
    expect(ledger.map(({ rows, before: until }) => [rows, new Date(until)])).toEqual([
      [1, from],
      [hours * 2, to],
    ])
    await drop(addDays(day, 2))
  })

  it('counts as one day of the 30', () => {
    for (const later of [0, 29, 30]) {
      const { from, to } = spanOfCityDay(addDays(day, later), zone)
      for (const now of [from, new Date(to.getTime() - 1)])
        expect(firstKeptDay({ timeZone: zone }, now)).toBe(addDays(day, later - 30))
    }
  })
})

it('nothing inside 30 days goes, in any of these cities, at whatever hour it is now', async () => {
  for (const zone of ['Europe/Berlin', 'America/Sao_Paulo']) {
    const first = firstKeptDay({ timeZone: zone }, new Date())
    await makeVisitPartitions(town.database, first, 1, zone)
    await expect(town.database.client`select drop_visit_partition(${first}::date, ${zone})`).rejects.toThrow(
      'inside the retention',
    )
    await town.asOwner(`drop table visits_${named(first)}`)
  }
})
