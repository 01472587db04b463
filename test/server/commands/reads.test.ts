import { expect, test } from 'vitest'
import { alarmsNow } from '../../../db/alarms.ts'
import { ensureChat } from '../../../db/chats.ts'
import { type OfficialRead, recordOfficialReads } from '../../../db/officialReads.ts'
import { appoint } from '../../../db/officials.ts'
import { createPerson } from '../../../db/people.ts'
import { watchReads } from '../../../server/workers/readAlarms.ts'
import { NOW, operatorWorld } from './operatorWorld.ts'

const world = operatorWorld()
const UNIT = { edition: 'haiphong-2025', unitCode: '11329' }
const before = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)

async function person(address: string) {
  const { database } = world
  const chatId = await ensureChat(database, { channel: 'web', kind: 'private', address })
  return createPerson(database, { profile: { name: 'Trần Thị Bích Ngọc' }, chatId })
}

test('what officials read is listed with how many it was of, and too much of it raises an alarm', async () => {
  expect((await world.run('reads list')).out).toEqual(['Trong 7 ngày qua không có lần xem nào.'])
  expect((await world.run('reads list --days 0')).err).toEqual(['--days là số ngày, từ 1 đến 365.'])
  const [lan, other, traced] = [await person('Lan'), await person('Hùng'), await person('Ngọc')]
  await appoint(world.database, lan.id, UNIT, { role: 'tracer', name: 'BS Lan' })
  const read = (more: Partial<OfficialRead>) =>
    recordOfficialReads(world.database, {
      readerId: lan.id,
      ...UNIT,
      reference: 'BN-2026-0153',
      what: 'visits',
      persons: [traced.id],
      first: '2026-11-20',
      last: '2026-11-23',
      at: before(1),
      ...more,
    })
  await read({})
  await read({ readerId: other.id, what: 'names', persons: [traced.id, lan.id], at: before(60 * 24 * 8) })
  const { out } = await world.run('reads list')
  expect(out).toHaveLength(2)
  expect(out[1]).toMatch(/^23\/11\/2026 14:04 +BS Lan +.*11329.* +BN-2026-0153 +xem lượt vào +1$/)
  const all = (await world.run('reads list --days 30')).out.join('\n')
  expect(all).toMatch(new RegExp(`${other.logId} .*xem tên +2`))
  expect(all).not.toMatch(/Ngọc|Trần/)
  expect(all).not.toContain(traced.logId)

  for (let minute = 1; minute < 15; minute++)
    await read({ what: 'looked up', persons: [], at: before(minute) })
  await watchReads(world.database, NOW)
  expect(await alarmsNow(world.database)).toEqual([])
  await read({ what: 'looked up', persons: [], at: before(15) })
  await watchReads(world.database, NOW)
  expect(await alarmsNow(world.database)).toMatchObject([
    { name: 'official reads', reason: '15 look-ups by one official in a day, 15 in vain' },
  ])
  await watchReads(world.database, new Date(NOW.getTime() + 86_400_000))
  expect(await alarmsNow(world.database)).toEqual([])
})
