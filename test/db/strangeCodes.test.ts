import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ensureChat, tieChat } from '../../db/chats.ts'
import type { Store } from '../../db/connect.ts'
import { mergePersons } from '../../db/mergePersons.ts'
import { purge } from '../../db/purge.ts'
import {
  keepStrangeReport,
  markStrangeTold,
  type StrangePlace,
  strangeHash,
  venueNamed,
  venuesAtHand,
} from '../../db/strangeCodes.ts'
import { EDITION } from '../flows/world/city.ts'
import { foundTown, type Place, type Town } from './support/town.ts'

let town: Town
let [market, cafe]: Place[] = []

beforeEach(async () => {
  town = await foundTown()
  ;[market, cafe] = [await town.place('D1W1'), await town.place('D1W1')]
})
afterEach(() => town.end())

const NOW = new Date('2026-11-23T05:00:00Z')
const HOUR = 3_600_000
const inHours = (hours: number) => new Date(NOW.getTime() + hours * HOUR)
const CODE = 'a1b2'

function at(place: Place | undefined): StrangePlace {
  if (!place) throw new Error('the places stand')
  return { venueId: place.venueId, edition: EDITION, unitCode: place.unitCode }
}
const somewhere: StrangePlace = { venueId: undefined, edition: EDITION, unitCode: 'D1W1' }

let chats = 0
async function chat(channel: 'telegram' | 'zalo' | 'web', personId?: number): Promise<number> {
  chats += 1
  const id = await ensureChat(town.database, { channel, kind: 'private', address: `chat ${chats}` })
  if (personId !== undefined) await tieChat(town.database, id, personId)
  return id
}

function says(
  chatId: number,
  place = at(market),
  { code = CODE, when = NOW, store = town.database as Store } = {},
) {
  return keepStrangeReport(store, { code, chatId, place, at: when })
}
const people = async (...said: Parameters<typeof says>) => (await says(...said)).people

describe('who says that a code hangs at a place', () => {
  it('counts once, however often it is said', async () => {
    const one = await chat('zalo')
    expect(await people(one)).toBe(1)
    expect(await people(one)).toBe(1)
    expect(await people(await chat('zalo'))).toBe(2)
  })

  it('is one person in two messengers', async () => {
    const person = await town.person()
    for (const channel of ['telegram', 'zalo', 'web'] as const)
      expect(await people(await chat(channel, person))).toBe(1)
  })

  it('is one from the moment at which two accounts turn out to be one person’s', async () => {
    const [first, second] = [await town.person(), await town.person()]
    expect(await people(await chat('zalo', first))).toBe(1)
    const other = await chat('telegram', second)
    expect(await people(other)).toBe(2)
    const at = new Date()
    await town.database.transaction((store) =>
      mergePersons<object>(store, { first, second, at }, (one) => one),
    )
    expect(await people(other)).toBe(1)
  })

  it('is one voice in all browser windows of nobody', async () => {
    for (let window = 0; window < 4; window++) expect(await people(await chat('web'))).toBe(1)
    expect(await people(await chat('web', await town.person()))).toBe(2)
    expect(await people(await chat('telegram'))).toBe(3)
  })

  it('is counted for each place and each code apart', async () => {
    const one = await chat('zalo')
    expect(await people(one)).toBe(1)
    expect(await people(one, at(cafe))).toBe(1)
    expect(await people(one, somewhere)).toBe(1)
    expect(await people(one, at(market), { code: 'c3d4' })).toBe(1)
    const two = await chat('zalo')
    expect(await people(two, somewhere)).toBe(2)
    expect(await people(two, somewhere)).toBe(2)
    expect(await people(two, { ...somewhere, unitCode: 'D1W2' })).toBe(1)
    expect(await people(two)).toBe(2)
  })

  it('counts for seven days', async () => {
    await says(await chat('zalo'), at(market), { when: inHours(-7 * 24 - 1) })
    await says(await chat('zalo'), at(market), { when: inHours(-7 * 24 + 1) })
    expect(await people(await chat('zalo'))).toBe(2)
  })

  it('is kept by a hash alone', async () => {
    expect(strangeHash(town.database, 'gate 7KQ2M9XH4T')).toMatch(/^[0-9a-f]{32}$/)
    await says(await chat('zalo'))
    const [row] = await town.database.client<{ hash: Buffer }[]>`select code_hash as hash from strange_codes`
    expect(row?.hash.toString('latin1')).not.toContain(CODE)
  })
})

