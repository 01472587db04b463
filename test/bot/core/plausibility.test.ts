import { describe, expect, it } from 'vitest'
import { doubtOfDay, type PastDay } from '../../../bot/core/fullDay.ts'
import { doubtsOfSpeed } from '../../../bot/core/impossibleSpeed.ts'
import { doubtOf, SLOT_MINUTES, type Slot, type VenueHour } from '../../../bot/core/plausibility.ts'
import { PAST_DAYS } from '../../../bot/core/quietHours.ts'
import { seededNumbers } from '../qr/seeded.ts'

const MINUTE = 60_000
const START = Date.parse('2026-10-05T00:00:00Z')
const DAYS = 42
const HOURS = 24

/** At which minutes people come on a day, which is a Monday at first. */
type Pattern = { readonly type: string; readonly arrivals: (day: number) => readonly number[] }

const chance = seededNumbers(8)
const some = (count: number, from: number, until: number) =>
  Array.from({ length: Math.round(count * (0.6 + 0.8 * chance())) }, () => from + chance() * (until - from))
const at = (hour: number, minute = 0) => hour * 60 + minute

/** Ordinary lives of venues; their people come alone, in families, in shifts and in coaches. */
const HONEST: Readonly<Record<string, Pattern>> = {
  'a school gate at seven': {
    type: 'school',
    arrivals: (day) => (day % 7 < 5 ? [...some(420, at(6, 40), at(7, 15)), ...some(10, at(8), at(16))] : []),
  },
  'a hospital that never sleeps': {
    type: 'health',
    arrivals: () => [...some(18, at(0), at(6)), ...some(500, at(6), at(18)), ...some(40, at(18), at(24))],
  },
  'a kitchen from five to ten': { type: 'food', arrivals: () => some(150, at(5), at(22)) },
  'a wholesale market before dawn': { type: 'market', arrivals: () => some(400, at(1), at(6)) },
  'a factory of three shifts': {
    type: 'office',
    arrivals: () => [5, 13, 21].flatMap((hour) => some(160, at(hour, 40), at(hour + 1))),
  },
  'a hotel at which coaches stop at night': {
    type: 'lodging',
    arrivals: () => [
      ...some(20, at(14), at(23)),
      ...(chance() < 0.1 ? Array.from({ length: 45 }, () => at(3, chance() * 10)) : []),
    ],
  },
  'a pagoda with its full moons': {
    type: 'worship',
    arrivals: (day) => some(day % 15 === 0 ? 500 : 50, at(4), at(21)),
  },
  'a bar until two': {
    type: 'food',
    arrivals: () => [...some(20, at(0), at(1, 50)), ...some(60, at(18), at(24))],
  },
  'an office with a late worker': {
    type: 'office',
    arrivals: () => [...some(90, at(7), at(9)), ...(chance() < 0.2 ? [at(23, 30)] : [])],
  },
}

/** Each day's arrivals, as counts of venues' hours are kept. */
function lives({ arrivals }: Pattern) {
  const days = Array.from({ length: DAYS }, (_, day) => arrivals(day))
  const hours = days.flatMap((minutes) =>
    Array.from(
      { length: HOURS },
      (_, hour) => minutes.filter((minute) => Math.floor(minute / 60) === hour).length,
    ),
  )
  return { days, hours }
}
type Life = ReturnType<typeof lives>

function seen(
  type: string,
  { days, hours }: Life,
  day: number,
  cityHour: number,
  planted: readonly number[] = [],
) {
  const before = Array.from({ length: PAST_DAYS }, (_, back) => day - back - 1).filter((one) => one >= 0)
  const hourly = before
    .map((one) => Math.max(...[-1, 0, 1].map((by) => hours[one * HOURS + cityHour + by] ?? 0)))
    .filter((most) => most > 0)
  const knownDays = before.filter((one) => (days[one]?.length ?? 0) > 0).length
  const startsAt = START + at(day * HOURS + cityHour) * MINUTE
  const times = [...(days[day] ?? []), ...planted].map(
    (minute) => START + at(day * HOURS) * MINUTE + minute * MINUTE,
  )
  const slots = slotsOf(
    times.filter((time) => time >= startsAt - SLOT_MINUTES * MINUTE && time < startsAt + at(1) * MINUTE),
  )
  const venue = { venueType: type, capacity: null, closingMinute: null }
  return {
    ...venue,
    startsAt: new Date(startsAt),
    cityHour,
    slots,
    past: { knownDays, hourly },
  } satisfies VenueHour
}

