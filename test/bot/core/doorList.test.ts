import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LINES_AT_ONCE, parseDoorList } from '../../../bot/core/doorList.ts'

const TODAY = '2026-11-28'
const LINE = '8h15 Lê Bảo 0912345678'
const listed = (typed: string) => {
  const list = parseDoorList(typed, TODAY)
  return 'listed' in list ? list : { listed: [], not: [], day: undefined }
}
const dayOf = (first: string) => listed(`${first}\n${LINE}`).day

describe('lines that staff type', () => {
  it('are people of now when none has a time', () => {
    const { listed: people, day } = listed('Lê Bảo 0912345678\nBà Tư, 12 Cầu Đất +1\n\n')
    expect([people.map(({ number, companions }) => [number, companions]), day]).toEqual([
      [
        [1, 0],
        [2, 1],
      ],
      undefined,
    ])
  })

  it('need a time as soon as one has one', () => {
    const list = listed(`${LINE}\nBà Tư, 12 Cầu Đất`)
    expect(list).toMatchObject({
      listed: [{ number: 1, when: { day: TODAY, start: 495 } }],
      not: [{ number: 2, problem: 'noTime' }],
    })
  })

  it.each([
    ['hôm qua', '2026-11-27'],
    ['Hôm kia:', '2026-11-26'],
    ['27/11', '2026-11-27'],
    ['Sổ ngày 27/11/2026', '2026-11-27'],
    ['thứ sáu 27/11', '2026-11-27'],
    ['yesterday', '2026-11-27'],
    ['Sáng nay', '2026-11-28'],
    ['Sổ giấy sáng nay:', '2026-11-28'],
    ['Danh sách hôm nay', '2026-11-28'],
    ['danh sach khach vao sang nay', '2026-11-28'],
    ['chiều qua', '2026-11-27'],
    ['tối hôm qua', '2026-11-27'],
    ['Hôm qua, buổi sáng', '2026-11-27'],
    ['Sổ chiều thứ sáu 27/11', '2026-11-27'],
    ['chiều ngày 27/11', '2026-11-27'],
    ['this morning', '2026-11-28'],
    ['last night', '2026-11-27'],
    ['Paper list of yesterday afternoon', '2026-11-27'],
  ])('%s names their day', (first, day) => {
    expect(dayOf(first)).toBe(day)
  })

  it.each(['Sổ giấy', 'Danh sách khách', 'DS khách vào chợ', 'Danh sách khách cổng 2', 'Sáng'])(
    '%s above them is nobody, and of today',
    (first) => {
      expect(listed(`${first}\n${LINE}`)).toMatchObject({ listed: [{ number: 2 }], not: [], day: TODAY })
    },
  )

  it.each(['Sơ Anna', 'Sáng nay 0912'])('%s is a line like any other', (first) => {
    const { listed: people, not } = listed(`${first}\n${LINE}`)
    expect([...people, ...not].map(({ number }) => number).sort()).toEqual([1, 2])
  })

  it.each(['29/11', '1/11', 'ngày mai', 'Danh sách thứ sáu', 'Sổ tuần trước'])(
    '%s is no day of a paper list',
    (first) => {
      expect(parseDoorList(`${first}\n${LINE}`, TODAY)).toEqual({ problem: 'day' })
    },
  )

  it.each([
    ['Chị Mai 0912345670 hôm qua 8h', '2026-11-27', 480],
    ['Chị Mai 0912345670 8h hôm qua', '2026-11-27', 480],
    ['Chị Mai 0912345670 lúc 8h sáng hôm qua', '2026-11-27', 480],
    ['27/11 8h Chị Mai 0912345670', '2026-11-27', 480],
    ['27-11 8h Chị Mai 0912345670', '2026-11-27', 480],
    ['8h 27/11 Chị Mai 0912345670', '2026-11-27', 480],
    ['8h ngày 27/11/2026 Chị Mai 0912345670', '2026-11-27', 480],
    ['Chị Mai 0912345670 chiều qua 2h', '2026-11-27', 840],
    ['Chị Mai 0912345670 2h chiều qua', '2026-11-27', 840],
    ['Chị Mai 0912345670 hôm kia lúc 8h', '2026-11-26', 480],
    ['Chị Mai 0912345670 sáng nay 8h', TODAY, 480],
    ['Chị Mai 0912345670 2 ngày trước 8h', '2026-11-26', 480],
    ['Chị Mai 0912345670 yesterday 8am', '2026-11-27', 480],
    ['Chị Mai 0912345670 today at 8am', TODAY, 480],
  ])('%s has its day in it', (line, day, start) => {
    expect(listed(line).listed).toEqual([
      { number: 1, person: { name: 'Chị Mai', phone: '+84912345670' }, companions: 0, when: { day, start } },
    ])
  })

  it.each([
    ['Chị Mai 0912345670 hôm nọ 8h', 'day'],
    ['Chị Mai 0912345670 thứ sáu 8h', 'day'],
    ['Chị Mai 0912345670 ngày 27 8h', 'day'],
    ['Chị Mai 0912345670 ngày mai 8h', 'day'],
    ['1/11 8h Chị Mai 0912345670', 'day'],
    ['Chị Mai 0912345670 last week', 'day'],
    ['Chị Mai 0912345670 hôm qua', 'noTime'],
    ['Chị Mai 0912345670 sáng nay', 'noTime'],
  ])('%s is of no day or time that we can tell', (line, problem) => {
    expect(listed(line)).toMatchObject({ listed: [], not: [{ number: 1, problem }] })
  })

  it('have a day each, where they name one', () => {
    const { listed: people } = listed(
      `${LINE}\nBảy Hà 0902223336 lúc 8h sáng hôm qua\nhôm kia 9h Lê C 0912345670`,
    )
    expect(people.map(({ when }) => when?.day)).toEqual([TODAY, '2026-11-27', '2026-11-26'])
  })

  it('of today and no time are of now', () => {
    expect(listed('Lê Bảo 0912345678 hôm nay').listed).toEqual([
      { number: 1, person: { name: 'Lê Bảo', phone: '+84912345678' }, companions: 0 },
    ])
  })

  it('are a name and a phone below it, too', () => {
    const { listed: people, not } = listed(
      'Nguyễn Văn A\n0912345678\nLê Bảo 0912345679\nTên: Bà Tư\nSĐT: 0912 345 670\n0912345671',
    )
    expect(people.map(({ number, person }) => [number, person.name, person.phone])).toEqual([
      [1, 'Nguyễn Văn A', '+84912345678'],
      [3, 'Lê Bảo', '+84912345679'],
      [4, 'Bà Tư', '+84912345670'],
    ])
    expect(not).toEqual([{ number: 6, problem: 'name' }])
  })

  it('stand under a part of the day', () => {
    const { listed: people } = listed(
      'chiều hôm qua\n2h Lê A 0912345678\nsáng\n8h Lê B 0912345679\nchiều\n3h Lê C 0912345670',
    )
    expect(people.map(({ when }) => when?.start)).toEqual([840, 480, 900])
  })

  it('are fifty at most; the others are named', () => {
    const { listed: people, not } = listed(Array.from({ length: 53 }, () => LINE).join('\n'))
    expect(people).toHaveLength(LINES_AT_ONCE)
    expect(not.map(({ number, problem }) => [number, problem])).toEqual(
      [51, 52, 53].map((n) => [n, 'tooMany']),
    )
  })

  it('understand a heading however its words are put together', () => {
    const opening = fc.constantFrom('', 'Sổ giấy ', 'Danh sách ', 'DANH SÁCH KHÁCH ', 'so giay ', 'Sổ ')
    const day = fc.constantFrom<[string, string]>(
      ['sáng nay', TODAY],
      ['chiều hôm nay', TODAY],
      ['hôm nay', TODAY],
      ['trưa 28/11', TODAY],
      ['tối qua', '2026-11-27'],
      ['hôm qua buổi chiều', '2026-11-27'],
      ['sang hom qua', '2026-11-27'],
      ['ngày 27/11', '2026-11-27'],
    )
    const end = fc.constantFrom('', ':', '.', ' :', ' -')
    fc.assert(
      fc.property(opening, day, end, fc.boolean(), (before, [said, named], behind, isDecomposed) => {
        const first = `${before}${said}${behind}`
        const list = listed(`${isDecomposed ? first.normalize('NFD') : first}\n${LINE}`)
        expect(list).toMatchObject({ listed: [{ number: 2 }], not: [], day: named })
      }),
      { numRuns: 300 },
    )
  })

  it('never throw, and none is lost', () => {
    const scrap = fc.constantFrom(
      '8h',
      '0912',
      '+',
      '+3',
      '19',
      '1958',
      '/',
      ',',
      'đến',
      '-',
      'sáng',
      'Bà',
      '.',
      '(',
      '12/',
      '\u0000',
      '\t',
      '84',
      '00',
    )
    const anything = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.array(scrap, { maxLength: 12 }).map((parts) => parts.join(' ')),
      fc.array(scrap, { maxLength: 12 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 30 }), (lines) => {
        const list = parseDoorList(lines.join('\n'), TODAY)
        if (!('listed' in list)) return
        const numbers = [...list.listed, ...list.not].map(({ number }) => number)
        expect(new Set(numbers).size).toBe(numbers.length)
        for (const { person } of list.listed) {
          expect(person.name).toMatch(/^\p{L}/u)
          expect(person.phone ?? person.address).toMatch(/[\p{L}\p{N}]/u)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('keep a good line whatever stands beside it', () => {
    const bad = fc
      .string({ unit: 'grapheme', maxLength: 60 })
      .filter((line) => !/[\n\r\u2028\u2029]/u.test(line))
    fc.assert(
      fc.property(fc.array(bad, { maxLength: 10 }), fc.array(bad, { maxLength: 10 }), (before, after) => {
        const list = listed(['hôm nay', ...before, LINE, ...after].join('\n'))
        expect(list.listed.map(({ person }) => person)).toContainEqual({
          name: 'Lê Bảo',
          phone: '+84912345678',
        })
      }),
      { numRuns: 300 },
    )
  })
})
