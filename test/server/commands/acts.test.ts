import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordAct } from '../../../db/acts.ts'
import { ensureChat } from '../../../db/chats.ts'
import { recordOfficialReads } from '../../../db/officialReads.ts'
import { appoint } from '../../../db/officials.ts'
import { createPerson } from '../../../db/people.ts'
import { recordPurge } from '../../../db/purges.ts'
import { COMMANDS } from '../../../server/commands/all.ts'
import { runNoted } from '../../../server/commands/noted.ts'
import { createOperator } from '../../../server/commands/operator.ts'
import { readEnvironment } from '../../../server/env/readEnvironment.ts'
import { NOW, operatorWorld } from './operatorWorld.ts'

const world = operatorWorld()
const UNIT = { edition: 'haiphong-2025', unitCode: '11329' }
const before = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)
/** It reads or does nothing of anybody's: whoever adds a command decides that it may stand here. */
const LOOKS_ONLY = [
  'units list',
  'groups list',
  'operators list',
  'templates list',
  'templates check',
  'messages waiting',
  'messages failed',
  'requests list',
  'acts report',
  'incidents list',
  'purges list',
  'erasures save',
  'keys status',
  'health',
  'settings',
]

async function person(address: string) {
  const chatId = await ensureChat(world.database, { channel: 'web', kind: 'private', address })
  return createPerson(world.database, { profile: { name: 'Trần Thị Bích Ngọc' }, chatId })
}

async function noted(): Promise<string[]> {
  const rows = await world.database.client<{ line: string }[]>`
    select actor_kind || ': ' || what as line from acts order by id`
  return rows.map(({ line }) => line)
}

beforeEach(() => world.asOwner('delete from acts'))
afterEach(() => world.asOwner('alter table acts drop constraint if exists nothing_more'))

test('every command leaves its line, or is declared to look only', async () => {
  const configured = readEnvironment(world.variables)
  if ('problems' in configured) throw new Error('the test is not configured')
  const { environment } = configured
  const parts = { environment, mayMakeDatabase: false, now: NOW, random: randomBytes, note: () => {} }
  const operator = createOperator(parts)
  const given = { value: () => '', optional: () => undefined, list: [] }
  const expected: string[] = []
  try {
    for (const command of COMMANDS) {
      // What notes itself is tried by its own tests.
      if (command.noted === 'itself') continue
      await runNoted({ ...command, run: async () => ({ problems: ['x'] }) }, operator, given)
      await runNoted({ ...command, run: async () => ({ lines: ['x'] }) }, operator, given)
      // Before it is known how it ends there is a line each time.
      const times = { before: 2, after: 1, together: 1, 'looks only': 0 }[command.noted]
      for (let time = 0; time < times; time++) expected.push(`operator: ${command.words}`)
    }
  } finally {
    await operator.leave()
  }
  expect(await noted()).toEqual(expected)
  const looking = COMMANDS.flatMap(({ words, noted }) => (noted === 'looks only' ? [words] : []))
  expect(looking.toSorted()).toEqual(LOOKS_ONLY.toSorted())
})

test('what can not be noted is not done, and what was refused leaves no line', async () => {
  const lan = await person('Lan')
  await appoint(world.database, lan.id, UNIT, { role: 'tracer', name: 'BS Lan' })
  expect((await world.run('officials remove 99')).code).toBe(1)
  expect(await noted()).toEqual([])
  await world.asOwner(`alter table acts add constraint nothing_more check (what = 'none') not valid`)
  expect((await world.run('officials remove 1')).code).toBe(1)
  expect(await world.database.client`select 1 from officials`).toHaveLength(1)
  await world.asOwner('alter table acts drop constraint nothing_more')
  expect((await world.run('officials remove 1')).code).toBe(0)
  const rows = await world.database.client`select what, unit_code, person_log_id from acts`
  expect(rows).toEqual([{ what: 'officials remove', unit_code: '11329', person_log_id: lan.logId }])
})

test('what an official did is asked for by the random id of the list, and the report says what is odd', async () => {
  const [lan, traced] = [await person('Lan 2'), await person('Ngọc')]
  const { database } = world
  await appoint(database, lan.id, UNIT, { role: 'tracer', name: 'BS Lan', until: before(-60) })
  const [head, line] = (await world.run('officials list')).out
  expect([head, line]).toEqual([
    expect.stringMatching(/MÃ$/),
    expect.stringMatching(new RegExp(`${lan.logId}$`)),
  ])
  const read = (what: 'looked up' | 'visits', persons: readonly number[], at: Date) =>
    recordOfficialReads(database, { readerId: lan.id, ...UNIT, reference: 'BN-2026-0153', what, persons, at })
  for (let minute = 1; minute <= 5; minute++) await read('looked up', [], before(minute))
  await read('visits', [traced.id], before(14 * 60))
  await recordAct(database, { what: 'official cut off', personId: lan.id, unit: UNIT, at: before(30) })
  await database.client`update officials set until = ${before(40).toISOString()} where person_id = ${lan.id}`
  await recordPurge(database, { what: 'messages', before: before(10), rows: 12, at: before(5) })
  await world.run('incidents open --found "hôm nay 13:05" "Mất máy"')

  const { out, err } = await world.run('acts report')
  expect(err).toEqual([])
  const said = out.join('\n')
  expect(out[0]).toBe('Giám sát 7 ngày, 16/11/2026 đến 23/11/2026. Mã là mã ngẫu nhiên, không có họ tên.')
  expect(said).toContain(`cán bộ  ${lan.logId}  5 lần tra cứu không thấy ai trong một ngày: có thể dò số`)
  expect(said).toContain(`cán bộ  ${lan.logId}  1 lần đọc từ 22 giờ đến 5 giờ`)
  expect(said).toContain(`cán bộ  ${lan.logId}  5 việc sau khi đã thôi phân công`)
  expect(said).toMatch(/Sự cố số \d+: CHƯA BÁO CƠ QUAN, còn 71 giờ/)
  expect(said).toMatch(/tin nhắn, phiên +12 +gần nhất/)
  expect(said).toMatch(/\(11329\) +6 +1$/m)
  expect(said).not.toMatch(/Lan|Ngọc|BN-2026/)

  const own = await world.run(`acts list --who ${lan.logId}`)
  expect(own.out).toHaveLength(7)
  expect(own.out[1]).toMatch(
    new RegExp(`^23/11/2026 14:04 +cán bộ +${lan.logId} +tra cứu +.*\\(11329\\) +0$`),
  )
  expect((await world.run('acts list')).out.join('\n')).not.toMatch(/BS Lan|Bích|BN-2026/)
  expect((await world.run('acts list --who Lan')).err[0]).toContain('officials list')
})
