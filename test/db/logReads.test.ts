import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMember } from '../../db/family.ts'
import { type LogRead, readsOfVisits, recordLogRead } from '../../db/logReads.ts'
import { ZONE } from '../flows/world/city.ts'
import { DAY, foundTown, type Place, type Town } from './support/town.ts'

/** 12:00 in the city. */
const NOON = new Date(`${DAY}T05:00:00Z`)
const hours = (count: number) => new Date(NOON.getTime() + count * 3_600_000)

let town: Town
let place: Place
let elsewhere: Place
let visitor: number
let owner: number
beforeAll(async () => {
  town = await foundTown()
  ;[place, elsewhere] = [await town.place('D1W1'), await town.place('D1W2')]
  ;[visitor, owner] = [await town.person(), await town.person()]
  await town.enter(visitor, place, NOON, hours(1))
})
afterAll(() => town.end())

async function readsWhen(read: Partial<LogRead>): Promise<number> {
  await town.asOwner('delete from log_reads')
  const usual = {
    venueId: place.venueId,
    readerId: owner,
    how: 'chat',
    first: DAY,
    last: DAY,
    at: hours(2),
  } as const
  await recordLogRead(town.database, { ...usual, ...read })
  return (await readsOfVisits(town.database, visitor, { zone: ZONE, limit: 10 })).length
}

async function addMemberAt(holderId: number, where: Place): Promise<void> {
  const member = await addMember(town.database, { holderId, relation: 'child', profile: {} })
  await town.enter(member, where, NOON, hours(1))
}

describe('a reading of a log', () => {
  it.each([
    ['of the day of the visit', {}, 1],
    ['of days around it', { first: '2026-11-01', last: '2026-11-28' }, 1],
    ['of the day before', { first: '2026-11-19', last: '2026-11-19' }, 0],
    ['before the visit was made', { at: hours(-1) }, 0],
    ['as a file', { how: 'file' }, 1],
  ] as const)('%s', async (_, read, shown) => {
    expect(await readsWhen(read)).toBe(shown)
  })

  it('of another place, or by the visitor, is nobody else’s', async () => {
    expect(await readsWhen({ venueId: elsewhere.venueId })).toBe(0)
    expect(await readsWhen({ readerId: visitor })).toBe(0)
  })

  it('of where a member of the family was is told whoever carries them', async () => {
    const holder = await town.person()
    await addMemberAt(holder, elsewhere)
    await readsWhen({ venueId: elsewhere.venueId })
    const told = await readsOfVisits(town.database, holder, { zone: ZONE, limit: 10 })
    expect(told).toMatchObject([{ how: 'chat', first: DAY }])
    expect(await readsWhen({ venueId: elsewhere.venueId, readerId: holder })).toBe(0)
    expect(await readsOfVisits(town.database, holder, { zone: ZONE, limit: 10 })).toEqual([])
  })

  it('stays under a name that names nobody once its reader was erased', async () => {
    const gone = await town.person()
    expect(await readsWhen({ readerId: gone })).toBe(1)
    await town.database.client`delete from persons where id = ${gone}`
    const reads = await readsOfVisits(town.database, visitor, { zone: ZONE, limit: 10 })
    expect(reads).toMatchObject([{ how: 'chat', first: DAY, last: DAY, at: hours(2) }])
  })
})
