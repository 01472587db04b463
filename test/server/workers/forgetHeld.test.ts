import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../../../bot/core/session.ts'
import { ensureChat } from '../../../db/chats.ts'
import { thinSessions } from '../../../db/heldSessions.ts'
import { claimRun, lastRun } from '../../../db/leases.ts'
import { createPerson } from '../../../db/people.ts'
import { open, seal } from '../../../db/seal.ts'
import { forgetHeld } from '../../../server/workers/forgetHeld.ts'
import { type House, openHouse } from './support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house?.end())
beforeEach(() => house.asOwner('truncate persons, chats, scheduled_runs restart identity cascade'))

const NOW = new Date('2026-11-23T07:05:00Z')
const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000)
const SENDER = Buffer.from('sender')
const REST: Session = { forms: [], offers: [{ label: 'Ra', press: 'out:1' }] }
const held = (hours: number): Session => ({
  ...REST,
  document: { at: ago(hours).toISOString(), people: [{ name: 'Trần Thị Hoa', birth: '1985-06-15' }] },
})
const sealed = (session: unknown) => Buffer.from(seal(house.database.keys, 'session', session))

/** The private chat of somebody who is known, with a session that was changed so many hours ago. */
async function known(name: string, session: Session, hours: number): Promise<number> {
  const chatId = await ensureChat(house.database, { channel: 'telegram', kind: 'private', address: name })
  await createPerson(house.database, { profile: {}, chatId })
  await house.database.client`
    insert into sessions (chat_id, sender_hash, body_sealed, updated_at)
    values (${chatId}, ${SENDER}, ${sealed(session)}, ${ago(hours).toISOString()})`
  return chatId
}

async function stored(chatId: number): Promise<{ session: Session; hours: number } | undefined> {
  const [row] = await house.database.client<{ body: Uint8Array; at: string }[]>`
    select body_sealed as body, updated_at as at from sessions where chat_id = ${chatId}`
  if (!row) return undefined
  const age = NOW.getTime() - new Date(row.at).getTime()
  return { session: open<Session>(house.database.keys, 'session', row.body), hours: age / 3_600_000 }
}

const look = (at = NOW) => forgetHeld(house.database, at)

describe('what a document says of somebody', () => {
  it('goes after a day though nobody looks, all else stays, and the session is as old as before', async () => {
    const [over, early] = [await known('Ngọc', held(25), 25), await known('Hùng', held(23), 23)]
    await look()
    expect(await stored(over)).toEqual({ session: REST, hours: 25 })
    expect(await stored(early)).toEqual({ session: held(23), hours: 23 })
  })

  it('goes a day after it came also where its bearer has gone on talking', async () => {
    const chatId = await known('Ngọc', held(25), 5)
    await look(ago(1.5))
    expect(await stored(chatId)).toEqual({ session: held(25), hours: 5 })
    await look()
    expect(await stored(chatId)).toEqual({ session: REST, hours: 5 })
  })

  it('goes when the server comes back after days', async () => {
    const chatId = await known('Ngọc', held(90), 80)
    await look(ago(70))
    await look()
    expect(await stored(chatId)).toEqual({ session: REST, hours: 80 })
  })

  it('is left where it can’t be opened, and goes elsewhere', async () => {
    const [locked, chatId] = [await known('Hùng', REST, 30), await known('Ngọc', held(30), 30)]
    await house.database.client`update sessions set body_sealed = 'gone' where chat_id = ${locked}`
    await look()
    expect((await stored(chatId))?.session).toEqual(REST)
  })
})

