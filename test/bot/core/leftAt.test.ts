import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isMeantAsTime,
  liesAhead,
  momentsMeant,
  parseDeparture,
  parseSaidTime,
} from '../../../bot/core/leftAt.ts'

const TODAY = '2025-11-24'
const ZONE = 'Asia/Ho_Chi_Minh'
const at = (written: string) => new Date(`${written}:00+07:00`)

describe('that somebody left and when, as people say it', () => {
  it.each([
    ['tôi ra lúc 10 giờ', [600, 1320], undefined],
    ['ra lúc 10h30', [630, 1350], undefined],
    ['ra 22:15', [1335], undefined],
    ['ra lúc 08:15', [495], undefined],
    ['Em đã ra về khoảng 9 rưỡi', [570, 1290], undefined],
    ['tôi về hồi mười giờ', [600, 1320], undefined],
    ['ra 11 giờ kém 15', [645, 1365], undefined],
    ['ra lúc 12 giờ', [0, 720], undefined],
    ['ra lúc 12h trưa ạ', [720], undefined],
    ['ra hôm qua 9 giờ tối', [1260], '2025-11-23'],
    ['ra lúc 9 giờ tối qua', [1260], '2025-11-23'],
    ['tôi ra 23/11 lúc 10h', [600, 1320], '2025-11-23'],
    ['ra lúc 10 giờ ngày 23/11', [600, 1320], '2025-11-23'],
    ['ra lúc 8 giờ 15 phút sáng nay', [495], TODAY],
    ['I left at 10', [600, 1320], undefined],
    ['I was there until 8:48 pm', [1248], undefined],
    ['tôi ở đó đến 9 giờ tối', [1260], undefined],
    ['left at 10:30 am', [630], undefined],
    ['I left last night at 9', [1260], '2025-11-23'],
    ['checked out at 10 pm yesterday', [1320], '2025-11-23'],
  ])('%s', (typed, minutes, day) => {
    expect(parseDeparture(typed, TODAY)).toEqual({ minutes, ...(day && { day }) })
  })

  it.each(['ra lúc 25 giờ', 'tôi ra lúc 10h75', 'I left at 25:00'])('%s is no time of a clock', (typed) => {
    expect(parseDeparture(typed, TODAY)).toBe('unclear')
  })

  it.each([
    'ra về',
    'ra rồi',
    'ra',
    'Ra Nguyễn Văn A 0912345678',
    'về 0912345678',
    'ra 3 người',
    'ra lúc nào',
    'về 15B-12345',
    '10 giờ',
    'lúc 10 giờ tôi đến',
  ])('%s says nothing of the kind', (typed) => {
    expect(parseDeparture(typed, TODAY)).toBeUndefined()
  })
})

it('a time alone answers when it was asked for', () => {
  expect(parseSaidTime('10h', TODAY)).toEqual({ minutes: [600, 1320] })
  expect(parseSaidTime('hôm qua 21:00', TODAY)).toEqual({ minutes: [1260], day: '2025-11-23' })
  expect(['99h', 'hôm nay', '7'].map((typed) => isMeantAsTime(typed, TODAY))).toEqual([true, true, true])
  expect(['7KQ2M-9XH4T', '0912345678', 'xin chào'].some((typed) => isMeantAsTime(typed, TODAY))).toBe(false)
})

describe('the moments that a time may mean', () => {
  const visit = { from: at('2025-11-24T20:31'), to: at('2025-11-25T11:00') }

  it('are those that were possible, of the day on which the visit began and the next', () => {
    expect(momentsMeant({ minutes: [600, 1320] }, visit, ZONE)).toEqual([
      at('2025-11-24T22:00'),
      at('2025-11-25T10:00'),
    ])
    expect(momentsMeant({ minutes: [540], day: '2025-11-24' }, visit, ZONE)).toEqual([])
  })

  it('begin with the visit, when its very minute is said', () => {
    const from = new Date(visit.from.getTime() + 40_000)
    expect(momentsMeant({ minutes: [1231] }, { ...visit, from }, ZONE)).toEqual([from])
  })

  it('lie ahead when all of them do', () => {
    expect(liesAhead({ minutes: [600, 1320] }, at('2025-11-24T09:00'), ZONE)).toBe(true)
    expect(liesAhead({ minutes: [600, 1320] }, at('2025-11-24T10:00'), ZONE)).toBe(false)
  })
})

it('no words make it throw, and every minute is one of a day', () => {
  const wild = fc.oneof(
    fc.string({ maxLength: 70 }),
    fc
      .array(
        fc.constantFrom(
          'ra',
          'lúc',
          '10',
          'giờ',
          'h',
          ':',
          'tối',
          'hôm qua',
          '23/11',
          'kém',
          '99',
          'left',
          'at',
        ),
      )
      .map((all) => all.join(' ')),
  )
  fc.assert(
    fc.property(wild, (typed) => {
      const said = parseDeparture(typed, TODAY)
      for (const minute of typeof said === 'object' ? said.minutes : []) {
        expect(minute).toBeGreaterThanOrEqual(0)
        expect(minute).toBeLessThan(1440)
      }
    }),
    { numRuns: 300 },
  )
})
