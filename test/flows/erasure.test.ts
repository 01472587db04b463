import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { visitorWords } from '../../bot/core/visitorWords.ts'
import { purge } from '../../db/purge.ts'
import { dumpOf } from './erasure/dump.ts'
import { CHATS, liveRichly, VALUES, VENUE } from './erasure/life.ts'
import { hashOf, type Searched, searched, whereIs } from './erasure/search.ts'
import { type Ground, newGround } from './world/ground.ts'
import { play } from './world/play.ts'
import { newWorld, type World } from './world/world.ts'

const DAY_MILLISECONDS = 86_400_000

let ground: Ground
let world: World
let before: Searched
let after: Searched
beforeAll(async () => {
  ground = await newGround()
  world = await newWorld(ground)
  await liveRichly(world)
  before = searched(await dumpOf(ground.ownerUrl), world.database.keys)
  await play(`% ${CHATS[1]}: telegram\n@ 09:30\n${CHATS[1]} > /xoa\n${CHATS[1]} > [XOÁ]`, world)
  after = searched(await dumpOf(ground.ownerUrl), world.database.keys)
})
afterAll(() => ground?.close())

/** The keys by which a venue's log finds the person, at each venue. */
function logKeys(): string[] {
  const words = [VALUES.name, VALUES.nameThere].flatMap((name) =>
    [VALUES.phone, VALUES.otherPhone].flatMap((phone) => visitorWords({ name, phone })),
  )
  const venues = [1, 2, 3, 4, 5]
  return [...new Set(words)].flatMap((word) =>
    venues.map((venue) => hashOf(world.database.keys, 'venueVisitor', `${venue} ${word}`)),
  )
}

const holds = ({ dump }: Searched, hash: string) => [...dump.values()].some((rows) => rows.includes(hash))

describe('a person who has erased everything', () => {
  it.each(Object.entries(VALUES))('was found by %s before, and is not any more', (_, value) => {
    expect(whereIs(before, value)).not.toEqual([])
    expect(whereIs(after, value)).toEqual([])
  })

  it('was found by plain text, hashes and sealed values, so that each search can find', () => {
    const ways = new Set(
      Object.values(VALUES).flatMap((value) => whereIs(before, value).map(({ way }) => way)),
    )
    expect(ways).toEqual(new Set(['hashed', 'sealed']))
    expect(whereIs(before, VENUE).map(({ way }) => way)).toContain('plain')
  })

  it('is found by no word in any log', () => {
    expect(logKeys().some((key) => holds(before, key))).toBe(true)
    expect(logKeys().filter((key) => holds(after, key))).toEqual([])
  })

  it('carries no card that opens anything', () => {
    for (const said of ['card token', 'card code']) {
      expect(holds(before, hashOf(world.database.keys, 'personCode', said))).toBe(true)
      expect(holds(after, hashOf(world.database.keys, 'personCode', said))).toBe(false)
    }
  })

  it('leaves the place that hangs on, and what was counted, of nobody', async () => {
    expect(whereIs(after, VENUE).map(({ table }) => table)).toContain('public.venues')
    const { client } = world.database
    const [left] = await client`
      select (select count(*)::int from venue_hours) > 0 as counted,
             (select count(*)::int from visits where person_id is not null) as named,
             (select count(*)::int from visits) > 0 as visited,
             (select count(*)::int from data_requests where person_id is not null or asked_sealed is not null) as asked,
             (select count(*)::int from data_requests where kind = 'erase') as erased,
             (select count(*)::int from traces) as traced,
             (select count(*)::int from traces where person_id is not null) as whose,
             (select count(*)::int from official_reads) > 0 as read,
             (select count(*)::int from official_reads r join persons p on p.log_id = r.person_log_id) as readable`
    const cases = { traced: 1, whose: 0, read: true, readable: 0 }
    expect(left).toEqual({ counted: true, named: 0, visited: true, asked: 0, erased: 1, ...cases })
  })

  it('is not known to any messenger either once the purge has run a day later', async () => {
    for (const chat of CHATS) expect(whereIs(before, chat)).not.toEqual([])
    await world.database.client`update outbox set done_at = ${world.now.toISOString()} where done_at is null`
    await purge(world.database, new Date(Date.now() + DAY_MILLISECONDS + 3_600_000))
    const later = searched(await dumpOf(ground.ownerUrl), world.database.keys)
    for (const chat of CHATS) expect(whereIs(later, chat)).toEqual([])
  })
})
