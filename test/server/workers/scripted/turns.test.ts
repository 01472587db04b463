import { setImmediate as soon } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { words } from '../../../../bot/core/text.ts'
import { say, type Turn } from '../../../../bot/core/turn.ts'
import { saveLanguage } from '../../../../db/chats.ts'
import { closedGate } from '../../../support/gate.ts'
import { type House, openHouse } from '../support/house.ts'
import { echo, script } from '../support/script.ts'

vi.mock('../../../../bot/converse.ts', () => import('../support/script.ts'))

let house: House

beforeEach(async () => {
  house = await openHouse()
  script.converse = echo
})
afterEach(() => house.end())

const PROCESSES = 3
const CHATS = 12
const MESSAGES = 10
const chatNames = Array.from({ length: CHATS }, (_, index) => `chat ${index}`)
const wordsInOrder = Array.from({ length: MESSAGES }, (_, index) => String(index))

/** A conversation that notes which chats are in a turn, and takes its time. */
function watchTurns(): {
  readonly overlaps: string[]
  most: number
  readonly turns: [chat: number, said: string][]
} {
  const running = new Set<number>()
  const seen = { overlaps: [] as string[], most: 0, turns: [] as [number, string][] }
  script.converse = async (turn, happening) => {
    const written = happening.kind === 'text' ? happening.text : happening.kind
    if (running.has(turn.chat.id)) seen.overlaps.push(`${turn.chat.id}: ${written}`)
    running.add(turn.chat.id)
    seen.most = Math.max(seen.most, running.size)
    // The first turn is held until another lane has begun one: only then do they run beside each other for certain.
    if (seen.most === 1) await vi.waitUntil(() => running.size > 1, { timeout: 10_000, interval: 5 })
    for (let pause = 0; pause < 5; pause++) await soon()
    seen.turns.push([turn.chat.id, written])
    say(turn, { text: words(written) })
    turn.session = { ...turn.session, offers: [{ label: written, press: 'a' }] }
    running.delete(turn.chat.id)
  }
  return seen
}

describe('many workers and many chats', () => {
  it('never two turns of one chat at once, each chat in its order, each message once', async () => {
    const seen = watchTurns()
    for (let process = 0; process < PROCESSES; process++) house.process().startTurns()
    for (const word of wordsInOrder) await Promise.all(chatNames.map((chat) => house.arrive(chat, word)))
    await house.handled()
    expect(seen.overlaps).toEqual([])
    expect(seen.most).toBeGreaterThan(1)
    const said = await house.said()
    expect(said).toHaveLength(CHATS * MESSAGES)
    for (const chat of new Set(said.map((one) => one.chat))) {
      expect(said.filter((one) => one.chat === chat).map(({ text }) => text)).toEqual(wordsInOrder)
      expect(seen.turns.filter(([id]) => id === chat).map(([, word]) => word)).toEqual(wordsInOrder)
    }
  })

  it('hold up no message that comes while its chat is in a turn', async () => {
    const gate = closedGate()
    script.converse = async (turn, happening) => {
      if (happening.kind === 'text' && happening.text === 'một') await gate.opened
      await echo(turn, happening)
    }
    house.process().startTurns()
    await house.arrive('Ngọc', 'một')
    // Both are accepted while the first one's turn holds its chat.
    await house.arrive('Ngọc', 'hai')
    await house.arrive('Lan', 'ba')
    gate.open()
    await house.handled()
    expect((await house.said()).map(({ text }) => text).filter((text) => text !== 'ba')).toEqual([
      'một',
      'hai',
    ])
  })
})

describe('a turn', () => {
  const changes = async (turn: Turn): Promise<void> => {
    await saveLanguage(turn.store, turn.chat.id, 'en')
    turn.session = { ...turn.session, offers: [{ label: 'a', press: 'a' }] }
    say(turn, { text: words('đã ghi') })
  }
  const left = async () => {
    const { client } = house.database
    const languages = await client`select 1 from chats where language is not null`
    const sessions = await client`select 1 from sessions`
    return { languages: languages.length, sessions: sessions.length, said: (await house.said()).length }
  }

  it('leaves all that it changed, in one transaction', async () => {
    script.converse = changes
    house.process().startTurns()
    await house.arrive('Ngọc', 'a')
    await house.handled()
    expect(await left()).toEqual({ languages: 1, sessions: 1, said: 1 })
  })

  it('that throws at its end leaves nothing', async () => {
    const thrown = closedGate()
    script.converse = async (turn) => {
      await changes(turn)
      thrown.open()
      throw new Error('a bug')
    }
    const server = house.process()
    server.startTurns()
    await house.arrive('Ngọc', 'a')
    await thrown.opened
    await server.end()
    expect(await left()).toEqual({ languages: 0, sessions: 0, said: 0 })
    expect(await house.inbox()).toMatchObject([{ attempts: 1, outcome: null }])
  })

  it('makes who was out of reach reachable again', async () => {
    house.process().startTurns()
    await house.arrive('Ngọc', 'a')
    await house.handled()
    await house.database.client`update chats set unreachable_at = now()`
    await house.arrive('Ngọc', 'b')
    await house.handled()
    expect(await house.database.client`select 1 from chats where unreachable_at is null`).toHaveLength(1)
  })

  it('is dated no later than it was received', async () => {
    const dates: Date[] = []
    script.converse = (turn) => void dates.push(turn.at)
    house.process().startTurns()
    const [past, future] = [new Date('2026-01-01T00:00:00Z'), new Date('2999-01-01T00:00:00Z')]
    await house.arrive('Ngọc', 'a', { sentAt: past.toISOString() })
    await house.arrive('Ngọc', 'b', { sentAt: future.toISOString() })
    await house.handled()
    expect(dates[0]).toEqual(past)
    expect(dates[1]?.getTime()).toBeLessThan(Date.now() + 60_000)
  })

  it('ends a button’s spinner once it is committed', async () => {
    house.process().startTurns()
    await house.arrive('Ngọc', { kind: 'press', data: 'a:', receipt: 'r' })
    await house.arrive('Ngọc', 'a')
    await house.handled()
    await vi.waitFor(() => expect(house.messenger.acknowledged).toEqual(['press']))
  })
})