/** A day as it is seen when it is over. */
function dayDoubt(type: string, { days }: Pick<Life, 'days'>, day: number, flagged: readonly number[] = []) {
  const before = Array.from({ length: PAST_DAYS }, (_, back) => day - back - 1).filter((one) => one >= 0)
  const past: PastDay[] = before
    .map((one) => ({ count: days[one]?.length ?? 0, isFlagged: flagged.includes(one) }))
    .filter(({ count }) => count > 0)
  const times = (days[day] ?? []).map((minute) => START + (at(day * HOURS) + minute) * MINUTE)
  return doubtOfDay({ venueType: type, capacity: null, past }, slotsOf(times))
}

function slotsOf(times: readonly number[]): Slot[] {
  const starts = [
    ...new Set(times.map((time) => Math.floor(time / (SLOT_MINUTES * MINUTE)) * SLOT_MINUTES * MINUTE)),
  ]
  return starts.map((start) => {
    const within = times.filter((time) => time >= start && time < start + SLOT_MINUTES * MINUTE)
    const [first, last] = [Math.min(...within), Math.max(...within)]
    const count = within.length
    return { gateId: 1, startsAt: new Date(start), count, firstAt: new Date(first), lastAt: new Date(last) }
  })
}

describe('what is hard to believe', () => {
  it.each(Object.entries(HONEST))(
    'is nothing of the six weeks of %s, from its first day on',
    (_, pattern) => {
      const life = lives(pattern)
      const all = Array.from({ length: DAYS * HOURS }, (_, index) => index)
      const told = all.flatMap((index) => {
        const [day, hour] = [Math.floor(index / HOURS), index % HOURS]
        const doubt = doubtOf(seen(pattern.type, life, day, hour))
        return doubt ? [{ day, hour, ...doubt }] : []
      })
      expect(told).toEqual([])
      expect(life.days.map((_, day) => dayDoubt(pattern.type, life, day)).filter(Boolean)).toEqual([])
    },
  )

  it('are visits at night to a kitchen that closes at ten, and many are grave', () => {
    const kitchen = HONEST['a kitchen from five to ten'] as Pattern
    const life = lives(kitchen)
    const attack = (count: number) => Array.from({ length: count }, (_, i) => at(3, 10) + (i * 10) / count)
    expect(doubtOf(seen('food', life, 40, 3, attack(4)))).toBeUndefined()
    expect(doubtOf(seen('food', life, 40, 3, attack(43)))).toMatchObject({
      kind: 'hour',
      count: 43,
      isGrave: false,
    })
    expect(doubtOf(seen('food', life, 40, 3, attack(60)))).toMatchObject({
      kind: 'hour',
      count: 60,
      isGrave: true,
    })
    // Of a new one its type is known.
    expect(doubtOf(seen('food', life, 0, 3, attack(43)))).toMatchObject({ kind: 'hour' })
  })

  it('is a crowd at a school in the afternoon, and none at seven', () => {
    const life = lives(HONEST['a school gate at seven'] as Pattern)
    const crowd = (hour: number) => Array.from({ length: 120 }, (_, i) => at(hour, 56) + i / 15)
    // It comes between two hours: the later one sees the ten minutes whole, as far as they reach back.
    expect(doubtOf(seen('school', life, 40, 15, crowd(14)))).toMatchObject({ kind: 'burst', isGrave: true })
    expect(doubtOf(seen('school', life, 40, 7, crowd(6)))).toBeUndefined()
  })

  it('is more at once than a new place has room for, and what comes after a closing time that was told', () => {
    const life = lives({ type: 'other', arrivals: () => [] })
    const crowd = Array.from({ length: 80 }, (_, i) => at(20) + i / 10)
    const evening = seen('other', life, 3, 20, crowd)
    expect(doubtOf(evening)).toBeUndefined()
    expect(doubtOf({ ...evening, capacity: 60 })).toMatchObject({ kind: 'burst', isGrave: false })
    expect(
      doubtOf({
        ...evening,
        venueType: 'food',
        closingMinute: null,
        slots: slotsOf([...crowd, ...crowd].map((minute) => START + (at(3 * HOURS) + minute) * MINUTE)),
      }),
    ).toMatchObject({ kind: 'burst', count: 160, isGrave: false })
    expect(doubtOf({ ...evening, closingMinute: at(18) })).toMatchObject({ kind: 'hour' })
    expect(doubtOf({ ...evening, closingMinute: at(19) })).toBeUndefined()
  })

  it('is a shared photo that brings 45 in ten minutes, which no burst is, within the hour', () => {
    const quiet = lives({ type: 'shop', arrivals: () => some(10, at(7), at(19)) })
    const attack = Array.from({ length: HOURS * 6 }, (_, slot) => slot).flatMap((slot) =>
      Array.from({ length: 45 }, (_, i) => slot * 10 + i / 5),
    )
    const until = (minute: number, past = quiet.days.slice(0, -1)) => {
      const soFar = [...past, attack.filter((one) => one < minute)]
      return dayDoubt('shop', { days: soFar }, past.length)
    }
    expect(until(at(0, 40))).toBeUndefined()
    expect(until(at(0, 50))).toMatchObject({ kind: 'day', count: 225, isGrave: false })
    expect(until(at(7))).toMatchObject({ isGrave: false })
    expect(until(at(7, 30))).toMatchObject({ isGrave: true })
    // Of a new one its type is known, and nobody is woken for it.
    expect(until(at(7), [])).toBeUndefined()
    expect(until(at(24), [])).toMatchObject({ kind: 'day', count: 6_480, isGrave: false })
  })

  it('is no day that is crowded for a reason, or one that nobody is alarmed for', () => {
    const usually = (count: number) => Array.from({ length: DAYS - 1 }, () => some(count, at(6), at(18)))
    const today = (count: number) => Array.from({ length: count }, (_, i) => at(6) + (i * at(12)) / count)
    const doubt = (type: string, past: readonly number[][], count: number) =>
      dayDoubt(type, { days: [...past, today(count)] }, past.length)
    expect(doubt('market', usually(400), 1_200)).toBeUndefined()
    expect(doubt('food', usually(150), 600)).toBeUndefined()
    expect(doubt('other', [], 4_500)).toBeUndefined()
    expect(doubt('shop', [], 1_900)).toBeUndefined()
    expect(doubt('worship', usually(50), 3_000)).toMatchObject({ kind: 'day', isGrave: false })
    expect(doubt('health', usually(300), 4_500)).toMatchObject({ kind: 'day', isGrave: false })
  })

  it('is such a day again after one and two of them, and not after three', () => {
    const days = [
      ...Array.from({ length: DAYS - 4 }, () => some(10, at(7), at(19))),
      ...Array.from({ length: 4 }, () => Array.from({ length: 900 }, (_, i) => at(7) + i / 2)),
    ]
    const first = DAYS - 4
    const told = [0, 1, 2, 3].map((after) => {
      const flagged = Array.from({ length: after }, (_, back) => first + back)
      return dayDoubt('shop', { days }, first + after, flagged)?.kind
    })
    expect(told).toEqual(['day', 'day', 'day', undefined])
  })

  it('is a day with more than a new place has room for, anew each hour', () => {
    const full = (count: number) => [
      { gateId: 1, startsAt: new Date(START), count, firstAt: new Date(START), lastAt: new Date(START) },
    ]
    const place = { venueType: 'other', capacity: 20, past: [] }
    expect(doubtOfDay(place, full(480))).toBeUndefined()
    expect(doubtOfDay(place, full(481))).toMatchObject({ kind: 'day' })
    expect(doubtOfDay({ ...place, capacity: null }, full(5_000))).toBeUndefined()
  })

  it('does not become usual by being done twice', () => {
    const quiet = seen(
      'food',
      lives(HONEST['a kitchen from five to ten'] as Pattern),
      50,
      3,
      some(80, at(3), at(3, 30)),
    )
    expect(doubtOf({ ...quiet, past: { knownDays: 28, hourly: [80, 90] } })).toMatchObject({ kind: 'hour' })
    expect(doubtOf({ ...quiet, past: { knownDays: 28, hourly: [80, 90, 70] } })).toBeUndefined()
  })
})

