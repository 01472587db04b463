import { readFile } from 'node:fs/promises'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ensureChat } from '../../../../db/chats.ts'
import { connect, type Database } from '../../../../db/connect.ts'
import { bindGroup } from '../../../../db/officials.ts'
import { createPerson } from '../../../../db/people.ts'
import { createSignal } from '../../../../server/inbox/signal.ts'
import { sendDueSummaries } from '../../../../server/workers/summaries.ts'
import { KEYS } from '../../../flows/world/city.ts'
import { CITY, type House, openHouse } from '../support/house.ts'

/** Figures that fail for one unit; all else is as it is. */
const figures = vi.hoisted(() => ({ failing: '' }))
vi.mock('../../../../bot/flows/group/pushed.ts', async (original) => {
  const real = await original<typeof import('../../../../bot/flows/group/pushed.ts')>()
  const pushedSummary: typeof real.pushedSummary = async (reader, push) => {
    if (push.unit.unitCode === figures.failing) throw new Error('no figures')
    return real.pushedSummary(reader, push)
  }
  return { ...real, pushedSummary }
})

const MENDED = 'db/migrations/20261128175242_officials_side_mended.sql'

let house: House
beforeEach(async () => {
  house = await openHouse()
  figures.failing = ''
  await house.database.client`
    insert into units (edition, code, name, type) values ('none', 'A', 'A', 'ward'), ('none', 'B', 'B', 'ward')`
  const chatId = await ensureChat(house.database, { channel: 'web', kind: 'private', address: 'Ngọc' })
  const { id } = await createPerson(house.database, { profile: {}, chatId })
  for (const code of ['A', 'B', 'former']) {
    const group = await ensureChat(house.database, { channel: 'web', kind: 'group', address: code })
    const edition = code === 'former' ? 'former' : 'none'
    await bindGroup(house.database, group, { edition, unitCode: code }, id)
  }
  await bound('2026-11-01T00:00:00Z')
})
afterEach(() => house.end())

const bound = (at: string) => house.database.client`update unit_groups set bound_at = ${at}`

async function send(at: string, city = CITY, database: Database = house.database): Promise<void> {
  const parts = { database, city, outbox: createSignal(), log: pino({ level: 'silent' }) }
  await sendDueSummaries(parts, new Date(at))
}

/** Looks for what is due at a moment and gives how what was said since the last look is headed. */
async function look(at: string, city = CITY): Promise<readonly string[]> {
  const before = (await house.said()).length
  await send(at, city)
  return heads((await house.said()).slice(before))
}
const heads = (said: readonly { text: string }[]) => said.map(({ text }) => text.split('\n')[0] ?? '')
const daily = (unit: string, day: string, time: string) =>
  `Báo cáo ngày ${day}, ${unit} (số liệu lúc ${time})`

// The summary's hour is 17:00 in Hải Phòng, 10:00 in UTC. 23/11/2026 is a Monday.
describe('the daily summary', () => {
  it('goes to each group of a unit that is in force once, when its hour has come', async () => {
    await look('2026-11-24T09:59:00Z')
    expect(await look('2026-11-24T10:00:00Z')).toEqual([
      daily('A', '24/11/2026', '17:00'),
      daily('B', '24/11/2026', '17:00'),
    ])
    expect(await look('2026-11-24T10:01:00Z')).toEqual([])
    expect(await look('2026-11-25T09:59:00Z')).toEqual([])
  })

  it('of a day whose hour a server slept through goes out after midnight, and no older one', async () => {
    await look('2026-11-24T10:00:00Z')
    expect(await look('2026-11-26T17:30:00Z')).toEqual([
      daily('A', '26/11/2026', '00:30 ngày 27/11/2026'),
      daily('B', '26/11/2026', '00:30 ngày 27/11/2026'),
    ])
    expect(await look('2026-11-26T17:31:00Z')).toEqual([])
  })

  it('goes to all other groups when one group’s figures fail, and to that one when they work again', async () => {
    await look('2026-11-24T10:00:00Z')
    figures.failing = 'A'
    expect(await look('2026-11-25T10:00:00Z')).toEqual([daily('B', '25/11/2026', '17:00')])
    figures.failing = ''
    expect(await look('2026-11-25T10:01:00Z')).toEqual([daily('A', '25/11/2026', '17:01')])
  })

  it('is not sent to a group that was bound after its hour', async () => {
    await bound('2026-11-24T10:30:00Z')
    expect(await look('2026-11-24T11:00:00Z')).toEqual([])
    expect(await look('2026-11-25T10:00:00Z')).toHaveLength(2)
  })

  it('is not sent twice by a clock that jumps, or when the hour is changed', async () => {
    await look('2026-11-24T10:00:30Z')
    for (const at of ['2026-11-24T09:30:00Z', '2026-11-24T10:00:00Z', '2026-11-24T10:00:30Z'])
      expect(await look(at)).toEqual([])
    expect(await look('2026-11-24T12:30:00Z', { ...CITY, summaryHour: 19 })).toEqual([])
    // Two days too far, and back: the days are each told once.
    expect(await look('2026-11-26T10:00:00Z')).toHaveLength(4)
    expect(await look('2026-11-24T10:30:00Z')).toEqual([])
    expect(await look('2026-11-25T10:00:00Z')).toEqual([])
    expect(await look('2026-11-26T10:00:00Z')).toEqual([])
    expect(await look('2026-11-27T10:00:00Z')).toHaveLength(2)
  })

  it('that the version before sent at its hour is not sent again after an upgrade', async () => {
    await look('2026-11-23T10:00:00Z')
    await house.database.client`
      insert into scheduled_runs (name, due_at)
      select 'daily summary ' || chat_id, '2026-11-24T10:00:00Z' from unit_groups`
    const migration = await readFile(MENDED, 'utf8')
    const shift = migration.split('--> statement-breakpoint').find((one) => one.includes("'daily summary %'"))
    await house.database.client.unsafe(shift ?? '')
    expect(await look('2026-11-24T10:05:00Z')).toEqual([])
    expect(await look('2026-11-25T10:00:00Z')).toHaveLength(2)
  })

  it('is no more sent when the scheme has ended', async () => {
    const { client } = house.database
    await client`insert into city_state (time_zone, ended_at) values ('Asia/Ho_Chi_Minh', now())
      on conflict (one) do update set ended_at = now()`
    expect(await look('2026-11-24T10:00:00Z')).toEqual([])
  })
})

