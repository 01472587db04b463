import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ensureChat } from '../../db/chats.ts'
import { venuesNamed, venuesWithWords } from '../../db/findVenues.ts'
import { lockVenue } from '../../db/gates.ts'
import { shiftOf, startShift } from '../../db/shifts.ts'
import { isStaff } from '../../db/staff.ts'
import {
  changeVenue,
  closeVenue,
  giveVenue,
  liftSuspension,
  registrantOf,
  suspendVenue,
  venuesOwned,
} from '../../db/venueChanges.ts'
import {
  findVenueInvitation,
  inviteToVenue,
  useVenueInvitation,
  voidVenueInvitations,
} from '../../db/venueInvitations.ts'
import { venueById } from '../../db/venues.ts'
import { EDITION } from '../flows/world/city.ts'
import { foundTown, type Place, type Town, WARDS } from './support/town.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
const LATER = new Date('2026-11-24T02:00:00Z')

let town: Town
let market: Place
let owner: number

beforeEach(async () => {
  town = await foundTown()
  market = await town.place('D1W1')
  owner = (await venueById(town.database, market.venueId))?.ownerId ?? 0
})
afterEach(() => town.end())

async function invite(code: string, purpose: 'staff' | 'transfer', name?: string): Promise<void> {
  const invitation = { venueId: market.venueId, purpose, invitedBy: owner, expiresAt: LATER }
  await inviteToVenue(town.database, code, { ...invitation, name })
}

const isGood = async (code: string, now = NOW) => (await findVenueInvitation(town.database, code, now))?.good

describe('one-time codes of an owner', () => {
  it('are good until they are used or too old, and say for whom they are', async () => {
    await invite('A', 'staff', 'Cô Lan')
    expect(await findVenueInvitation(town.database, 'A', NOW)).toMatchObject({
      purpose: 'staff',
      name: 'Cô Lan',
      good: true,
    })
    expect(await isGood('A', LATER)).toBe(false)
    expect(await useVenueInvitation(town.database, 'A', NOW)).toBe(true)
    expect(await isGood('A')).toBe(false)
  })

  it('are used once, however many try', async () => {
    await invite('A', 'transfer')
    const tries = [1, 2, 3, 4].map(() => useVenueInvitation(town.database, 'A', NOW))
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1)
  })

  it('are called back by purpose, and only those that still worked are counted', async () => {
    await invite('A', 'transfer')
    await invite('B', 'staff')
    expect(await voidVenueInvitations(town.database, market.venueId, NOW, 'transfer')).toBe(1)
    expect([await isGood('A'), await isGood('B')]).toEqual([false, true])
    expect(await voidVenueInvitations(town.database, market.venueId, LATER)).toBe(0)
  })

  it('are nothing that was not given out', async () => {
    for (const code of ['', "' or 1=1 --", 'A'.repeat(10_000)]) {
      expect(await findVenueInvitation(town.database, code, NOW)).toBeUndefined()
      expect(await useVenueInvitation(town.database, code, NOW)).toBe(false)
    }
  })
})

/** A guard with a shift, and a code for another. */
async function staffTheDoor(): Promise<{ guard: number; chatId: number }> {
  const guard = await town.person()
  const chatId = await ensureChat(town.database, { channel: 'web', kind: 'private', address: 'guard' })
  await town.database.client`
    insert into venue_staff (venue_id, person_id, name_sealed) values (${market.venueId}, ${guard}, '')`
  const where = { personId: guard, venueId: market.venueId, gateId: market.gateId }
  await startShift(town.database, chatId, {
    ...where,
    direction: 'both',
    liveFeed: false,
    startedAt: NOW,
    endsAt: LATER,
  })
  await invite('B', 'staff')
  return { guard, chatId }
}

async function doorStands({ guard, chatId }: { guard: number; chatId: number }): Promise<boolean[]> {
  return [
    await isStaff(town.database, market.venueId, guard),
    (await shiftOf(town.database, chatId)) !== undefined,
    (await isGood('B')) === true,
  ]
}

