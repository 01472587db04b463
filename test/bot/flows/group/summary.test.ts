import { describe, expect, it } from 'vitest'
import { render } from '../../../../bot/core/text.ts'
import { summaryPeriod } from '../../../../bot/flows/group/periods.ts'
import type { Part, Summary } from '../../../../bot/flows/group/summary.ts'
import { summaryPicture } from '../../../../bot/flows/group/summaryPicture.ts'
import { summaryText } from '../../../../bot/flows/group/summaryText.ts'

const NONE = { open: 0, newVenues: 0, active: 0, ins: 0, outs: 0, declarations: 0, risky: 0 }
const TODAY = '2026-11-23'

/** A ward's summary at 17:00, of which a test says what else it has. */
function summaryWith(more: Partial<Summary> = {}): Summary {
  return {
    unit: 'phường Ngô Quyền',
    period: summaryPeriod({ first: TODAY, last: TODAY }, TODAY),
    now: new Date('2026-11-23T10:00:00Z'),
    zone: 'Asia/Ho_Chi_Minh',
    figures: { open: 164, newVenues: 3, active: 118, ins: 3482, outs: 2907, declarations: 611, risky: 4 },
    change: { points: 6, open: 3, ins: 133, outs: -20 },
    ranking: [],
    quiet: { of: 'venues', count: 46, names: ['Cửa hàng Minh Anh', 'Quán Phở 24'] },
    tellsDeclarations: true,
    otherForms: [],
    flagged: 0,
    sinceTold: { added: [], now: [] },
    days: [{ day: TODAY, ins: 3482, outs: 2907, declarations: 611 }],
    ...more,
  }
}

const said = (summary: Summary) => render('vi', summaryText(summary, 'vi').text).split('\n')
const part = (name: string, active: number, open: number): Part => ({
  name,
  figures: { ...NONE, open, active, ins: 10 * active },
})
const parts = (count: number) =>
  Array.from({ length: count }, (_, index) => part(`phường ${index + 1}`, count - index, count))

