import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../../bot/core/fold.ts'
import { fullName, nameInSentence, UnitDirectory } from '../../../bot/core/units.ts'
import { directoryOf } from './form/formWorld.ts'

const before = directoryOf('haiphong-2021')
const now = directoryOf('haiphong-2025')

function found(directory: UnitDirectory, typed: string): string[] {
  return directory.search(typed).map(({ unit, closeness }) => `${closeness}: ${directory.pathText(unit)}`)
}

describe('the units of an edition', () => {
  it('are a tree', () => {
    expect(fullName(now.root)).toBe('Thành phố Hải Phòng')
    expect(now.children('31')).toHaveLength(114)
    expect(before.children('31')).toHaveLength(15)
    const mayChai = before.search('máy chai')[0]?.unit
    expect(mayChai && before.path(mayChai).map(fullName)).toEqual([
      'Thành phố Hải Phòng',
      'Quận Ngô Quyền',
      'Phường Máy Chai',
    ])
    expect(mayChai && before.pathText(mayChai)).toBe('phường Máy Chai, quận Ngô Quyền')
    expect(before.byCode('99999')).toBeUndefined()
    expect(before.children('99999')).toEqual([])
  })

  it('have lowest ones, a district without wards among them', () => {
    expect(before.lowest()).toHaveLength(217 + 1)
    expect(before.lowest('318').map(fullName)).toEqual(['Huyện Bạch Long Vĩ'])
    expect(before.lowest('304')).toHaveLength(before.children('304').length)
    expect(now.lowest()).toHaveLength(114)
    expect(now.lowest('nowhere')).toEqual([])
  })

  it('are named in and at the start of a sentence', () => {
    expect(fullName({ type: 'Phường', name: 'Ngô Quyền' })).toBe('Phường Ngô Quyền')
    expect(nameInSentence({ type: 'Đặc khu', name: 'Cát Hải' })).toBe('đặc khu Cát Hải')
  })

  it('stand in the order of the Vietnamese alphabet', () => {
    const names = now.children('31').map(({ name }) => name)
    expect(names.indexOf('Ái Quốc')).toBeLessThan(names.indexOf('An Biên'))
    expect(names.indexOf('Dương Kinh')).toBeLessThan(names.indexOf('Đồ Sơn'))
  })

  it('are of one edition and have a root', () => {
    expect(() => new UnitDirectory([])).toThrow('no root')
    expect(
      () => new UnitDirectory([now.root, before.root].map((unit, index) => ({ ...unit, code: `${index}` }))),
    ).toThrow('several editions')
  })
})

