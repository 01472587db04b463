import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { render } from '../../../bot/core/text.ts'
import { alarmAsks, alarmIs } from '../../../bot/flows/operator/alarmTexts.ts'
import { alarmsNow } from '../../../db/alarms.ts'
import { ensureChat } from '../../../db/chats.ts'
import { createPerson } from '../../../db/people.ts'
import { momentOf } from '../../../server/commands/incidents/open.ts'
import { watchIncidents } from '../../../server/workers/incidentAlarms.ts'
import { NOW, operatorWorld } from './operatorWorld.ts'

const world = operatorWorld()
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000)

async function alarmsAt(moment: Date): Promise<string[]> {
  await watchIncidents(world.database, moment)
  return (await alarmsNow(world.database)).map(({ name }) => name)
}

test('an incident has a clock, alarms at each stage until the authority was told, and a record', async () => {
  expect((await world.run('incidents list')).out[0]).toMatch(/^Chưa ghi sự cố nào/)
  const opened = await world.run('incidents open --found "hôm nay 13:05" "Mất điện thoại của cán bộ Lan"')
  expect(opened.err).toEqual([])
  expect(opened.out.slice(0, 2)).toEqual([
    'Đã ghi sự cố số 1, phát hiện lúc 23/11/2026 13:05.',
    'Cơ quan chuyên trách bảo vệ dữ liệu cá nhân phải được báo trước 26/11/2026 13:05 (72 giờ), nếu có thể gây hại cho người dân.',
  ])
  expect((await alarmsNow(world.database)).map(({ name }) => name)).toEqual(['incident 1 open'])
  expect(await alarmsAt(hours(22.9))).toEqual(['incident 1 open'])
  expect(await alarmsAt(hours(23))).toEqual(['incident 1 open', 'incident 1 24'])
  expect(await alarmsAt(hours(47))).toContain('incident 1 48')
  expect(await alarmsAt(hours(65))).toContain('incident 1 66')
  expect(await alarmsAt(hours(71))).toContain('incident 1 late')
  for (const name of await alarmsAt(hours(71))) {
    expect(render('vi', alarmIs(name))).toMatch(/sự cố .*1.*cơ quan chuyên trách/)
    expect(render('en', alarmAsks(name))).toContain('incidents told 1 authority')
  }

  expect((await world.run('incidents list')).out[1]).toMatch(
    /^1 +23\/11\/2026 13:05 .*CHƯA BÁO CƠ QUAN, còn 71 giờ$/,
  )
  expect((await world.run('incidents close 1 "Xong"')).err[0]).toContain('chưa báo cơ quan chuyên trách')
  expect((await world.run('incidents note 1 "Đã cắt quyền"')).out[1]).toContain('incidents told 1 authority')
  expect((await world.run('incidents told 1 press "Có"')).code).toBe(1)
  expect((await world.run('incidents told 1 authority "Công văn 12"')).out[1]).toContain(
    'incidents told 1 people',
  )
  expect((await alarmsNow(world.database)).map(({ name }) => name)).toEqual([])
  await world.run('incidents told 1 people "Gọi 3 người"')
  expect((await world.run('incidents close 1 "Máy đã tìm lại"')).out[0]).toBe('Đã đóng sự cố số 1.')
  expect((await world.run('incidents show 1')).out.slice(2, 7)).toEqual([
    '  23/11/2026 14:05  phát hiện: Mất điện thoại của cán bộ Lan',
    '  23/11/2026 14:05  ghi thêm: Đã cắt quyền',
    '  23/11/2026 14:05  đã báo cơ quan: Công văn 12',
    '  23/11/2026 14:05  đã báo người dân: Gọi 3 người',
    '  23/11/2026 14:05  đóng: Máy đã tìm lại',
  ])
  const [row] = await world.database.client`select words_sealed from incident_entries limit 1`
  expect(Buffer.from(row?.words_sealed).toString()).not.toContain('Lan')
})

test('what can harm nobody is closed without the authority, and ends the alarm', async () => {
  await world.run('incidents open --found "2026-11-22 08:00" "Gửi nhầm tệp trống"')
  expect(await alarmsAt(NOW)).toEqual(['incident 2 24'])
  expect((await world.run('incidents close 2 --harmless "Tệp không có gì"')).code).toBe(0)
  expect(await alarmsAt(NOW)).toEqual([])
})

test('a moment is a day as people write it and the clock of the city', () => {
  const said = (written: string) => momentOf(written, 'Asia/Ho_Chi_Minh', NOW)?.toISOString()
  expect(said('2026-11-20 14:05')).toBe('2026-11-20T07:05:00.000Z')
  expect(said('hôm qua 9h30')).toBe('2026-11-22T02:30:00.000Z')
  for (const written of ['14:05', 'hôm nay', 'hôm nay 25:00', '31/2 14:05', ''])
    expect(said(written)).toBeUndefined()
})

test.each([
  ['incidents open --found "mai 14:05" "x"', /^Giờ phát hiện 24\/11\/2026 14:05 còn chưa tới/],
  ['incidents open --found "hôm nay 14:05" ""', /^Chưa có lời nào/],
  ['incidents show 99', /^Không có sự cố số 99: xem npm run admin -- incidents list\.$/],
  ['incidents people 1 --file /nowhere/at/all', /^Không tạo được/],
  ['incidents people 1 --venue 7KQ2M-9XH4T --file x', /^Không có địa điểm/],
])('%s says what to mend', async (words, said) => {
  const { code, err } = await world.run(words)
  expect([code, err[0]]).toEqual([1, expect.stringMatching(said)])
})

test('whom it may have touched is written for one reader into a new file, and noted with the count', async () => {
  for (const [name, phone] of [['Trần Thị Bích Ngọc', '+84912345678'], ['=Hùng']] as const) {
    const chatId = await ensureChat(world.database, { channel: 'web', kind: 'private', address: name })
    await createPerson(world.database, { profile: { name, ...(phone && { phone }) }, chatId })
  }
  const file = join(world.folder, 'ảnh hưởng.csv')
  const { out, err } = await world.run(`incidents people 1 --file "${file}"`)
  expect([err, out[0]]).toEqual([[], `Đã viết 2 người vào ${file}, chỉ mình tài khoản này đọc được.`])
  expect(out[1]).toMatch(/1 người không có số điện thoại/)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const written = readFileSync(file, 'utf8')
  expect(written).toContain('"Trần Thị Bích Ngọc","0912 345 678"')
  expect(written).not.toContain('"=Hùng"')
  const rows = await world.database.client`
    select actor_kind, count, first_day::text from acts where what = 'incidents people'`
  expect(rows).toEqual([{ actor_kind: 'operator', count: 2, first_day: null }])
  writeFileSync(file, 'kept')
  expect((await world.run(`incidents people 1 --file "${file}"`)).err[0]).toContain('không ghi đè')
  expect(readFileSync(file, 'utf8')).toBe('kept')
  const none = join(world.folder, 'none.csv')
  expect(
    (await world.run(`incidents people 1 --since 2026-11-20 --until "hôm nay" --file "${none}"`)).out[0],
  ).toContain('Đã viết 0 người')
})