describe('a chat that somebody holds', () => {
  const passedOver = async (chatId: number, meanwhile: Session) => {
    await house.database.transaction(async ({ client }) => {
      await client`select 1 from chats where id = ${chatId} for no key update`
      await client`update sessions set body_sealed = ${sealed(meanwhile)} where chat_id = ${chatId}`
      await look()
    })
  }

  it('is passed over without waiting, what is written there stands, and others are looked at', async () => {
    const [busy, other] = [await known('Ngọc', held(25), 25), await known('Hùng', held(25), 25)]
    await passedOver(busy, { ...held(25), wish: { kind: 'family', at: ago(0).toISOString() } })
    expect((await stored(busy))?.session.wish?.kind).toBe('family')
    expect((await stored(other))?.session).toEqual(REST)
  })

  it('is looked at by the next run, however long ago its session was changed', async () => {
    const chatId = await known('Ngọc', held(60), 50)
    await look(ago(40))
    await passedOver(chatId, held(60))
    expect((await stored(chatId))?.session).toEqual(held(60))
    await look(ago(-1))
    expect((await stored(chatId))?.session).toEqual(REST)
  })

  it.each([
    [
      'wrote a session',
      () => house.database.client`update sessions set body_sealed = ${sealed({ ...REST, onShift: true })}`,
    ],
    ['deleted it', () => house.database.client`delete from sessions`],
  ])('between the look and the lock, and %s: it stays so', async (_what, turn) => {
    const chatId = await known('Ngọc', held(25), 25)
    const { sql, keys } = house.database
    await forgetHeld(
      {
        sql,
        keys,
        transaction: async (work) => {
          await turn()
          return house.database.transaction(work)
        },
      },
      NOW,
    )
    const [left] = await house.database.client`select count(*)::int as count from sessions`
    expect((await stored(chatId))?.session).toEqual(
      left?.count === 0 ? undefined : { ...REST, onShift: true },
    )
  })
})

describe('the sessions that are opened', () => {
  const opened = async (changedAfter?: Date) => {
    const seen: unknown[] = []
    const restOf = (session: unknown) => void seen.push(session)
    expect(await thinSessions(house.database, { changedAfter, restOf })).toBe(true)
    return seen
  }

  it('are those that were changed after a moment, or all', async () => {
    await known('Ngọc', held(30), 30)
    await known('Hùng', held(20), 20)
    expect(await opened(ago(25))).toEqual([held(20)])
    expect(await opened()).toHaveLength(2)
  })

  it('are each opened once, however many there are and in one chat', async () => {
    const chatId = await known('Ngọc', { ...REST, invitingTo: 0 }, 1)
    const many = Array.from({ length: 450 }, (_, index) => sealed({ ...REST, invitingTo: index + 1 }))
    for (const [index, body] of many.entries())
      await house.database.client`
        insert into sessions (chat_id, sender_hash, body_sealed)
        values (${chatId}, ${Buffer.from([index % 256, index % 7])}, ${body})`
    const seen = (await opened()) as Session[]
    expect(seen).toHaveLength(451)
    expect(new Set(seen.map(({ invitingTo }) => invitingTo)).size).toBe(451)
  })

  it('are counted from the last run that passed nobody over', async () => {
    const name = 'forget what is held'
    const chatId = await known('Ngọc', held(25), 25)
    await house.database.transaction(async ({ client }) => {
      await client`select 1 from chats where id = ${chatId} for no key update`
      await look()
    })
    expect(await lastRun(house.database, name, ago(-1))).toBeUndefined()
    await look()
    await claimRun(house.database, name, ago(-2))
    expect(await lastRun(house.database, name, ago(-1))).toEqual(NOW)
  })
})

describe('a turn', () => {
  const turnWith = async (session: Session, act: Parameters<House['arrive']>[1]) => {
    const process = house.process()
    process.startTurns()
    await house.arrive('Ngọc', '/trogiup')
    await house.handled()
    await house.database.client`update sessions set body_sealed = ${sealed(session)}`
    await house.arrive('Ngọc', act)
    await house.handled()
    const [row] = await house.database.client<
      { body: Uint8Array }[]
    >`select body_sealed as body from sessions`
    return row && open<Session>(house.database.keys, 'session', row.body)
  }
  const overdue: Session = { ...REST, document: { at: '2026-01-01T00:00:00Z', people: [{ name: 'Hoa' }] } }

  it('forgets what is overdue, also when nothing is said', async () => {
    expect(await turnWith(overdue, { kind: 'humanAnswered' })).toEqual(REST)
  })

  it('of whom is erased brings no session back', async () => {
    expect(await turnWith(overdue, { kind: 'erased' })).toBeUndefined()
  })
})