describe('a place that was told', () => {
  it('is told of that code, and quiet for a day of any', async () => {
    const one = await chat('zalo')
    expect(await says(one)).toMatchObject({ isTold: false, isQuiet: false })
    await markStrangeTold(town.database, { code: CODE, chatId: one, place: at(market), at: NOW })
    expect(await says(await chat('zalo'))).toMatchObject({ isTold: true, isQuiet: true })
    const other = { code: 'c3d4' }
    expect(await says(one, at(market), { ...other, when: inHours(23) })).toMatchObject({
      isTold: false,
      isQuiet: true,
    })
    expect(await says(one, at(market), { ...other, when: inHours(25) })).toMatchObject({
      isTold: false,
      isQuiet: false,
    })
    expect(await says(one, at(market), { when: inHours(25) })).toMatchObject({ isTold: true, isQuiet: false })
    expect(await says(one, at(cafe))).toMatchObject({ isTold: false, isQuiet: false })
    expect(await says(one, somewhere)).toMatchObject({ isTold: false, isQuiet: false })
  })

  it.each([
    ['a venue', () => at(market)],
    ['a unit', () => somewhere],
  ])('of %s is told once when many report at the same moment', async (_, where) => {
    const reporters = await Promise.all(Array.from({ length: 12 }, () => chat('telegram')))
    const told: number[] = []
    await Promise.all(
      reporters.map((chatId) =>
        town.database.transaction(async (store) => {
          const count = await says(chatId, where(), { store })
          if (count.people < 3 || count.isTold) return
          told.push(count.people)
          await markStrangeTold(store, { code: CODE, chatId, place: where(), at: NOW })
        }),
      ),
    )
    expect(told).toEqual([3])
  })
})

describe('the purge', () => {
  it('keeps the chat of nobody for as long as its report, and then neither', async () => {
    const chatId = await chat('zalo')
    await town.database
      .client`update chats set created_at = ${inHours(-100).toISOString()} where id = ${chatId}`
    await says(chatId)
    const left = async () => (await town.database.client`select 1 from chats where id = ${chatId}`).length
    await purge(town.database, inHours(6 * 24))
    expect(await left()).toBe(1)
    await purge(town.database, inHours(8 * 24))
    expect(await left()).toBe(0)
  })
})

describe('the venues that somebody has at hand', () => {
  const hand = async (personId: number) =>
    (await venuesAtHand(town.database, personId, inHours(-4))).map(({ id }) => id)

  it('are where they are, then where they just were', async () => {
    const person = await town.person()
    expect(await hand(person)).toEqual([])
    await town.enter(person, await town.place('D2W1'), inHours(-9), inHours(-7))
    await town.database.client`delete from open_visits`
    await town.database.client`update visits set ended_at = ${inHours(-7).toISOString()}`
    await town.enter(person, cafe ?? (await town.place('D1W1')), inHours(-3), inHours(-2))
    await town.database.client`delete from open_visits`
    await town.enter(person, market ?? (await town.place('D1W1')), inHours(-1), inHours(1))
    expect(await hand(person)).toEqual([market?.venueId, cafe?.venueId])
  })

  it('are those where they stayed on until then, and not where they were forgotten', async () => {
    const person = await town.person()
    await town.enter(person, await town.place('D2W1'), inHours(-30), inHours(-27))
    expect(await hand(person)).toEqual([])
    await town.database.client`update open_visits set ends_at = ${inHours(-3).toISOString()}`
    expect(await hand(person)).toHaveLength(1)
  })

  it('are those whose door they stand at, unless closed, and at most four', async () => {
    const person = await town.person()
    await town.database
      .client`insert into venue_staff (venue_id, person_id, name_sealed) values (${cafe?.venueId ?? 0}, ${person}, '\\x00')`
    expect(await hand(person)).toEqual([cafe?.venueId])
    await town.database.client`update venues set closed_at = clock_timestamp()`
    expect(await hand(person)).toEqual([])
    for (let one = 0; one < 6; one++) await town.place('D2W2')
    await town.database.client`update venues set owner_id = ${person} where closed_at is null`
    expect(await hand(person)).toHaveLength(4)
  })
})

describe('a venue by the name that somebody typed', () => {
  const ward = { edition: EDITION, unitCode: 'D2W3' }
  const found = (typed: string, unit = ward) => venueNamed(town.database, unit, typed)
  async function named(name: string): Promise<number> {
    const { venueId } = await town.place('D2W3')
    await town.database.client`update venues set folded_name = ${name} where id = ${venueId}`
    return venueId
  }

  it('is the one of that unit that bears it, or has it as some of its words', async () => {
    const sea = await named('nha hang hai dang')
    expect(await found('nha hang hai dang')).toBe(sea)
    expect(await found('hai dang')).toBe(sea)
    for (const other of ['hai da', 'dang', 'nha hang hai dang 2', '%', 'nha_hang hai dang'])
      expect([other, await found(other)]).toEqual([other, undefined])
    expect(await found('hai dang', { edition: EDITION, unitCode: 'D2W2' })).toBeUndefined()
  })

  it('is none where two may be meant, and the one whose whole name it is', async () => {
    const short = await named('hai dang')
    await named('nha hang hai dang')
    await named('khach san hai dang')
    expect(await found('hai dang')).toBe(short)
    await named('hai dang')
    expect(await found('hai dang')).toBeUndefined()
  })

  it('is none that has closed', async () => {
    const gone = await named('quan cu')
    await town.database.client`update venues set closed_at = clock_timestamp() where id = ${gone}`
    expect(await found('quan cu')).toBeUndefined()
  })
})
