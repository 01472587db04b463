import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { words } from '../../../bot/core/text.ts'
import { ensureChat } from '../../../db/chats.ts'
import { bindGroup } from '../../../db/officials.ts'
import { createPerson } from '../../../db/people.ts'
import { createSignal } from '../../../server/inbox/signal.ts'
import { sendDueSummaries } from '../../../server/workers/summaries.ts'
import { CITY, type House, openHouse } from './support/house.ts'

/** The figures' text is the day and the hour, so that a test sees which summary it is. */
const figures = vi.hoisted(() => ({ failing: '' }))
vi.mock('../../../bot/flows/group/figures.ts', () => ({
  figuresText: async (
    _store: unknown,
    _city: unknown,
    unit: { unitCode: string },
    day: string,
    now: Date,
  ) => {
    if (unit.unitCode === figures.failing) throw new Error('no figures')
    return words(`${unit.unitCode} ${day} at ${now.toISOString()}`)
  },
}))

let house: House
beforeEach(async () => {
  house = await openHouse()
  figures.failing = ''
  const chatId = await ensureChat(house.database, { channel: 'web', kind: 'private', address: 'Ngọc' })
  const { id } = await createPerson(house.database, { profile: {}, chatId })
  for (const code of ['A', 'B']) {
    const group = await ensureChat(house.database, { channel: 'web', kind: 'group', address: code })
    await bindGroup(house.database, group, { edition: 'none', unitCode: code }, id)
  }
  await bound('2026-11-01T00:00:00Z')
})
afterEach(() => house.end())

const bound = (at: string) => house.database.client`update unit_groups set bound_at = ${at}`

/** Looks for what is due at a moment and gives what was said since the last look. */
async function look(at: string, city = CITY): Promise<readonly string[]> {
  const before = (await house.said()).length
  const parts = { database: house.database, city, outbox: createSignal(), log: pino({ level: 'silent' }) }
  await sendDueSummaries(parts, new Date(at))
  return (await house.said()).slice(before).map(({ text }) => text)
}

// The summary's hour is 17:00 in Hải Phòng, 10:00 in UTC.
describe('the daily summary', () => {
  it('goes to each group once, when its hour has come', async () => {
    await look('2026-11-23T09:59:00Z')
    expect(await look('2026-11-23T10:00:00Z')).toEqual([
      'A 2026-11-23 at 2026-11-23T10:00:00.000Z',
      'B 2026-11-23 at 2026-11-23T10:00:00.000Z',
    ])
    expect(await look('2026-11-23T10:01:00Z')).toEqual([])
    expect(await look('2026-11-24T09:59:00Z')).toEqual([])
  })

  it('of a day whose hour a server slept through goes out after midnight, and no older one', async () => {
    await look('2026-11-21T10:00:00Z')
    expect(await look('2026-11-23T17:30:00Z')).toEqual([
      'A 2026-11-23 at 2026-11-23T17:30:00.000Z',
      'B 2026-11-23 at 2026-11-23T17:30:00.000Z',
    ])
    expect(await look('2026-11-23T17:31:00Z')).toEqual([])
  })

  it('goes to all other groups when one group’s figures fail, and to that one when they work again', async () => {
    await look('2026-11-22T10:00:00Z')
    figures.failing = 'A'
    expect(await look('2026-11-23T10:00:00Z')).toEqual(['B 2026-11-23 at 2026-11-23T10:00:00.000Z'])
    figures.failing = ''
    expect(await look('2026-11-23T10:01:00Z')).toEqual(['A 2026-11-23 at 2026-11-23T10:01:00.000Z'])
  })

  it('is not sent to a group that was bound after its hour', async () => {
    await bound('2026-11-23T10:30:00Z')
    expect(await look('2026-11-23T11:00:00Z')).toEqual([])
    expect(await look('2026-11-24T10:00:00Z')).toHaveLength(2)
  })

  it('is written once, however many processes look at the same moment', async () => {
    await look('2026-11-22T10:00:00Z')
    await Promise.all([1, 2, 3].map(() => look('2026-11-23T10:00:00Z')))
    expect((await house.said()).filter(({ text }) => text.includes('2026-11-23 at'))).toHaveLength(2)
  })
})
