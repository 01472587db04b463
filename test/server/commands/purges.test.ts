import { afterEach, expect, test } from 'vitest'
import { alarmsNow } from '../../../db/alarms.ts'
import { lookAtClock } from '../../../db/clock.ts'
import { recordPurge } from '../../../db/purges.ts'
import { operatorWorld } from './operatorWorld.ts'

const world = operatorWorld()
const TODAY = '23/11/2026'

afterEach(() => world.asOwner('update city_state set seen_at = null, purges_held_until = null'))

/** The database's clock is the real one here, so the leap ends at it. */
async function leap(days: number): Promise<Date> {
  const now = new Date()
  const look = (database: Date) =>
    lookAtClock(world.database, { process: database, database, leapt: 0, purged: undefined })
  await look(new Date(now.getTime() - days * 86_400_000))
  await look(now)
  return now
}
const dayOf = (moment: Date) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(moment)

test('the ledger says of each kind what was deleted and when, and when it goes on', async () => {
  const now = new Date()
  const before = new Date(now.getTime() - 86_400_000)
  await recordPurge(world.database, { what: 'visits', before, rows: 7, at: now })
  const { code, out } = await world.run('purges list', {}, now)
  expect([code, out[1]]).toEqual([
    0,
    expect.stringMatching(new RegExp(`^lượt vào ra +${dayOf(now)} ..:.. +${dayOf(before)} ..:.. +7 +7$`)),
  ])
  expect(out.filter((line) => / chưa +0 +0$/.test(line))).toHaveLength(12)
  expect(out.slice(14)).toEqual([
    'Chưa có lần xoá nào.',
    expect.stringMatching(/^Lần tới: .*, khi máy chủ chạy\.$/),
  ])
  const slow = await world.run('purges list', {}, before)
  expect(slow.out.at(-1)).toMatch(/^Đồng hồ của máy này .* không xoá gì\.$/)
})

test('what is held because the clock leapt is told, and goes on when somebody types the date that the clocks have, too', async () => {
  const few = await world.run('purges list', {}, await leap(3))
  expect(few.out.at(-1)).toMatch(/^Tạm dừng tới .* vì đồng hồ đã nhảy hơn một ngày/)
  const now = await leap(30)
  const { out } = await world.run('purges list', {}, now)
  expect(out.at(-1)).toMatch(/^Tạm dừng vì đồng hồ đã nhảy hơn 7 ngày, và không tự tiếp/)
  const asked = await world.run('purges go-on')
  expect([asked.code, asked.err.join(' ')]).toEqual([1, expect.not.stringContaining(TODAY)])
  // The clock of the commands in these tests stands still; the database's does not.
  for (const day of [TODAY, dayOf(now), '31/02/2026'])
    expect((await world.run(`purges go-on --confirm ${day}`)).code).toBe(1)
  expect((await alarmsNow(world.database)).map(({ name }) => name)).toEqual(['clock leapt far'])
  const agreed = await world.run(`purges go-on --confirm ${dayOf(now)}`, {}, now)
  expect([agreed.code, await alarmsNow(world.database)]).toEqual([0, []])
  const again = await world.run(`purges go-on --confirm ${dayOf(now)}`, {}, now)
  expect(again.out).toEqual(['Việc xoá không bị tạm dừng.'])
})
