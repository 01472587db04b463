import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unitsOfEdition } from '../../../db/unitRows.ts'
import { stationPhone } from '../../../server/commands/units/phone.ts'
import { operatorWorld } from './operatorWorld.ts'

const world = operatorWorld()

const CITY = { code: '48', name: 'Đà Nẵng', type: 'Thành phố', parentCode: null }
const WARD = { code: '20194', name: 'Hải Châu', type: 'Phường', parentCode: '48' }
const OTHER = { code: '20197', name: 'Hoà Cường', type: 'Phường', parentCode: '48' }

function file(content: unknown): string {
  const path = join(world.folder, 'đơn vị.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return `"${path}"`
}

test('the units in force are listed as a tree with their codes', async () => {
  const { code, out } = await world.run('units list')
  expect([code, out.length]).toEqual([0, 116])
  expect(out.slice(0, 3)).toEqual([
    'Ấn bản haiphong-2025: 115 đơn vị.',
    expect.stringMatching(/^Thành phố Hải Phòng +31$/),
    expect.stringMatching(/^ {2}Phường Ái Quốc +\d+$/),
  ])
})

test('another city’s file is imported, listed, and can be put in force', async () => {
  expect(await world.run(`units import ${file([CITY, WARD])} --edition danang-2025`)).toMatchObject({
    code: 0,
    out: ['Đã nhập 2 đơn vị vào ấn bản danang-2025.', expect.stringContaining('UNITS_EDITION=danang-2025')],
  })
  const { out } = await world.run('units list', { UNITS_EDITION: 'danang-2025' })
  expect(out.slice(0, 3)).toEqual([
    'Ấn bản danang-2025: 2 đơn vị.',
    'Thành phố Đà Nẵng  48',
    '  Phường Hải Châu  20194',
  ])
})

test('an import may add units and mend names, and may not lose what others hang on', async () => {
  const mended = { ...WARD, name: 'Hải Châu I' }
  expect(await world.run(`units import ${file([CITY, mended, OTHER])} --edition danang-2025`)).toMatchObject({
    code: 0,
  })
  const fewer = await world.run(`units import ${file([CITY])} --edition danang-2025`)
  expect([fewer.code, fewer.err.length]).toEqual([1, 2])
  expect(fewer.err[0]).toContain('Tệp thiếu Phường Hải Châu I (20194) đã có trong danang-2025')
  expect(await unitsOfEdition(world.database, 'danang-2025')).toHaveLength(3)
})

test('every problem of a file is told at once, and nothing is imported', async () => {
  const broken = [CITY, WARD, WARD, { ...OTHER, parentCode: '99' }, { ...CITY, code: '49' }]
  const { code, err } = await world.run(`units import ${file(broken)} --edition "Đà Nẵng"`)
  expect([code, err.length]).toEqual([1, 4])
  expect(err.join('\n')).toMatch(/Tên ấn bản Đà Nẵng không hợp lệ[\s\S]*20194[\s\S]*48, 49[\s\S]*99/)
})

test.each([
  ['{', /không phải JSON/],
  ['{}', /phải là một danh sách/],
  ['[]', /không có đơn vị nào/],
])('a file of %s is told', async (content, says) => {
  const { code, err } = await world.run(`units import ${file(content)} --edition x`)
  expect([code, err.length]).toEqual([1, 1])
  expect(err[0]).toMatch(says)
})

test('a file that is not there is one line', async () => {
  const { code, err } = await world.run('units import /no/such.json --edition x')
  expect([code, err]).toEqual([1, ['Không làm được: không có /no/such.json: xem lại tên tệp.']])
})

test('an edition that nobody imported is told with the command that imports it', async () => {
  const { code, err } = await world.run('officials list', { UNITS_EDITION: 'hue-2025' })
  expect([code, err.length]).toEqual([1, 1])
  expect(err[0]).toContain('npm run admin -- units import FILE --edition hue-2025')
  const listed = await world.run('units list --edition hue-2025')
  expect(listed.err).toEqual(['Không có ấn bản hue-2025: xem npm run admin -- units list.'])
})

test('a health station’s phone is set, shown, and survives an import', async () => {
  const set = await world.run('units phone 20194 0236 382 1294 --edition danang-2025')
  expect(set.out[0]).toBe('Trạm y tế của Phường Hải Châu I: 0236 382 1294.')
  await world.run(`units import ${file([CITY, WARD, OTHER])} --edition danang-2025`)
  const { out } = await world.run('units list --edition danang-2025')
  expect(out.find((line) => line.includes('20194'))).toMatch(/0236 382 1294$/)
})

test('a unit or a phone that does not exist is one line with the next step', async () => {
  const unit = await world.run('units phone 99999 115')
  expect([unit.code, unit.err]).toEqual([
    1,
    [
      'Ấn bản haiphong-2025 không có đơn vị mã 99999: xem npm run admin -- units list --edition haiphong-2025.',
    ],
  ])
  const phone = await world.run('units phone 31 12 345')
  expect([phone.code, phone.err.length]).toEqual([1, 1])
  expect(phone.err[0]).toContain('"12 345" không phải số điện thoại')
})

test.each([
  ['0225 374 7999', '+842253747999'],
  ['(0225) 3747.999', '+842253747999'],
  ['+84 912 345 678', '+84912345678'],
  ['1900 9095', '19009095'],
  ['115', '115'],
  ['0225 374', undefined],
  ['trạm y tế', undefined],
])('%s can be called as %s', (typed, phone) => {
  expect(stationPhone(typed)).toBe(phone)
})
