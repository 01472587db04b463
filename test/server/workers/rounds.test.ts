import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NO_FIGURES } from '../../../bot/flows/round/consolidated.ts'
import { ensureChat, markReachable } from '../../../db/chats.ts'
import { connect, type Database } from '../../../db/connect.ts'
import { bindGroup } from '../../../db/officials.ts'
import { createPerson } from '../../../db/people.ts'
import { closeRound, openRound, reportsOf, roundById, sendReport } from '../../../db/rounds.ts'
import { createSignal } from '../../../server/inbox/signal.ts'
import { sendRoundReminders } from '../../../server/workers/rounds.ts'
import { KEYS } from '../../flows/world/city.ts'
import { CITY, type House, openHouse } from './support/house.ts'

const EDITION = CITY.edition
const OPENED = new Date('2026-11-20T09:00:00+07:00')

let house: House
let other: Database
let officialId = 0
let roundId = 0
const groups = new Map<string, number>()

beforeEach(async () => {
  house = await openHouse()
  other = connect({ url: house.url, keys: KEYS, connections: 2 })
  await house.database.client`delete from units`
  for (const [code, above] of [
    ['c', null],
    ['d', 'c'],
    ['w', 'd'],
    ['v', 'd'],
  ] as const)
    await house.database.client`
      insert into units (edition, code, name, type, parent_code)
      values (${EDITION}, ${code}, ${code.toUpperCase()}, 'Phường', ${above})`
  const chatId = await ensureChat(house.database, { channel: 'web', kind: 'private', address: 'Lan' })
  officialId = (await createPerson(house.database, { profile: {}, chatId })).id
  for (const unitCode of ['c', 'd', 'w']) await binds(unitCode)
  await house.database.client`update unit_groups set bound_at = ${OPENED.toISOString()}`
  const asked = { title: 'Tuần', firstDay: '2026-11-16', lastDay: '2026-11-22', dueDay: '2026-11-25' }
  roundId = await openRound(house.database, { edition: EDITION, unitCode: 'c' }, asked, {
    openedBy: officialId,
    now: OPENED,
  })
})
afterEach(async () => {
  await other.close()
  await house.end()
})

async function binds(unitCode: string): Promise<void> {
  const chatId = await ensureChat(house.database, { channel: 'web', kind: 'group', address: unitCode })
  await bindGroup(house.database, chatId, { edition: EDITION, unitCode }, officialId)
  groups.set(unitCode, chatId)
}

/** Two processes look at a moment of the city's clock; gives which groups were reminded, once for each time. */
async function look(at: string): Promise<string[]> {
  const before = (await house.said()).length
  const parts = { city: CITY, outbox: createSignal(), log: pino({ level: 'silent' }) }
  const now = new Date(`${at}:00+07:00`)
  await Promise.all(
    [house.database, other].map((database) => sendRoundReminders({ ...parts, database }, now)),
  )
  const said = (await house.said()).slice(before)
  return said.map(({ chat }) => [...groups].find(([, id]) => id === chat)?.[0] ?? '?').sort()
}

const sends = (unitCode: string, now: Date) =>
  sendReport(
    house.database,
    { round: roundId, unitCode },
    { target: 5, figures: NO_FIGURES },
    { personId: officialId, now, seen: { isSent: false, corrections: 0 } },
  )

describe('reminders of a round', () => {
  it('come three days before, one day before, on the day and after it, once by however many processes', async () => {
    expect(await look('2026-11-21T08:30')).toEqual([])
    expect(await look('2026-11-22T08:29')).toEqual([])
    expect(await look('2026-11-22T08:30')).toEqual(['d', 'w'])
    expect(await look('2026-11-22T08:31')).toEqual([])
    expect(await look('2026-11-24T08:30')).toEqual(['d', 'w'])
    expect(await look('2026-11-25T08:30')).toEqual(['d', 'w'])
    expect(await sends('w', new Date('2026-11-25T10:00:00+07:00'))).toBe(true)
    expect(await look('2026-11-26T08:30')).toEqual(['d'])
    expect(await look('2026-11-28T08:30')).toEqual([])
    for (const day of ['2026-11-29', '2026-12-02', '2026-12-05', '2026-12-08'])
      expect(await look(`${day}T08:30`)).toEqual(['d'])
    expect(await look('2026-12-11T08:30')).toEqual([])
  })

  it('say one thing after a standstill, in office hours, and nothing again when the clock goes back', async () => {
    // The server stood still from before the 22nd until the evening of the 24th: two are due, neither is said at night.
    expect(await look('2026-11-24T21:00')).toEqual([])
    expect(await look('2026-11-25T08:29')).toEqual([])
    expect(await look('2026-11-25T08:40')).toEqual(['d', 'w'])
    expect(await look('2026-11-25T08:35')).toEqual([])
    // One that was missed on its day is made up for on the next, and no later.
    expect(await look('2026-11-27T09:00')).toEqual(['d', 'w'])
    expect(await look('2026-12-01T09:00')).toEqual([])
  })

  it('are not for a group bound since, nor for a round that was closed', async () => {
    await house.database.client`
      update unit_groups set bound_at = '2026-11-22T09:00:00+07:00' where unit_code = 'w'`
    expect(await look('2026-11-22T10:00')).toEqual(['d'])
    await closeRound(house.database, roundId, new Date('2026-11-23T10:00:00+07:00'))
    expect(await look('2026-11-24T08:30')).toEqual([])
  })
})

describe('a round', () => {
  it('has a report for every unit below, with the one above it, and knows who can be reached', async () => {
    await markReachable(house.database, groups.get('d') ?? 0, false)
    const round = await roundById(house.database, roundId)
    const reports = round ? await reportsOf(house.database, round) : []
    expect(reports.map(({ unitCode, aboveCode, reachable }) => [unitCode, aboveCode, reachable])).toEqual([
      ['c', null, true],
      ['d', 'c', false],
      ['v', 'd', false],
      ['w', 'd', true],
    ])
  })

  it('takes one of two reports that are sent at once, and counts what is corrected', async () => {
    const now = new Date('2026-11-25T10:00:00+07:00')
    const both = await Promise.all([sends('w', now), sends('w', now)])
    expect(both.filter((isTaken) => isTaken)).toHaveLength(1)
    const again = (corrections: number) =>
      sendReport(
        house.database,
        { round: roundId, unitCode: 'w' },
        { remarks: 'Thiếu giấy in', figures: { ...NO_FIGURES, open: 4 } },
        { personId: officialId, now, seen: { isSent: true, corrections } },
      )
    expect(await again(0)).toBe(true)
    expect(await again(0)).toBe(false)
    const round = await roundById(house.database, roundId)
    const report = round && (await reportsOf(house.database, round)).find(({ unitCode }) => unitCode === 'w')
    expect(report).toMatchObject({
      target: 5,
      remarks: 'Thiếu giấy in',
      corrections: 1,
      figures: { open: 4 },
    })
  })
})