describe('searching', () => {
  it.each([
    'p ngo quyen',
    'p. Ngô Quyền',
    'PHƯỜNG NGÔ QUYỀN',
    'ngo quyen',
    'Ngo Quyen ward',
    'ngoquyen',
    'ngo q',
    'quyền',
  ])('finds Ngô Quyền by %j', (typed) => {
    expect(now.search(typed).map(({ unit }) => fullName(unit))).toEqual(['Phường Ngô Quyền'])
  })

  it('finds all look-alikes, those with the same accents first', () => {
    expect(found(now, 'cam giang')).toEqual(['name: xã Cẩm Giang', 'name: xã Cẩm Giàng'])
    expect(found(now, 'cẩm giàng')).toEqual(['accents: xã Cẩm Giàng', 'name: xã Cẩm Giang'])
    expect(found(before, 'An Dương')).toEqual([
      'accents: huyện An Dương',
      'accents: phường An Dương, quận Lê Chân',
      'accents: thị trấn An Dương, huyện An Dương',
    ])
  })

  it('takes both ways to place a tone for one', () => {
    expect(found(now, 'Thủy Nguyên')).toEqual(['accents: phường Thuỷ Nguyên'])
    expect(found(now, 'thuỷ nguyên')).toEqual(['accents: phường Thuỷ Nguyên'])
  })

  it('lets a type decide, and a wrong type not hinder', () => {
    expect(found(before, 'tt an duong')).toEqual(['name: thị trấn An Dương, huyện An Dương'])
    expect(found(before, 'q. ngo quyen')).toEqual(['name: quận Ngô Quyền'])
    expect(found(now, 'xã ngô quyền')).toEqual(['accents: phường Ngô Quyền'])
  })

  it('lets the units above decide', () => {
    expect(found(before, 'an duong, le chan')).toEqual(['name: phường An Dương, quận Lê Chân'])
    expect(found(before, 'minh tan, huyen kien thuy, hai phong, viet nam')).toEqual([
      'name: xã Minh Tân, huyện Kiến Thuỵ',
    ])
    expect(found(now, 'ngo quyen, ha noi')).toEqual([])
  })

  it.each([
    ['12 Lạch Tray, phường Ngô Quyền, Hải Phòng', '12 Lạch Tray', 'Phường Ngô Quyền'],
    ['12 Lạch Tray phường Ngô Quyền', '12 Lạch Tray', 'Phường Ngô Quyền'],
    ['số 5, ngõ 7 Hàng Kênh, p. an bien', 'số 5, ngõ 7 Hàng Kênh', 'Phường An Biên'],
    ['ngô quyền', '', 'Phường Ngô Quyền'],
    ['phường Lê Chân tp Hải Phòng', '', 'Phường Lê Chân'],
    ['12 lach tray phuong ngo quyen hai phong', '12 lach tray', 'Phường Ngô Quyền'],
    ['Hải Phòng', '', 'Thành phố Hải Phòng'],
    ['lê chân hp', '', 'Phường Lê Chân'],
    ['P.Ngô Quyền, HP', '', 'Phường Ngô Quyền'],
    ['12 lạch tray ngô quyền', '12 lạch tray', 'Phường Ngô Quyền'],
    ['12 an dương lê chân hải phòng', '12 an dương', 'Phường Lê Chân'],
    ['tổ 5 an biên', 'tổ 5', 'Phường An Biên'],
    ['5 phố ga cẩm giàng', '5 phố ga', 'Xã Cẩm Giàng', 'Xã Cẩm Giang'],
  ])('tells what stands before the unit in %j', (typed, street, ...names) => {
    const { matches, before: stoodBefore } = now.searchAddress(typed)
    expect([stoodBefore, ...matches.map(({ unit }) => fullName(unit))]).toEqual([street, ...names])
  })

  it.each(['12 ngô quyền', 'đường ngô quyền', 'ngõ 5 lê chân', 'số 3 hồng bàng', '9 Lê Lợi Hải Dương'])(
    'takes the name of a street for no ward: %j',
    (typed) => {
      expect(now.searchAddress(typed)).toEqual({ matches: [], before: '' })
    },
  )

  it('knows what one slip of a finger meant, to be asked about', () => {
    const meant = (typed: string) => now.oneSlipAway(typed, () => true).map(fullName)
    for (const typed of ['ngo quyn', 'ngô quyeen', 'nog quyen', 'p. ngo quyeb'])
      expect(meant(typed)).toEqual(['Phường Ngô Quyền'])
    for (const typed of ['ngo quyen', 'ngo', 'paris', '', 'ngo kuyenn']) expect(meant(typed)).toEqual([])
  })

  it('looks only among the units that fit', () => {
    expect(before.search('ngo quyen', (unit) => before.isLowest(unit))).toEqual([])
    expect(before.search('bach long vi', (unit) => before.isLowest(unit))).toHaveLength(1)
  })

  it.each(['', '   ', ',,,', '!', 'paris', '\0', '‮'])('finds nothing by %j', (typed) => {
    expect(now.search(typed)).toEqual([])
  })

  it('finds nothing by a long text', () => {
    expect(now.search('x'.repeat(5000))).toEqual([])
  })

  it('finds every unit by its own name, first of all', () => {
    for (const directory of [before, now]) {
      for (const unit of directory.all) {
        const [best] = directory.search(fullName(unit))
        expect(best && [best.closeness, fold(best.unit.name)]).toEqual(['accents', fold(unit.name)])
        expect(directory.search(fold(unit.name)).map((match) => match.unit)).toContain(unit)
      }
    }
  })

  it('never throws', () => {
    const scraps = fc.constantFrom(
      'p',
      'phường ',
      'ngô',
      ' ',
      ',',
      'quận',
      'hải',
      '\n',
      'Ngô Quyền',
      '2',
      '‮',
      'constructor ',
      '__proto__ ',
    )
    fc.assert(
      fc.property(fc.array(scraps), (parts) => void now.search(parts.join(''))),
      { numRuns: 300 },
    )
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void before.search(text)))
  })
})
