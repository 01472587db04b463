import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isRefusal } from '../../../db/inbox.ts'
import { open } from '../../../db/seal.ts'
import { createAccept, InboxBusy } from '../../../server/inbox/accept.ts'
import { createMetrics } from '../../../server/metrics/metrics.ts'
import { eventually } from '../../support/eventually.ts'
import { databaseOn, onServer } from '../../support/globalDatabase.ts'
import { type House, openHouse, type Process, received } from '../workers/support/house.ts'

let house: House
let server: Process

beforeEach(async () => {
  house = await openHouse()
  server = house.process()
})
afterEach(() => house.end())

type Stored = {
  readonly id: number
  readonly external: string
  readonly chat: number
  readonly words: string
}

async function stored(): Promise<readonly Stored[]> {
  const { client, keys } = house.database
  const rows = await client<(Omit<Stored, 'words'> & { body: Uint8Array })[]>`
    select id, external_id as external, chat_id as chat, body_sealed as body from inbox order by id`
  return rows.map(({ body, ...row }) => {
    const { action } = open<{ action: { text?: string } }>(keys, 'inbox', body)
    return { ...row, words: action.text ?? '' }
  })
}
const send = (external: string, address: string, words = external, process = server): Promise<void> =>
  process.accept('telegram', received(address, words, { externalId: external }))
const numbered = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)

/** Holds the inbox shut while something is begun, and opens it again. */
async function whileInboxIsHeld(begin: () => void): Promise<void> {
  await house.database.client.begin(async (client) => {
    await client`lock table inbox in share row exclusive mode`
    begin()
    await eventually(async () => {
      const rows = await house.database
        .client`select 1 from pg_locks where not granted and relation = 'inbox'::regclass`
      return rows.length > 0
    }, 'nobody wrote to the inbox')
  })
}

describe('what is accepted', () => {
  it('is accepted after its commit and not before', async () => {
    const order: string[] = []
    let accepting: Promise<unknown> | undefined
    await whileInboxIsHeld(() => {
      accepting = send('a', 'Ngọc').then(() => order.push('accepted'))
    }).then(() => order.push('opened'))
    await accepting
    expect(order).toEqual(['opened', 'accepted'])
    expect(await stored()).toMatchObject([{ external: 'a', words: 'a' }])
  })

  it('stays in order in each of many chats', async () => {
    const chats = numbered(25)
    const all = numbered(20).flatMap((nth) => chats.map((chat) => ({ nth, address: `chat ${chat}` })))
    await Promise.all(all.map(({ nth, address }) => send(`${address}:${nth}`, address, String(nth))))
    const rows = await stored()
    expect(rows).toHaveLength(all.length)
    for (const chat of new Set(rows.map((row) => row.chat))) {
      const words = rows.filter((row) => row.chat === chat).map((row) => row.words)
      expect(words).toEqual(numbered(20).map(String))
    }
    expect(new Set(rows.map((row) => row.chat)).size).toBe(chats.length)
  })

  it('changes nothing when it was accepted before', async () => {
    await Promise.all([send('a', 'Ngọc', 'một'), send('a', 'Ngọc', 'hai'), send('a', 'Lan', 'ba')])
    await send('a', 'Ngọc', 'bốn')
    expect(await stored()).toMatchObject([{ external: 'a', words: 'một' }])
  })

  it('is accepted once by two processes, also from a chat that nobody knew', async () => {
    const other = house.process()
    const both = numbered(60).flatMap((nth) =>
      [server, other].map((process) => send(`same ${nth}`, `chat ${nth}`, 'a', process)),
    )
    await Promise.all(both)
    expect(await stored()).toHaveLength(60)
    const chats = await house.database.client`select 1 from chats`
    expect(chats).toHaveLength(60)
  })
})

describe('what the database refuses', () => {
  it('never takes its neighbours with it', async () => {
    const sent = numbered(30).map((nth) => send(nth === 13 ? 'a\0b' : `a${nth}`, `chat ${nth % 3}`))
    const outcomes = await Promise.allSettled(sent)
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(refused.map((error) => isRefusal(error))).toEqual([true])
    const expected = numbered(30).filter((nth) => nth !== 13)
    expect((await stored()).map(({ external }) => external)).toEqual(expected.map((nth) => `a${nth}`))
  })
})

describe('more than the database takes', () => {
  it('is turned away at once, to be brought again, and what waited is accepted', async () => {
    const process = { ...server, accept: createAccept({ ...server, waitingLimit: 5 }) }
    let sent: Promise<void>[] = []
    let turnedAway: unknown
    await whileInboxIsHeld(() => {
      // The first is being written, five wait for it, the last would be one more.
      sent = numbered(6).map((nth) => send(`a${nth}`, 'Ngọc', 'a', process))
      turnedAway = send('a6', 'Lan', 'a', process).catch((error: unknown) => error)
    })
    expect(await turnedAway).toBeInstanceOf(InboxBusy)
    await Promise.all(sent)
    expect(await stored()).toHaveLength(6)
    await send('a6', 'Lan', 'a', process)
    expect(await stored()).toHaveLength(7)
  })

  it('is turned away while it is not known what became of what came too late, and counted as failed', async () => {
    const metrics = createMetrics()
    const process = { ...server, accept: createAccept({ ...server, metrics, longestMilliseconds: 300 }) }
    const outcome = (external: string) =>
      send(external, 'Ngọc', 'a', process).catch((error: unknown) => error)
    await house.database.client.begin(async (client) => {
      await client`lock table inbox in share row exclusive mode`
      expect(await outcome('a')).toMatchObject({ name: 'NotInTime' })
      expect(await outcome('b')).toBeInstanceOf(InboxBusy)
    })
    await eventually(async () => (await outcome('b')) === undefined)
    expect((await stored()).map(({ external }) => external)).toEqual(['a', 'b'])
    expect(await metrics.registry.metrics()).toMatch(
      /^khaibao_acknowledgement_seconds_count\{channel="telegram",outcome="failed"\} ([2-9]|\d\d+)$/m,
    )
  })
})

describe('a database that is away', () => {
  const letIn = async (isOpen: boolean) => {
    const name = new URL(house.url).pathname.slice(1)
    await onServer(databaseOn(house.ownerUrl, 'postgres'), (sql) =>
      sql.unsafe(`alter database ${name} allow_connections ${isOpen}`),
    )
    if (isOpen) return
    await onServer(
      databaseOn(house.url, 'postgres'),
      (sql) => sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`,
    )
  }

  it('rejects, and what is sent again is accepted once it is back', async () => {
    await send('a', 'Ngọc')
    await letIn(false)
    const outcomes = await Promise.allSettled([send('b', 'Ngọc'), send('c', 'Lan')])
    await letIn(true)
    for (const outcome of outcomes) {
      expect(outcome.status).toBe('rejected')
      expect(outcome.status === 'rejected' && isRefusal(outcome.reason)).toBe(false)
    }
    await eventually(() =>
      send('b', 'Ngọc').then(
        () => true,
        () => false,
      ),
    )
    await send('c', 'Lan')
    expect((await stored()).map(({ external }) => external)).toEqual(['a', 'b', 'c'])
  })
})