describe('a summary in words', () => {
  it('begins with the rate and those without a visit', () => {
    expect(said(summaryWith())).toEqual([
      'Báo cáo ngày 23/11/2026, phường Ngô Quyền (số liệu lúc 17:00)',
      'Điểm có lượt / điểm đang hoạt động: 118/164 (72,0 %), tăng 6,0 điểm phần trăm so với cùng giờ hôm trước',
      'Điểm chưa có lượt (46): Cửa hàng Minh Anh, Quán Phở 24 và 44 nơi khác',
      'Lượt vào 3.482 · lượt ra 2.907 · tờ khai mới 611, có yếu tố nguy cơ 4',
    ])
  })

  it.each([
    ['a day', TODAY, TODAY, 'cùng giờ hôm trước'],
    ['a day that is over', '2026-11-22', '2026-11-22', 'ngày hôm trước'],
    ['a week', '2026-11-16', '2026-11-22', 'tuần trước đó'],
    ['days', '2026-11-10', '2026-11-12', '3 ngày trước đó'],
    ['a month', '2026-10-01', '2026-10-31', 'tháng trước'],
    ['a month that goes on', '2026-11-01', '2026-11-30', 'cùng kỳ tháng trước'],
    ['days that go on', '2026-11-20', '2026-11-30', '4 ngày trước đó đến cùng giờ'],
  ])('says against what %s changed', (_, first, last, base) => {
    const [, rate] = said(summaryWith({ period: summaryPeriod({ first, last }, TODAY) }))
    expect(rate?.split(' so với ')[1]).toBe(base)
  })

  it.each([
    [undefined, 'Điểm có lượt / điểm đang hoạt động: 118/164 (72,0 %)'],
    [{ points: 0, open: 0, ins: 0, outs: 0 }, /, không đổi so với cùng giờ hôm trước$/],
    [{ points: -0.4, open: 0, ins: 0, outs: 0 }, /, giảm 0,4 điểm phần trăm so với/],
  ])('tells the change %o', (change, expected) => {
    const [, rate] = said(summaryWith({ change }))
    if (typeof expected === 'string') expect(rate).toBe(expected)
    else expect(rate).toMatch(expected)
  })

  it('tells what was added and taken back, and nothing where nothing was', () => {
    const added = {
      days: { first: '2026-11-22', last: '2026-11-22' },
      asOf: new Date('2026-11-22T10:00:00Z'),
      ins: 12,
      outs: -1,
      declarations: 0,
    }
    const before = { days: { first: '2026-11-19', last: '2026-11-21' }, ins: 2, outs: 0, declarations: 0 }
    const since = (...all: Summary['sinceTold']['added']) =>
      said(summaryWith({ sinceTold: { added: all, now: [] } }))
    expect(since(added, before).slice(-2)).toEqual([
      'Bổ sung hôm qua (sau số liệu lúc 17:00): lượt vào +12 · lượt ra −1',
      'Bổ sung các ngày trước (từ 19/11/2026 đến 21/11/2026): lượt vào +2',
    ])
    expect(since({ ...added, ins: 0, outs: 0 })).toEqual(said(summaryWith()))
  })

  it('names the best and the last of many units, and all of a few', () => {
    expect(said(summaryWith({ ranking: parts(8) })).slice(-2)).toEqual([
      'Tỷ lệ cao nhất: phường 1 100,0 % · phường 2 87,5 % · phường 3 75,0 %',
      'Tỷ lệ thấp nhất: phường 8 12,5 % · phường 7 25,0 % · phường 6 37,5 %',
    ])
    expect(said(summaryWith({ ranking: parts(2) })).at(-1)).toBe(
      'Tỷ lệ từng đơn vị: phường 1 100,0 % · phường 2 50,0 %',
    )
  })

  it('ranks no units into which nobody came', () => {
    const ranking = [part('phường 1', 0, 4), part('phường 2', 0, 3)]
    expect(said(summaryWith({ ranking })).at(-1)).toBe('Chưa đơn vị nào có lượt.')
    expect(summaryPicture(summaryWith({ ranking }), 'vi').ranking).toBeUndefined()
  })

  it('fits under a picture however long the names are, and then offers the whole list', () => {
    const names = Array.from({ length: 10 }, () => 'Nhà hàng '.repeat(20))
    const summary = summaryWith({ quiet: { of: 'venues', count: 10, names }, ranking: parts(100) })
    const { text, namesAll } = summaryText(summary, 'vi')
    expect(render('vi', text).length).toBeLessThanOrEqual(1024)
    expect(namesAll).toBe(false)
    expect(
      summaryText(summaryWith({ quiet: { of: 'units', count: 2, names: ['A', 'B'] } }), 'vi').namesAll,
    ).toBe(true)
  })
})

describe('a summary as a picture', () => {
  it('tells the same figures, each with its change', () => {
    const { title, asOf, leading, days } = summaryPicture(summaryWith(), 'vi')
    expect([title, asOf]).toEqual([
      'Ngày 23/11/2026, phường Ngô Quyền',
      'Số liệu lúc 17:00; tăng, giảm so với cùng giờ hôm trước',
    ])
    expect(leading.map(({ value, change }) => [value, change])).toEqual([
      ['72,0 % (118/164)', '+6,0 điểm'],
      ['164', '+3'],
      ['46', undefined],
      ['3.482', '+133'],
      ['2.907', '−20'],
      ['611', undefined],
      ['4', undefined],
    ])
    expect([days.labels, days.visits.counts, days.declarations.counts]).toEqual([['23/11'], [3482], [611]])
  })

  it('knows no declarations of a department', () => {
    const { leading, days } = summaryPicture(summaryWith({ tellsDeclarations: false }), 'vi')
    expect(leading).toHaveLength(5)
    expect(days.declarations.counts).toEqual([null])
  })

  it('ranks the units below, and names the last of those for which there is no row', () => {
    const { ranking } = summaryPicture(summaryWith({ ranking: parts(25) }), 'vi')
    expect(ranking?.rows).toHaveLength(20)
    expect(ranking?.rows[0]).toEqual({
      name: 'Phường 1',
      counts: '25/25',
      rate: 100,
      rateText: '100,0 %',
      ins: '250',
    })
    expect(ranking?.rest).toBe(
      'Còn 5 đơn vị xếp sau. Thấp nhất: phường 25 4,0 % · phường 24 8,0 % · phường 23 12,0 % · phường 22 16,0 % · phường 21 20,0 %.',
    )
    expect(summaryPicture(summaryWith({ ranking: parts(3) }), 'en').ranking?.rest).toBeUndefined()
  })
})
