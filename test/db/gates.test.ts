import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  addGate,
  changeGate,
  closeGate,
  gatesOf,
  newestCode,
  openGate,
  replaceCodes,
} from '../../db/gates.ts'
import { adoptPoster, releasePosters } from '../../db/nationalPosters.ts'
import { closeVenue } from '../../db/venueChanges.ts'
import { gateByCode, gatesWithCodes } from '../../db/venues.ts'
import { foundTown, type Place, type Town } from './support/town.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
const OLD_POSTER = 'https://tokhaiyte.vn/?page=Group.checkin&groupId=0123456789abcdef01234567'

let town: Town
let market: Place
let cafe: Place

beforeEach(async () => {
  town = await foundTown()
  market = await town.place('D1W1')
  cafe = await town.place('D2W1')
})
afterEach(() => town.end())

const back = { name: 'Cửa sau', direction: 'out', code: 'back door' } as const
const codes = async () => (await gatesWithCodes(town.database, market.venueId)).map(({ code }) => code)

/** Replaces the code of the one gate of a place. */
async function replaceCode(place: Place, code: string): Promise<boolean> {
  const newest = await newestCode(town.database, place)
  return replaceCodes(town.database, { ...place, newest }, () => code, NOW)
}

/** Lets somebody else own the café. */
async function giveCafeAway(): Promise<void> {
  const ownerId = await town.person()
  await town.database.client`update venues set owner_id = ${ownerId} where id = ${cafe.venueId}`
}

describe('gates of a venue', () => {
  it('have a poster each, until they are closed', async () => {
    const gateId = await openGate(town.database, market.venueId, back)
    expect(await codes()).toHaveLength(2)
    expect(await closeGate(town.database, { venueId: market.venueId, gateId }, NOW)).toBe(true)
    expect(await codes()).toHaveLength(1)
    expect(await gateByCode(town.database, 'back door')).toMatchObject({ gateClosed: true, closed: false })
  })

  it('are never all closed, not even by two chats at once', async () => {
    const second = await openGate(town.database, market.venueId, back)
    const closed = await Promise.all(
      [market.gateId, second].map((gateId) =>
        town.database.transaction((store) => closeGate(store, { venueId: market.venueId, gateId }, NOW)),
      ),
    )
    expect(closed.filter(Boolean)).toHaveLength(1)
    expect(await gatesOf(town.database, market.venueId)).toHaveLength(1)
  })

  it('are never more than there may be, not even by two chats at once', async () => {
    const added = await Promise.all(
      ['one', 'two'].map((code) =>
        town.database.transaction((store) => addGate(store, market.venueId, { ...back, code }, 2)),
      ),
    )
    expect(added.filter((gateId) => gateId !== undefined)).toHaveLength(1)
  })

  it('take any name as it is', async () => {
    for (const name of ["Cửa '; drop table gates; --", 'Cổng "A" \\ %_', '🚪']) {
      await changeGate(town.database, market.gateId, { name })
      expect((await gatesOf(town.database, market.venueId))[0]?.name).toBe(name)
    }
  })

  it('get a new code, and the old one stays known as retired', async () => {
    const [before = ''] = await codes()
    await replaceCode(market, 'new code')
    expect(await codes()).toEqual(['new code'])
    expect(await gateByCode(town.database, before)).toMatchObject({ retired: true })
    expect(await gateByCode(town.database, 'new code')).toMatchObject({ retired: false })
  })

  it('get no newer code by the word that was meant for the old one, of one gate or of all', async () => {
    for (const which of [market, { venueId: market.venueId }]) {
      const newest = await newestCode(town.database, which)
      const replace = (code: string) => replaceCodes(town.database, { ...which, newest }, () => code, NOW)
      expect(await replace(`meant ${newest}`)).toBe(true)
      expect(await replace('not meant')).toBe(false)
      expect(await codes()).toEqual([`meant ${newest}`])
    }
  })

  it('have one code each, even when two chats replace it at once', async () => {
    const newest = await newestCode(town.database, market)
    const replaced = await Promise.all(
      ['one', 'two'].map((code) =>
        town.database.transaction((store) => replaceCodes(store, { ...market, newest }, () => code, NOW)),
      ),
    )
    expect(replaced.filter(Boolean)).toHaveLength(1)
    expect(await codes()).toHaveLength(1)
    const another = town.database.client`
      insert into gate_codes (gate_id, code_hash, code_sealed) values (${market.gateId}, 'third', '')`
    await expect(another).rejects.toThrow('gate_codes_own')
  })

  it('never get the code of another gate', async () => {
    await replaceCode(market, 'new code')
    await expect(replaceCode(cafe, 'new code')).rejects.toThrow()
  })
})

describe('an old national poster', () => {
  const gateOf = async () => (await gateByCode(town.database, OLD_POSTER))?.gateId

  it('goes on at a gate beside its own code, and not on our poster', async () => {
    expect(await adoptPoster(town.database, market.gateId, OLD_POSTER)).toBe(true)
    expect(await gateOf()).toBe(market.gateId)
    expect(await codes()).not.toContain(OLD_POSTER)
    expect(await gatesOf(town.database, market.venueId)).toMatchObject([{ national: true }])
    expect(await gatesOf(town.database, cafe.venueId)).toMatchObject([{ national: false }])
  })

  it('outlives a new code of its gate', async () => {
    await adoptPoster(town.database, market.gateId, OLD_POSTER)
    await replaceCode(market, 'new code')
    expect(await gateByCode(town.database, OLD_POSTER)).toMatchObject({ retired: false })
  })

  it('moves between gates of one owner, and to nobody else', async () => {
    await adoptPoster(town.database, market.gateId, OLD_POSTER)
    expect(await adoptPoster(town.database, cafe.gateId, OLD_POSTER)).toBe(true)
    await giveCafeAway()
    expect(await adoptPoster(town.database, market.gateId, OLD_POSTER)).toBe(false)
    expect(await gateOf()).toBe(cafe.gateId)
  })

  it('is nobody’s when the venue of two that nobody owns has it', async () => {
    await adoptPoster(town.database, market.gateId, OLD_POSTER)
    await town.database.client`update venues set owner_id = null`
    expect(await adoptPoster(town.database, cafe.gateId, OLD_POSTER)).toBe(false)
  })

  it('is free again when its venue or gate is closed, or lets it go', async () => {
    await adoptPoster(town.database, cafe.gateId, OLD_POSTER)
    await giveCafeAway()
    await closeVenue(town.database, cafe.venueId, NOW)
    expect(await adoptPoster(town.database, market.gateId, OLD_POSTER)).toBe(true)
    expect(await releasePosters(town.database, market.gateId)).toBe(true)
    expect(await releasePosters(town.database, market.gateId)).toBe(false)
    expect(await gateOf()).toBeUndefined()
  })

  it('never takes the place of a code of ours', async () => {
    const [own = ''] = await codes()
    expect(await adoptPoster(town.database, market.gateId, own)).toBe(false)
    expect(await gateByCode(town.database, own)).toMatchObject({ gateId: market.gateId, retired: false })
  })

  it('is adopted once when two owners want it at the same moment', async () => {
    await giveCafeAway()
    const both = [market.gateId, cafe.gateId].map((gateId) => adoptPoster(town.database, gateId, OLD_POSTER))
    expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1)
  })
})