describe('the weekly summary', () => {
  const weekly = (unit: string, time: string) =>
    `Báo cáo tuần từ 16/11/2026 đến 22/11/2026, ${unit} (số liệu lúc ${time} ngày 23/11/2026)`

  it('goes out on Monday beside the day’s', async () => {
    await look('2026-11-22T10:00:00Z')
    expect(await look('2026-11-23T10:00:00Z')).toEqual([
      daily('A', '23/11/2026', '17:00'),
      daily('B', '23/11/2026', '17:00'),
      weekly('A', '17:00'),
      weekly('B', '17:00'),
    ])
    expect(await look('2026-11-24T10:00:00Z')).toHaveLength(2)
  })

  it('is made up for all week where the server stood still on Monday', async () => {
    await look('2026-11-22T10:00:00Z')
    const said = await look('2026-11-26T02:00:00Z')
    expect(said.filter((head) => head.includes('tuần'))).toHaveLength(2)
    expect(await look('2026-11-26T02:01:00Z')).toEqual([])
  })
})

it('are written once by processes that look at the same moment, each on connections of its own', async () => {
  const processes = [1, 2, 3].map(() => connect({ url: house.url, keys: KEYS, connections: 2 }))
  await Promise.all(processes.map((database) => send('2026-11-23T10:00:00Z', CITY, database)))
  await Promise.all(processes.map((database) => database.close()))
  const said = heads(await house.said())
  expect(said).toHaveLength(6)
  expect(new Set(said).size).toBe(6)
})

describe('what a group was told', () => {
  const counted = (day: string, ins: number) => house.database.client`
    insert into venue_days (venue_id, day, ins, outs) values (${venue}, ${day}, ${ins}, 0)
    on conflict (venue_id, day) do update set ins = excluded.ins`
  let venue = 0
  beforeEach(async () => {
    const [row] = await house.database.client<{ id: number }[]>`
      insert into venues (name, type, address, edition, unit_code, created_at)
      values ('Chợ Ga', 'market', '', 'none', 'A', '2026-11-01') returning id`
    venue = Number(row?.id)
  })
  const toldToA = async (at: string) => {
    const before = (await house.said()).length
    await send(at)
    return (await house.said())
      .slice(before)
      .flatMap(({ text }) => (text.includes(', A (') ? text.split('\n') : []))
      .filter((line) => line.startsWith('Bổ sung'))
  }

  it('of a day and of a week is told with what came since, or was taken back', async () => {
    await counted('2026-11-20', 9)
    await counted('2026-11-23', 5)
    await toldToA('2026-11-23T10:00:00Z')
    await counted('2026-11-23', 8)
    expect(await toldToA('2026-11-24T10:00:00Z')).toEqual([
      'Bổ sung hôm qua (sau số liệu lúc 17:00): lượt vào +3',
    ])
    // Told once: afterwards it is no news.
    expect(await toldToA('2026-11-25T10:00:00Z')).toEqual([])
    // Also what comes days later, in one sum.
    await counted('2026-11-23', 10)
    expect(await toldToA('2026-11-26T10:00:00Z')).toEqual(['Bổ sung ngày 23/11/2026: lượt vào +2'])
    expect(await toldToA('2026-11-27T10:00:00Z')).toEqual([])
    await counted('2026-11-20', 7)
    expect(await toldToA('2026-11-30T10:00:00Z')).toEqual([
      'Bổ sung tuần từ 16/11/2026 đến 22/11/2026 (sau số liệu lúc 17:00 ngày 23/11/2026): lượt vào −2',
    ])
  })
})
