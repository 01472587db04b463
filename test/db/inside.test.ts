import { afterEach, beforeEach, expect, it } from 'vitest'
import { holdCapacity, insideByGates, peopleInside, setFull } from '../../db/inside.ts'
import { endVisit, openVisit, setCompanions } from '../../db/visits.ts'
import { foundTown, type Place, type Town } from './support/town.ts'

let town: Town
let market: Place
beforeEach(async () => {
  town = await foundTown()
  market = await town.place('D1W1')
})
afterEach(() => town.end())

const at = (time: string) => new Date(`2026-11-23T${time}:00.000Z`)
const limitTo = (capacity: number) => town.database.client`update venues set capacity = ${capacity}`

it('counts those who came along, by the gate through which they came', async () => {
  const [back] = await town.database.client<{ id: number }[]>`
    insert into gates (venue_id, name, direction) values (${market.venueId}, 'Cửa sau', 'in') returning id`
  const [first, second] = [await town.person(), await town.person()]
  await town.enter(first, market, at('01:00'))
  await setCompanions(town.database, first, 3)
  await town.enter(second, { ...market, gateId: Number(back?.id) }, at('01:10'))
  const counts = async () =>
    (await insideByGates(town.database, [market.venueId])).map(({ people }) => people)
  expect(await counts()).toEqual([4, 1])
  expect(await peopleInside(town.database, market.venueId)).toBe(5)
  // A gate that is no more is named only while somebody came through it.
  await town.database.client`update gates set closed_at = ${at('02:00').toISOString()} where name = 'Cửa sau'`
  expect(await counts()).toEqual([4, 1])
  await endVisit(town.database, second, at('02:00'), 'out')
  expect(await counts()).toEqual([4])
})

it('counts and locks nothing where no capacity is set', async () => {
  expect(await holdCapacity(town.database, market.venueId)).toBeUndefined()
})

it('lets of two arrivals at once one alone find the venue full', async () => {
  await limitTo(2)
  const people = [await town.person(), await town.person()]
  const arrive = (personId: number) =>
    town.database.transaction(async (store) => {
      const where = { personId, venueId: market.venueId, gateId: market.gateId, startedAt: at('01:00') }
      await openVisit(store, { ...where, endsAt: at('03:00'), recordedBy: 'photo', legalBasis: 'consent' })
      const venue = await holdCapacity(store, market.venueId)
      const isReached = (await peopleInside(store, market.venueId)) >= (venue?.capacity ?? 0)
      if (!isReached || venue?.isFull) return false
      await setFull(store, market.venueId, { fullAt: at('01:00') })
      return true
    })
  expect((await Promise.all(people.map(arrive))).sort()).toEqual([false, true])
})