describe('a venue that is closed or given away', () => {
  it('closed, has nobody at its door and nobody who answers for it', async () => {
    const door = await staffTheDoor()
    await closeVenue(town.database, market.venueId, NOW)
    expect(await doorStands(door)).toEqual([false, false, false])
    expect(await registrantOf(town.database, market.venueId)).toBeUndefined()
    expect(await venueById(town.database, market.venueId)).toMatchObject({ closed: true, ownerId: owner })
  })

  it('waits for an arrival that is being recorded, and the arrival not for it', async () => {
    const { chatId } = await staffTheDoor()
    const { database } = town
    let closing: Promise<void> | undefined
    await database.transaction(async (store) => {
      await lockVenue(store, market.venueId)
      closing = database.transaction((other) => closeVenue(other, market.venueId, NOW))
      const waits = () => database.client`
        select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
      await expect.poll(async () => (await waits()).length, { timeout: 10_000 }).toBe(1)
      await store.client`update shifts set live_feed = true where chat_id = ${chatId}`
    })
    await closing
    expect(await shiftOf(database, chatId)).toBeUndefined()
  })

  it('given away, is the other’s with a door of their own', async () => {
    const door = await staffTheDoor()
    const taker = await town.person()
    const registrant = { name: 'Hoa', phone: '+84987654323', phoneConfirmed: true }
    await giveVenue(town.database, market.venueId, { ownerId: taker, registrant }, NOW)
    expect(await doorStands(door)).toEqual([false, false, false])
    expect(await registrantOf(town.database, market.venueId)).toEqual(registrant)
    expect(await venueById(town.database, market.venueId)).toMatchObject({ ownerId: taker })
  })
})

describe('a suspension', () => {
  it('is made once and lifted once', async () => {
    const by = { suspendedBy: await town.person(), now: NOW }
    expect(await suspendVenue(town.database, market.venueId, by)).toBe(true)
    expect(await suspendVenue(town.database, market.venueId, by)).toBe(false)
    expect(await liftSuspension(town.database, market.venueId)).toBe(true)
    expect(await liftSuspension(town.database, market.venueId)).toBe(false)
  })
})

describe('finding venues', () => {
  const rename = async (place: Place, name: string, foldedName: string) =>
    changeVenue(town.database, place.venueId, { name, foldedName })
  const namesOf = async (words: readonly string[], unitCodes: readonly string[] = WARDS, limit = 10) =>
    (await venuesWithWords(town.database, { edition: EDITION, unitCodes }, words, limit)).map(
      ({ name }) => name,
    )

  it('takes whole words in any order, of open venues in the units asked for', async () => {
    const [other, closed] = [await town.place('D2W1'), await town.place('D1W1')]
    await rename(market, 'Chợ Ga', 'cho ga')
    await rename(other, 'Chợ Gà', 'cho ga')
    await rename(closed, 'Chợ Ga cũ', 'cho ga cu')
    await closeVenue(town.database, closed.venueId, NOW)
    expect(await namesOf(['ga', 'cho'])).toEqual(['Chợ Ga', 'Chợ Gà'])
    expect(await namesOf(['cho'], ['D1W1'])).toEqual(['Chợ Ga'])
    expect(await namesOf(['ch'])).toEqual([])
    expect(await namesOf(['cho'], WARDS, 1)).toHaveLength(1)
    const unit = { edition: EDITION, unitCode: 'D2W1' }
    expect((await venuesNamed(town.database, unit, 'cho ga')).map(({ id }) => id)).toEqual([other.venueId])
  })

  it('is troubled by nothing that people type', async () => {
    for (const word of ['%', '_', '\\', "'", '"', '{', '}', ',', 'null', 'a'.repeat(5_000)]) {
      expect(await namesOf([word])).toEqual([])
      expect(await namesOf(['place', word])).toEqual([])
    }
    expect(await namesOf(['place'], [])).toEqual([])
  })
})

describe('how many venues a person has', () => {
  it('counts those that are open, and all that were registered since', async () => {
    const second = await town.place('D1W2')
    await closeVenue(town.database, second.venueId, NOW)
    expect(await venuesOwned(town.database, owner, new Date(0))).toEqual({ open: 1, registered: 2 })
    expect(await venuesOwned(town.database, owner, new Date('2100-01-01'))).toEqual({
      open: 1,
      registered: 0,
    })
    expect(await venuesOwned(town.database, 999_999, new Date(0))).toEqual({ open: 0, registered: 0 })
  })
})