describe('people who cannot have gone so fast', () => {
  const came = (
    personId: number,
    ...way: readonly (readonly [venueId: number, unit: string, minute: number])[]
  ) =>
    way.map(([venueId, unit, minute]) => ({ personId, venueId, unit, at: new Date(START + minute * MINUTE) }))
  const three = (...way: Parameters<typeof came>[1][]) => [1, 2, 3].flatMap((person) => came(person, ...way))

  it('are told of where three of them were in another ward a minute before', () => {
    const doubts = doubtsOfSpeed(three([7, 'A', 0], [8, 'B', 1]))
    expect([...doubts].map(([venue, { kind, count }]) => [venue, kind, count])).toEqual([
      [7, 'speed', 3],
      [8, 'speed', 3],
    ])
    expect(doubtsOfSpeed(three([7, 'A', 0], [8, 'B', 4], [9, 'C', 9])).size).toBe(3)
  })

  it('are none of those who cross a street, go on in one ward, or are one prankster', () => {
    expect(doubtsOfSpeed(three([7, 'A', 0], [8, 'B', 2])).size).toBe(0)
    expect(doubtsOfSpeed(three([7, 'A', 0], [8, 'A', 0.2], [9, 'A', 0.4])).size).toBe(0)
    expect(doubtsOfSpeed(three([7, 'A', 0], [8, 'B', 5], [9, 'C', 11])).size).toBe(0)
    expect(doubtsOfSpeed(came(1, [7, 'A', 0], [8, 'B', 0.1], [9, 'C', 0.2])).size).toBe(0)
  })
})
