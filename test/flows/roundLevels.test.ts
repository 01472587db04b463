import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { UnitDirectory } from '../../bot/core/units.ts'
import { showCode } from '../../bot/qr/code.ts'
import { invite } from '../../db/officials.ts'
import { unitsOfEdition } from '../../db/unitRows.ts'
import { EDITION, HAI_PHONG, NGO_QUYEN } from './world/city.ts'
import { type Ground, newGround } from './world/ground.ts'
import { codeNumbered } from './world/places.ts'
import { play, writtenDown } from './world/play.ts'
import { newWorld, type World } from './world/world.ts'

const SCRIPT = new URL('./rounds/levels.txt', import.meta.url)

/** Units below a ward, so that there are three levels, and a department of the city. */
const UNITS = [
  { code: 'to-1', name: 'số 1', type: 'Tổ', parentCode: NGO_QUYEN, kind: 'territory' },
  { code: 'to-2', name: 'số 2', type: 'Tổ', parentCode: NGO_QUYEN, kind: 'territory' },
  { code: 'so-yt', name: 'Y tế', type: 'Sở', parentCode: HAI_PHONG, kind: 'body' },
]
const CODES = [
  { called: 'official of to-1', purpose: 'official', unitCode: 'to-1' },
  { called: 'other official of to-1', purpose: 'official', unitCode: 'to-1' },
  { called: 'group of to-1', purpose: 'group', unitCode: 'to-1' },
  { called: 'official of so-yt', purpose: 'official', unitCode: 'so-yt' },
  { called: 'group of so-yt', purpose: 'group', unitCode: 'so-yt' },
] as const
/** The first of the numbers of which their codes are drawn; smaller ones are taken by every world. */
const FIRST_CODE = 301

let ground: Ground
let world: World
beforeAll(async () => {
  ground = await newGround()
  world = await newWorld(ground)
  for (const { code, name, type, parentCode, kind } of UNITS)
    await ground.database.client`
      insert into units (edition, code, name, type, parent_code, kind)
      values (${EDITION}, ${code}, ${name}, ${type}, ${parentCode}, ${kind})`
  world.city = { ...ground.city, units: new UnitDirectory(await unitsOfEdition(ground.database, EDITION)) }
  const expiresAt = new Date('2025-12-31T00:00:00Z')
  for (const [index, { purpose, unitCode }] of CODES.entries())
    await invite(ground.database, codeNumbered(FIRST_CODE + index), {
      purpose,
      unit: { edition: EDITION, unitCode },
      expiresAt,
    })
})
afterAll(() => ground?.close())

it('consolidates level by level, and a department beside the territory', async () => {
  const went = await play(withCodes(readFileSync(SCRIPT, 'utf8')), world)
  const written = withoutCodes(writtenDown(went))
  await expect(written).toMatchFileSnapshot(fileURLToPath(SCRIPT))

  const [newest] = [...(world.heard.get('Nhóm thành phố') ?? [])].reverse()
  const report = newest?.attachment?.kind === 'reportPdf' ? newest.attachment.report : undefined
  expect(report?.issuer).toBe('Ủy ban nhân dân thành phố Hải Phòng')
  expect(report?.remarks).toEqual([
    { unit: 'Phường Ngô Quyền', words: 'Đề nghị cấp thêm máy in' },
    { unit: 'Tổ số 1', words: 'Thiếu giấy in' },
    { unit: 'Sở Y tế', words: 'More printers, please' },
  ])
  const rows = report?.table.rows ?? []
  // One block has not sent, so what the ward ought to have is not known; the department's stands last and is in no sum.
  expect(rows.find(([unit]) => unit === 'Phường Ngô Quyền')?.[1] ?? null).toBeNull()
  expect(rows.at(-1)?.[0]).toBe('Sở Y tế')
  expect(rows.at(-1)?.[1]).toBe(2)
  expect(rows.at(-1)?.at(-1)).toBe('Gửi trễ')
  expect(report?.table.total[0]).toBe('Tổng cộng theo địa bàn')
  expect(report?.table.total[1] ?? null).toBeNull()
})

function withCodes(script: string): string {
  return CODES.reduce(
    (text, { called }, index) => text.replaceAll(`{${called}}`, showCode(codeNumbered(FIRST_CODE + index))),
    script,
  )
}

function withoutCodes(written: string): string {
  return CODES.reduce(
    (text, { called }, index) => text.replaceAll(showCode(codeNumbered(FIRST_CODE + index)), `{${called}}`),
    written,
  )
}
