import { describe, expect, it } from 'vitest'
import { loadUnitFile, parseUnitFile, UnitFileError } from '../../../db/units/unitFile.ts'

const CITY = { code: '31', name: 'Hải Phòng', type: 'Thành phố', parentCode: null }
const WARD = { code: '11329', name: 'Ngô Quyền', type: 'Phường', parentCode: '31' }

function problemsOf(content: unknown): readonly string[] {
  try {
    parseUnitFile('trial', content)
  } catch (error) {
    if (error instanceof UnitFileError) return error.problems
    throw error
  }
  return []
}

describe('the units of Hải Phòng', () => {
  it('of 2021 are 15 districts and 217 wards and communes', () => {
    const units = loadUnitFile('haiphong-2021')
    const count = (...types: string[]) => units.filter(({ type }) => types.includes(type)).length
    expect([units.length, count('Quận'), count('Huyện')]).toEqual([233, 7, 8])
    expect([count('Xã'), count('Phường'), count('Thị trấn')]).toEqual([141, 66, 10])
  })

  it('of 2025 are 114, with no district', () => {
    const units = loadUnitFile('haiphong-2025')
    const count = (type: string) => units.filter((unit) => unit.type === type).length
    expect([units.length, count('Xã'), count('Phường'), count('Đặc khu')]).toEqual([115, 67, 45, 2])
    expect(units.every(({ parentCode }) => parentCode === null || parentCode === '31')).toBe(true)
  })

  it('recycle codes, so that a code alone names no unit', () => {
    const names = new Map(loadUnitFile('haiphong-2021').map(({ code, name }) => [code, name]))
    const recycled = loadUnitFile('haiphong-2025').filter(
      ({ code, name }) => names.has(code) && names.get(code) !== name,
    )
    expect(recycled.length).toBeGreaterThan(40)
  })
})

describe('a unit file', () => {
  it('may be of any city', () => {
    expect(parseUnitFile('trial', [CITY, WARD])).toEqual([CITY, WARD])
  })

  it('gets its names composed', () => {
    const [, ward] = parseUnitFile('trial', [CITY, { ...WARD, name: 'Ngô Quyền'.normalize('NFD') }])
    expect(ward?.name).toBe('Ngô Quyền'.normalize('NFC'))
  })

  it('has no name with signs that nobody sees', () => {
    for (const sign of ['\u200b', '\u202e', '\n', '\ufe0f'])
      expect(problemsOf([CITY, { ...WARD, name: `Ngô${sign}Quyền` }])).toEqual([
        'mục 2 (11329): name là tên, 1 đến 80 ký tự nhìn thấy được, không kèm loại',
      ])
  })

  it('is told every problem at once', () => {
    const content = [
      CITY,
      { ...CITY, code: '32' },
      WARD,
      WARD,
      { ...WARD, code: 'a', parentCode: '99' },
      { ...WARD, code: 'b', parentCode: 'c' },
      { ...WARD, code: 'c', parentCode: 'b' },
      { ...WARD, code: 'd', parentCode: 'd' },
      { ...WARD, code: 'e', parentCode: 'b' },
    ]
    expect(problemsOf([...content, { ...WARD, code: 'g:' }, { ...WARD, code: 'h', level: 1 }])).toEqual([
      'mục 10 (g:): code là 1 đến 10 chữ cái, chữ số hoặc gạch nối, trong ngoặc kép',
      'mục 11 (h): không có trường level',
      'mã 11329 có 2 lần',
      'có hơn một đơn vị cao nhất: 31, 32',
      'đơn vị a có cấp trên 99 không có trong danh sách',
      'đơn vị b là cấp trên của chính nó',
      'đơn vị c là cấp trên của chính nó',
      'đơn vị d là cấp trên của chính nó',
    ])
  })

  it('may hold departments and unions, below a unit or each other', () => {
    const office = { ...WARD, code: 'SYT', parentCode: '31', kind: 'body' }
    expect(
      parseUnitFile('trial', [CITY, WARD, office, { ...office, code: 'CDC', parentCode: 'SYT' }]),
    ).toHaveLength(4)
    const wrong = [CITY, office, { ...office, kind: 'territory' }, { ...WARD, parentCode: 'SYT' }]
    expect(problemsOf([...wrong, { ...office, code: 'X', parentCode: null }])).toEqual([
      'mã SYT vừa là đơn vị hành chính vừa là ban ngành, đoàn thể',
      'ban ngành, đoàn thể X không có đơn vị cấp trên',
    ])
    expect(problemsOf([CITY, office, { ...WARD, parentCode: 'SYT' }])).toEqual([
      'đơn vị 11329 nằm dưới SYT, là ban ngành, đoàn thể',
    ])
  })

  it.each([
    ['no list', {}],
    ['an empty list', []],
    ['a missing name', [{ ...CITY, name: '' }]],
    ['a field too many', [{ ...CITY, level: 1 }]],
    ['a code with a colon', [{ ...CITY, code: '3:1' }]],
    ['a code that is a number', [{ ...CITY, code: 31 }]],
    ['no root', [WARD]],
  ])('is refused with %s', (_what, content) => {
    expect(problemsOf(content).length).toBeGreaterThan(0)
  })

  it.each(['haiphong-1900', '../package', 'NOTICE.md', ''])('is not found as %j', (edition) => {
    expect(() => loadUnitFile(edition)).toThrow(UnitFileError)
  })
})
