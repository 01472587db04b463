import fc from 'fast-check'

/** A visit of a scenario; `who` 0 is the case, nobody was erased. Moments are milliseconds. */
export type Visit = {
  readonly id: number
  readonly who: number | undefined
  readonly venue: number
  readonly startedAt: number
  /** Absent while it goes on. */
  readonly endedAt: number | undefined
  readonly endedBy: string | null
  readonly startInferred: boolean
  readonly companions: number
}

/** Visits of a case and others at three venues, the third outside the tracer's district, and what is asked of them. */
export type Scenario = {
  readonly visits: readonly Visit[]
  readonly from: number
  readonly to: number
  readonly now: number
  readonly wholeCity: boolean
  readonly rule: { readonly marginMinutes: number; readonly inferredMinutes: number }
}

const MINUTE = 60_000
const DAY = 1_440 * MINUTE
const BEGIN = Date.parse('2026-11-21T17:00:00Z')
const OUTSIDE = 2

/** Half hours of five days, so that much touches, and now and then a millisecond beside. */
const moment = fc
  .tuple(fc.nat({ max: 239 }), fc.constantFrom(0, 0, 0, -1, 1))
  .map(([half, beside]) => BEGIN + DAY + half * 30 * MINUTE + beside)
const stay = fc.constantFrom(0, 30, 60, 60, 90, 120, 300, 720, 1_439, 1_440)

const drawn = fc.record({
  who: fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 4, 5, undefined),
  venue: fc.constantFrom(0, 0, 0, 1, OUTSIDE),
  startedAt: moment,
  stay: fc.option(stay, { freq: 6, nil: undefined }),
  endedBy: fc.constantFrom('out', 'out', 'elsewhere', 'usual stay'),
  startInferred: fc.constantFrom(false, false, true),
  companions: fc.constantFrom(0, 0, 2),
})

/** Visits that crowd in a day or so, or lie apart; nobody comes after now. */
export const scenario: fc.Arbitrary<Scenario> = fc
  .record({
    visits: fc.array(drawn, { minLength: 2, maxLength: 24, size: 'max' }),
    crowded: fc.boolean(),
    edges: fc.tuple(moment, moment),
    now: fc.constantFrom(BEGIN + 6 * DAY, BEGIN + 4 * DAY),
    wholeCity: fc.boolean(),
    rule: fc.record({
      marginMinutes: fc.constantFrom(0, 1, 30, 60, 240),
      inferredMinutes: fc.constantFrom(0, 30, 60, 240),
    }),
  })
  .map(({ visits, crowded, edges: [a, b], ...asked }) => {
    const begun = visits.map(({ stay, ...visit }, index) => {
      const startedAt = crowded
        ? visit.startedAt - Math.floor((visit.startedAt - BEGIN) / DAY - 2) * DAY
        : visit.startedAt
      const endedAt = stay === undefined ? undefined : startedAt + stay * MINUTE
      return {
        ...visit,
        id: index + 1,
        startedAt,
        endedAt,
        endedBy: stay === undefined ? null : visit.endedBy,
      }
    })
    return {
      ...asked,
      visits: begun.filter(({ startedAt }) => startedAt <= asked.now),
      from: Math.min(a, b),
      to: Math.max(a, b) + MINUTE,
    }
  })

/** When a visit ended, or by now has: none lasts longer than a day. */
function endOf({ startedAt, endedAt }: Visit, now: number): number {
  return endedAt ?? Math.min(now, startedAt + DAY)
}

/** Two visits are together when, each widened where nobody saw an end of it, at most the margin lies between them. */
function areTogether(one: Visit, other: Visit, { now, rule }: Scenario): boolean {
  const wide = (is: boolean) => (is ? rule.inferredMinutes * MINUTE : 0)
  const [from, until] = [one, other].map((visit) => ({
    opens: visit.startedAt - wide(visit.startInferred),
    closes: endOf(visit, now) + wide(visit.endedBy !== 'out'),
  })) as [{ opens: number; closes: number }, { opens: number; closes: number }]
  const between = Math.max(from.opens, until.opens) - Math.min(from.closes, until.closes)
  return one.venue === other.venue && between <= rule.marginMinutes * MINUTE
}

/** By the rule alone, each visit against each: the case's visits, who was with them when, and the persons, the last first. */
export function expectedOf(scenario: Scenario) {
  const { visits, from, to, now, wholeCity } = scenario
  const ended = visits.map((visit) => ({ ...visit, end: endOf(visit, now) }))
  const byTime = ended.toSorted((a, b) => a.startedAt - b.startedAt || a.id - b.id)
  const inWindow = byTime.filter(({ who, startedAt, end }) => who === 0 && startedAt < to && end > from)
  const cases = inWindow.filter(({ venue }) => wholeCity || venue !== OUTSIDE)
  const presences = byTime
    .filter((visit) => visit.who && cases.some((one) => areTogether(one, visit, scenario)))
    .toSorted((a, b) => (a.who ?? 0) - (b.who ?? 0))
  const newestFirst = presences.toSorted((a, b) => b.startedAt - a.startedAt || b.id - a.id)
  const persons = [...new Set(newestFirst.map(({ who }) => who ?? 0))]
  const atVisits = cases.map((one) => ({
    visit: one,
    persons: new Set(presences.filter((visit) => areTogether(one, visit, scenario)).map(({ who }) => who))
      .size,
  }))
  return { cases, elsewhere: inWindow.length - cases.length, presences, persons, atVisits }
}
