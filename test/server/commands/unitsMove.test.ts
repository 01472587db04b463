import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ensureChat } from '../../../db/chats.ts'
import { appoint, bindGroup, officialsNow } from '../../../db/officials.ts'
import { createPerson } from '../../../db/people.ts'
import { importUnits } from '../../../db/unitRows.ts'
import { loadUnitFile } from '../../../db/units/unitFile.ts'
import { NOW, operatorWorld } from './operatorWorld.ts'

const world = operatorWorld()
const FORMER = 'haiphong-2021'
/** Phường Máy Chai and Vạn Mỹ, quận Ngô Quyền; the first one's code is phường Ngô Quyền's today. */
const [MAY_CHAI, VAN_MY] = ['11329', '11335']

function file(content: unknown): string {
  const path = join(world.folder, 'chuyển.json')
  writeFileSync(path, JSON.stringify(content))
  return `"${path}"`
}

async function venueAt(unitCode: string, bodyCode: string | null = null): Promise<number> {
  const [row] = await world.database.client<{ id: number }[]>`
    insert into venues (name, type, address, edition, unit_code, body_code)
    values ('Quán', 'food', '1', ${FORMER}, ${unitCode}, ${bodyCode}) returning id`
  return Number(row?.id)
}

test('departments and unions are added to an edition that stands, and listed below their unit', async () => {
  const bodies = [
    { code: 'SYT', name: 'Y tế', type: 'Sở', parentCode: '31' },
    { code: 'CDC', name: 'Kiểm soát bệnh tật', type: 'Trung tâm', parentCode: 'SYT' },
  ]
  const missing = await world.run(`units import ${file(bodies)} --edition hue-2025 --bodies`)
  expect(missing).toMatchObject({ code: 1, err: [expect.stringContaining('Chưa có ấn bản hue-2025')] })
  await world.run('units list')
  const wrong = [...bodies, { ...bodies[0], code: '11329', parentCode: '99' }]
  const refused = await world.run(`units import ${file(wrong)} --edition haiphong-2025 --bodies`)
  expect(refused.err).toEqual([
    'mã 11329 vừa là đơn vị hành chính vừa là ban ngành, đoàn thể',
    'đơn vị 11329 có cấp trên 99 không có trong danh sách',
  ])
  expect(await world.run(`units import ${file(bodies)} --edition haiphong-2025 --bodies`)).toMatchObject({
    code: 0,
  })
  const { out } = await world.run('units list')
  expect(out.slice(0, 4)).toEqual([
    'Ấn bản haiphong-2025: 115 đơn vị, 2 ban ngành, đoàn thể.',
    expect.stringMatching(/^Thành phố Hải Phòng +31$/),
    expect.stringMatching(/^ {2}Sở Y tế +SYT$/),
    expect.stringMatching(/^ {4}Trung tâm Kiểm soát bệnh tật +CDC$/),
  ])
})

test('every problem of a file of moves is told at once, and nothing moves', async () => {
  const { database } = world
  await importUnits(
    database,
    loadUnitFile(FORMER).map((unit) => ({ ...unit, edition: FORMER })),
  )
  await importUnits(database, [
    { edition: FORMER, code: 'SYT1', name: 'Y tế', type: 'Sở', parentCode: '31', kind: 'body' },
  ])
  const venue = await venueAt(MAY_CHAI)
  const moves = [
    { from: MAY_CHAI, to: '11329' },
    { from: MAY_CHAI, to: '11330' },
    { from: '1', to: '2' },
    { from: VAN_MY, to: '31' },
    { from: 'SYT1', to: '11329' },
    { from: 5 },
  ]
  const { code, err } = await world.run(`units move ${file(moves)} --from ${FORMER}`)
  expect([code, err]).toEqual([
    1,
    [
      'mục 6: from là mã đơn vị cũ',
      'mục 6: to là mã đơn vị mới',
      'from 11329 có 2 lần: mỗi đơn vị cũ chỉ về một đơn vị mới',
      'to 11330: ấn bản haiphong-2025 không có mã này',
      'from 1: ấn bản haiphong-2021 không có mã này',
      'to 2: ấn bản haiphong-2025 không có mã này',
      '11335 → 31: 31 còn đơn vị trực thuộc, địa điểm cần một đơn vị cấp thấp nhất',
      'SYT1 → 11329: một bên là đơn vị hành chính, một bên là ban ngành, đoàn thể',
    ],
  ])
  expect((await world.run(`units move ${file(moves)} --from haiphong-2025`)).err[0]).toContain('đang dùng')
  const [row] = await database.client`select edition from venues where id = ${venue}`
  expect(row).toEqual({ edition: FORMER })
})

