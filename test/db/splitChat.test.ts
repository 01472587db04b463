import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Profile, together } from '../../bot/core/person.ts'
import { chatById, chatsOfPerson, ensureChat, tieChat } from '../../db/chats.ts'
import { joinChat } from '../../db/joinChat.ts'
import { shiftOf, startShift } from '../../db/shifts.ts'
import { splitChat } from '../../db/splitChat.ts'
import { foundTown, type Town } from './support/town.ts'

const LATER = '2026-11-23T01:00:00.000Z'

let town: Town
let person: number
let first: number
let second: number

beforeEach(async () => {
  town = await foundTown()
  person = await town.person()
  first = (await chatsOfPerson(town.database, person))[0]?.id ?? 0
  second = await ensureChat(town.database, { channel: 'telegram', kind: 'private', address: 'second' })
  await tieChat(town.database, second, person)
})
afterEach(() => town.end())

const split = (chatId: number) =>
  town.database.transaction(async (store) => {
    await store.client`select 1 from chats where id = ${chatId} for no key update`
    return splitChat(store, { chatId, personId: person })
  })
const personOf = async (chatId: number) => (await chatById(town.database, chatId))?.personId ?? null

describe('a chat that leaves', () => {
  it('is nobody’s, and the others stay', async () => {
    expect((await split(second)).map(({ id }) => id)).toEqual([first])
    expect([await personOf(first), await personOf(second)]).toEqual([person, null])
  })

  it('stays when it is the only one', async () => {
    await split(second)
    expect(await split(first)).toEqual([])
    expect(await personOf(first)).toBe(person)
  })

  it('no longer stands at a door, where the others stay', async () => {
    const place = await town.place('D1W1')
    const span = { startedAt: new Date(LATER), endsAt: new Date(LATER), liveFeed: true }
    for (const chat of [first, second])
      await startShift(town.database, chat, { personId: person, ...place, direction: 'in', ...span })
    await split(second)
    expect(await shiftOf(town.database, second)).toBeUndefined()
    expect(await shiftOf(town.database, first)).toBeDefined()
  })

  it('opens no log and gets no file of one, where the others do', async () => {
    const { client } = town.database
    const { venueId } = await town.place('D1W1')
    for (const chat of [first, second]) {
      await client`
        insert into log_links (token_hash, venue_id, person_id, chat_id, asked_sealed, language, expires_at)
        values (${Buffer.from(`${chat}`)}, ${venueId}, ${person}, ${chat}, '\\x00', 'vi', ${LATER})`
      await client`
        insert into exports (chat_id, person_id, venue_id, format, asked_sealed, language)
        values (${chat}, ${person}, ${venueId}, 'csv', '\\x00', 'vi')`
    }
    await split(second)
    const left = await client`
      select 'page' as what, chat_id::int as chat from log_links union all select 'file', chat_id::int from exports`
    expect(left.map(({ what, chat }) => `${what} ${chat}`).sort()).toEqual([`file ${first}`, `page ${first}`])
  })

  it('takes along neither open pages, nor codes, nor news that was under way', async () => {
    const { client } = town.database
    for (const chat of [first, second]) {
      const bytes = Buffer.from(`${chat}`)
      await client`
        insert into form_links (token_hash, chat_id, sender_hash, form, expires_at)
        values (${bytes}, ${chat}, ${bytes}, 'f', ${LATER})`
      await client`
        insert into person_links (code_hash, chat_id, person_id, expires_at)
        values (${bytes}, ${chat}, ${person}, ${LATER})`
      for (const kind of [0, 1, 2])
        await client`
          insert into outbox (chat_id, channel, class, body_sealed) values (${chat}, 'web', ${kind}, '\\x00')`
    }
    await split(second)
    const left = await client`
      select 'form' as what, chat_id::int as chat from form_links
      union all select 'code', chat_id::int from person_links
      union all select 'said ' || class, chat_id::int from outbox order by 2, 1`
    expect(left.map(({ what, chat }) => `${what} ${chat}`)).toEqual([
      ...['code', 'form', 'said 0', 'said 1', 'said 2'].map((what) => `${what} ${first}`),
      `said 0 ${second}`,
    ])
  })

  it('at the same moment as the last other does not leave the account alone', async () => {
    const outcomes = await Promise.allSettled([split(first), split(second)])
    for (const one of outcomes)
      if (one.status === 'rejected')
        expect(String(one.reason)).toContain('another chat of the person is busy')
    expect((await chatsOfPerson(town.database, person)).length).toBeGreaterThan(0)
  })
})

describe('a chat that is joined', () => {
  const join = (otherId: number, isAgreed: boolean) =>
    town.database.transaction((store) =>
      joinChat<Profile>(
        store,
        { chatId: first, personId: person, otherId, isAgreed, at: new Date() },
        together,
      ),
    )

  it('keeps its own person until that one agrees', async () => {
    const other = await town.person()
    const chat = (await chatsOfPerson(town.database, other))[0]?.id ?? 0
    expect(await join(chat, false)).toBe(false)
    expect(await personOf(chat)).toBe(other)
    expect(await join(chat, true)).toBe(true)
    expect(await personOf(chat)).toBe(person)
  })

  it('needs no agreement where nobody is known', async () => {
    await split(second)
    expect(await join(second, false)).toBe(true)
    expect(await personOf(second)).toBe(person)
  })
})
