import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, cityDay } from '../../bot/core/cityTime.ts'
import { dropVisitDaysBefore, makeVisitPartitions, visitDaysBefore } from '../../db/partitions.ts'
import { ZONE } from '../flows/world/city.ts'
import { foundTown, type Place, type Town } from './support/town.ts'

let town: Town
let market: Place
let today: string

/** The database itself knows what day it is, so these days are the real ones. */
beforeAll(async () => {
  town = await foundTown()
  market = await town.place('D1W1')
  today = cityDay(new Date(), ZONE)
  await makeVisitPartitions(town.database, addDays(today, -40), 55, ZONE)
})
afterAll(() => town.end())

/** The name of a day's partition. */
const nameOf = (day: string) => `visits_${day.replaceAll('-', '')}`
const hasDay = async (day: string) => {
  const [row] = await town.database.client<
    { is: boolean }[]
  >`select to_regclass(${nameOf(day)}) is not null as is`
  return row?.is
}
const noonOf = (day: string) => new Date(`${day}T05:00:00Z`)

describe('days of visits', () => {
  it('are found however the database looks for them', async () => {
    const plain = await visitDaysBefore(town.database, today)
    expect(plain).toEqual(Array.from({ length: 40 }, (_, n) => addDays(today, -1 - n)))
    // As it does once it has counted its own tables: it reads the names of all of them first.
    const whole = await town.database.transaction(async (store) => {
      await store.client`set local enable_nestloop = off`
      return visitDaysBefore(store, today)
    })
    expect(whole).toEqual(plain)
  })

  it('begin and end at the city’s midnight', async () => {
    const day = addDays(today, -2)
    const [first, last] = [new Date(`${addDays(day, -1)}T17:00:00.000Z`), new Date(`${day}T16:59:59.999Z`)]
    for (const moment of [first, last]) await town.enter(await town.person(), market, moment)
    const rows = await town.database.client`select 1 from visits where tableoid = ${nameOf(day)}::regclass`
    expect(rows).toHaveLength(2)
  })

  it('are made once, also by two processes at the same moment', async () => {
    const ahead = addDays(today, 20)
    await Promise.all([1, 2, 3].map(() => makeVisitPartitions(town.database, ahead, 3, ZONE)))
    expect(await hasDay(addDays(ahead, 2))).toBe(true)
  })

  it('refuse a visit of a day that is not there', async () => {
    await expect(town.enter(await town.person(), market, noonOf(addDays(today, -60)))).rejects.toThrow()
  })

  it('inside the retention are refused, whoever asks', async () => {
    const person = await town.person()
    await town.enter(person, market, noonOf(addDays(today, -30)))
    await expect(
      dropVisitDaysBefore(town.database, addDays(today, -29), ZONE, { at: new Date() }),
    ).rejects.toThrow()
    expect(await hasDay(addDays(today, -30))).toBe(true)
    const [row] = await town.database
      .client`select count(*)::int as count from visits where person_id = ${person}`
    expect(row).toEqual({ count: 1 })
  })

  it('that are older go, with their visits', async () => {
    const person = await town.person()
    await town.enter(person, market, noonOf(addDays(today, -31)))
    await dropVisitDaysBefore(town.database, addDays(today, -30), ZONE, { at: new Date() })
    expect([await hasDay(addDays(today, -31)), await hasDay(addDays(today, -30))]).toEqual([false, true])
    const rows = await town.database.client`select 1 from visits where person_id = ${person}`
    expect(rows).toEqual([])
  })
})