test('venues, groups and officials move; what was not mapped stays and is named; old figures stay readable', async () => {
  const { database } = world
  await database.client`delete from venues`
  const [moved, stays] = [await venueAt(MAY_CHAI, 'SYT1'), await venueAt('11341')]
  const chat = { channel: 'telegram', address: 'cán bộ', kind: 'private' } as const
  const own = await ensureChat(database, chat)
  const { id: personId } = await createPerson(database, { profile: {}, chatId: own })
  const groupId = await ensureChat(database, { ...chat, address: 'nhóm', kind: 'group' })
  for (const unitCode of [MAY_CHAI, VAN_MY])
    await appoint(database, personId, { edition: FORMER, unitCode }, { role: 'reporter' })
  await bindGroup(database, groupId, { edition: FORMER, unitCode: MAY_CHAI }, personId)

  await database.client`
    insert into report_rounds (edition, unit_code, title, first_day, last_day, due_day, opened_at)
    values (${FORMER}, ${MAY_CHAI}, 'Tuần', '2026-11-16', '2026-11-22', '2026-11-25', now())`
  await database.client`
    insert into traces (edition, unit_code, reference_sealed, from_at, to_at, margin_minutes, inferred_minutes, created_at)
    values (${FORMER}, ${MAY_CHAI}, '\\x01', now(), now(), 60, 60, now())`
  const moves = [MAY_CHAI, VAN_MY].map((from) => ({ from, to: '11329' }))
  const move = `units move ${file([...moves, { from: 'SYT1', to: 'SYT' }])} --from ${FORMER}`
  const refused = await world.run(move)
  expect([refused.code, refused.err]).toEqual([
    1,
    [
      'Ấn bản haiphong-2021 còn 1 đợt báo cáo đang mở, nên chưa chuyển gì:',
      '  Phường Máy Chai (11329): "Tuần"',
      expect.stringContaining('Đóng đợt'),
    ],
  ])
  await database.client`update report_rounds set closed_at = now()`
  const { out } = await world.run(move)
  expect(out).toEqual([
    'Đã chuyển từ haiphong-2021 sang haiphong-2025: 1 địa điểm, 1 nhóm, 2 cán bộ.',
    'Số liệu cũ vẫn xem được theo đơn vị cũ.',
    'Còn ở ấn bản haiphong-2021:',
    '  Phường Lạc Viên (11341): 1 địa điểm, 0 nhóm, 0 cán bộ',
    expect.stringContaining('vẫn hoạt động'),
  ])
  const placements = await database.client`
    select venue_id::int as venue, edition, unit_code as code from venue_placements order by venue_id, edition, unit_code`
  expect([...placements]).toEqual([
    { venue: moved, edition: FORMER, code: MAY_CHAI },
    { venue: moved, edition: FORMER, code: 'SYT1' },
    { venue: moved, edition: 'haiphong-2025', code: '11329' },
    { venue: moved, edition: 'haiphong-2025', code: 'SYT' },
    { venue: stays, edition: FORMER, code: '11341' },
  ])
  const cases = await database.client`select edition, unit_code as code from traces`
  expect([...cases]).toEqual([{ edition: 'haiphong-2025', code: '11329' }])
  // Two of one office became one, for there is one unit now.
  expect(await officialsNow(database, NOW)).toMatchObject([{ edition: 'haiphong-2025', unitCode: '11329' }])
  expect((await world.run('groups list')).out.join('\n')).toContain('Phường Ngô Quyền (11329)')
})
