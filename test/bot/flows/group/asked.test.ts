import { describe, expect, it } from 'vitest'
import { UnitDirectory } from '../../../../bot/core/units.ts'
import { readAsked } from '../../../../bot/flows/group/asked.ts'
import {
  comparedPeriods,
  daysBefore,
  summaryPeriod,
  weekBefore,
} from '../../../../bot/flows/group/periods.ts'
import { partsOf, searchBelow } from '../../../../bot/flows/group/unitTree.ts'
import { loadUnitFile } from '../../../../db/units/unitFile.ts'
import { EDITION, HAI_PHONG } from '../../../flows/world/city.ts'
import { CITY } from '../../../server/routes/support/wholeApp.ts'

/** A Monday. */
const TODAY = '2026-11-23'
const LAST_WEEK = { first: '2026-11-16', last: '2026-11-22' }

const BODY = {
  edition: EDITION,
  code: 'SYT',
  name: 'Y tế',
  type: 'Sở',
  parentCode: HAI_PHONG,
  kind: 'body' as const,
}
const units = new UnitDirectory([
  ...loadUnitFile(EDITION).map((unit) => ({ edition: EDITION, ...unit })),
  BODY,
])

function asked(typed: string) {
  const city = { ...CITY, edition: EDITION, units }
  const found = readAsked(typed, TODAY, (named) =>
    searchBelow(city, { edition: EDITION, unitCode: HAI_PHONG }, named),
  )
  return found && { units: found.units?.map(({ name }) => name), days: found.days }
}

describe('what is asked of figures', () => {
  it.each([
    ['', undefined, undefined],
    ['hôm qua', undefined, { first: '2026-11-22', last: '2026-11-22' }],
    ['tuan truoc', undefined, LAST_WEEK],
    ['1/8-15/8', undefined, { first: '2026-08-01', last: '2026-08-15' }],
    ['7 ngày qua', undefined, { first: '2026-11-17', last: TODAY }],
    ['p. ngo quyen', ['Ngô Quyền'], undefined],
    ['Ngô Quyền tuần trước', ['Ngô Quyền'], LAST_WEEK],
    ['ngo quyen tu 1/8 den 15/8', ['Ngô Quyền'], { first: '2026-08-01', last: '2026-08-15' }],
    ['tuần trước phường Ngô Quyền', ['Ngô Quyền'], LAST_WEEK],
    ['Lê Chân, hôm qua', ['Lê Chân'], { first: '2026-11-22', last: '2026-11-22' }],
    ['cam giang tháng trước', ['Cẩm Giang', 'Cẩm Giàng'], { first: '2026-10-01', last: '2026-10-31' }],
    ['so y te hom qua', ['Y tế'], { first: '2026-11-22', last: '2026-11-22' }],
    ['năm 2020', undefined, { first: '2020-01-01', last: '2020-12-31' }],
    ['last week Ngo Quyen', ['Ngô Quyền'], LAST_WEEK],
  ])('is read from "%s"', (typed, names, days) => {
    expect(asked(typed)).toEqual({ units: names, days })
  })

  it.each(['31/2', 'Ngô Quyền 31/2', 'tháng 13', '30/2-5/3'])('is in no calendar: "%s"', (typed) =>
    expect(asked(typed)).toEqual({ units: undefined, days: 'none' }),
  )

  it.each(['hôm nào đó', 'Ngô Quyền hôm nào đó', 'tuần sau nữa Ngô Quyền', 'Sài Gòn hôm qua'])(
    'is not guessed from "%s"',
    (typed) => expect(asked(typed)).toBeUndefined(),
  )
})

describe('the period of a summary', () => {
  it('ends today, and is held against as many days before, up to the same full hour', () => {
    const period = summaryPeriod({ first: TODAY, last: '2026-11-29' }, TODAY)
    expect(period).toEqual({ first: TODAY, last: TODAY, kind: 'day', goesOn: true })
    expect(comparedPeriods(period, new Date('2026-11-23T10:20:00Z'), 'Asia/Ho_Chi_Minh')).toEqual({
      current: { first: TODAY, last: TODAY, until: new Date('2026-11-23T10:00:00Z') },
      before: { first: '2026-11-22', last: '2026-11-22', until: new Date('2026-11-22T10:00:00Z') },
    })
  })

  it('is held against whole days when it is over', () => {
    const period = summaryPeriod(LAST_WEEK, TODAY)
    expect(period).toEqual({ ...LAST_WEEK, kind: 'week', goesOn: false })
    expect(comparedPeriods(period, new Date('2026-11-23T10:20:00Z'), 'Asia/Ho_Chi_Minh')).toEqual({
      current: LAST_WEEK,
      before: { first: '2026-11-09', last: '2026-11-15' },
    })
  })

  it('of a month is held against the month before, as far as this one has come', () => {
    const monthBefore = (first: string, last: string) => daysBefore(summaryPeriod({ first, last }, TODAY))
    expect(monthBefore('2026-03-01', '2026-03-31')).toEqual({ first: '2026-02-01', last: '2026-02-28' })
    expect(monthBefore('2026-11-01', '2026-11-30')).toEqual({ first: '2026-10-01', last: '2026-10-23' })
  })

  it.each([TODAY, '2026-11-25', '2026-11-29'])('of the week before is from Monday to Sunday: %s', (day) =>
    expect(weekBefore(day)).toEqual(LAST_WEEK),
  )
})

describe('the units of which a unit consists', () => {
  const unit = (code: string, parentCode: string | null, kind: 'territory' | 'body' = 'territory') => ({
    edition: 'e',
    ...{ code, name: code, type: 'unit', parentCode, kind },
  })
  const rows = [
    unit('C', null),
    unit('W', 'C'),
    unit('S', 'C', 'body'),
    unit('S1', 'S', 'body'),
    unit('U', 'W', 'body'),
  ]
  const tree = new UnitDirectory(rows)
  const consists = (edition: string, unitCode: string) => {
    const city = { ...CITY, formerUnits: new Map([['e', tree]]) }
    return partsOf(city, { edition, unitCode }).map(({ code }) => code)
  }

  it('are of its kind, also in a former edition', () => {
    expect(['C', 'W', 'S', 'U'].map((code) => consists('e', code))).toEqual([['W'], [], ['S1'], []])
    expect(consists('unknown', 'C')).toEqual([])
  })
})
