import type { Language } from '../../../locales/catalogue.ts'
import { addDays, clock, dateText, dayText } from '../../core/cityTime.ts'
import { lines, render, type Text, text } from '../../core/text.ts'
import type { Added } from './added.ts'
import { dayCount, type SummaryPeriod } from './periods.ts'
import { activeRate, hasRanks, percentText } from './rates.ts'
import { isOfLastDay, type Part, type Summary } from './summary.ts'

/** The fewest characters that a messenger takes under a picture (Telegram): words and picture are one message. */
const MOST_CHARACTERS = 1024
/** Units that are told at each end of a ranking; of fewer than both together all are. */
const RANKED_AT_AN_END = 3

/** How much of its lists a summary tells, fullest first: it must stand under its picture. */
const FULLNESS = [
  { names: 10, ranking: true },
  { names: 6, ranking: true },
  { names: 6, ranking: false },
  { names: 3, ranking: false },
  { names: 0, ranking: false },
] as const
type Fullness = { readonly names: number; readonly ranking: boolean }

/** A summary in words, with as much of its lists as has room, and whether all without a visit are named. */
export function summaryText(summary: Summary, language: Language): { text: Text; namesAll: boolean } {
  const fits = ({ said }: { said: Text }) => render(language, said).length <= MOST_CHARACTERS
  const tries = FULLNESS.map((fullness) => ({ said: worded(summary, fullness), names: fullness.names }))
  const { said, names } = tries.find(fits) ?? { said: lines(...leading(summary)), names: 0 }
  return { text: said, namesAll: summary.quiet.count <= names }
}

function worded(summary: Summary, fullness: Fullness): Text {
  return lines(
    ...leading(summary),
    ...quietLines(summary, fullness.names),
    counts(summary),
    ...summary.otherForms,
    ...addedLines(summary),
    ...flagLines(summary),
    ...(fullness.ranking ? rankingLines(summary) : []),
  )
}

function leading(summary: Summary): Text[] {
  return [head(summary), activeLine(summary)]
}

function head(summary: Summary): Text {
  const { unit, period } = summary
  const [first, last, time] = [dayText(period.first), dayText(period.last), asOf(summary)]
  if (period.kind === 'day') return text('figures.head.day', { day: first, unit, time })
  if (period.kind === 'week') return text('figures.head.week', { first, last, unit, time })
  return text('figures.head.range', { first, last, unit, time })
}

/** The clock, with its day where that is not the summary's last. */
export function asOf({ period, now, zone }: Pick<Summary, 'period' | 'now' | 'zone'>): Text {
  return timeOn(now, zone, period.last)
}

function timeOn(moment: Date, zone: string, day: string): Text {
  const [time, date] = [clock(moment, zone), dateText(moment, zone)]
  return date === dayText(day)
    ? text('plain.words', { words: time })
    : text('plain.moment', { time, day: date })
}

function activeLine({ figures, change, period }: Summary): Text {
  const rate = activeRate(figures)
  if (rate === undefined) return text('figures.noneOpen')
  const active = text('figures.active', { active: figures.active, open: figures.open, rate: { rate } })
  if (!change) return active
  const base = changeBase(period)
  const points = { rate: Math.abs(change.points) }
  if (change.points === 0)
    return text('figures.activeChanged', { active, change: text('figures.same', { base }) })
  const way =
    change.points > 0 ? text('figures.up', { points, base }) : text('figures.down', { points, base })
  return text('figures.activeChanged', { active, change: way })
}

/** What a change is told against. */
export function changeBase(period: SummaryPeriod): Text {
  const { kind, goesOn } = period
  if (kind === 'day') return goesOn ? text('figures.base.dayGoesOn') : text('figures.base.day')
  if (kind === 'month') return goesOn ? text('figures.base.monthGoesOn') : text('figures.base.month')
  if (kind === 'week') return goesOn ? text('figures.base.weekGoesOn') : text('figures.base.week')
  const count = dayCount(period)
  return goesOn ? text('figures.base.rangeGoesOn', { count }) : text('figures.base.range', { count })
}

function quietLines({ quiet, period }: Summary, most: number): Text[] {
  const shown = quiet.names.slice(0, most)
  if (quiet.count === 0 || shown.length === 0) return []
  const rest = quiet.count - shown.length
  const named = shown.join(', ')
  const names = rest > 0 ? text('figures.quiet.more', { names: named, rest }) : named
  return [quietLine(quiet.of, period.goesOn, { count: quiet.count, names })]
}

/** Those without a visit, of a period that goes on those without one yet. */
export function quietLine(
  of: Summary['quiet']['of'],
  goesOn: boolean,
  values: { readonly count: number; readonly names: Text | string },
): Text {
  if (of === 'venues')
    return goesOn ? text('figures.quiet.venuesYet', values) : text('figures.quiet.venues', values)
  return goesOn ? text('figures.quiet.unitsYet', values) : text('figures.quiet.units', values)
}

/** Who came and left, and who declared by the usual form, where it is in force. */
function counts({ figures: { ins, outs, declarations, risky }, tellsDeclarations }: Summary): Text {
  return tellsDeclarations
    ? text('figures.counts', { ins, outs, declarations, risky })
    : text('figures.passages', { ins, outs })
}

function flagLines({ flagged: count, period }: Summary): Text[] {
  if (count === 0) return []
  return [isOfLastDay(period) ? text('flag.summary.lastDay', { count }) : text('flag.summary', { count })]
}

function addedLines(summary: Summary): Text[] {
  return summary.sinceTold.added.flatMap((added) => {
    const changes = changesOf(added, summary.tellsDeclarations)
    return changes.length === 0 ? [] : [addedLine(added, summary, beside(changes))]
  })
}

function addedLine(added: Added, { period, zone }: Summary, changes: Text): Text {
  const { days, asOf } = added
  if (!asOf) return text('figures.addedBefore', { period: daysText(days), changes })
  const time = timeOn(asOf, zone, days.last)
  return text('figures.added', { period: addedTo(added, period), time, changes })
}

function daysText({ first, last }: Added['days']): Text {
  if (first === last) return text('figures.ofDay', { day: dayText(first) })
  return text('figures.ofDays', { first: dayText(first), last: dayText(last) })
}

function addedTo({ days: { first, last } }: Added, period: SummaryPeriod): Text {
  if (first !== last) return text('figures.ofWeek', { first: dayText(first), last: dayText(last) })
  const isYesterday = addDays(first, 1) === period.first && period.goesOn
  return isYesterday ? text('figures.yesterday') : text('figures.ofDay', { day: dayText(first) })
}

function changesOf({ ins, outs, declarations }: Added, tellsDeclarations: boolean): Text[] {
  return [
    ...(ins === 0 ? [] : [text('figures.added.ins', { change: signed(ins) })]),
    ...(outs === 0 ? [] : [text('figures.added.outs', { change: signed(outs) })]),
    ...(declarations === 0 || !tellsDeclarations
      ? []
      : [text('figures.added.declarations', { change: signed(declarations) })]),
  ]
}

/** A number that was added or taken away, with its sign. */
export function signed(change: number): Text {
  const count = Math.abs(change)
  return change < 0 ? text('figures.less', { count }) : text('figures.more', { count })
}

/** The first and last of the units below; those without any visit are named already. */
function rankingLines({ ranking, period }: Summary): Text[] {
  if (ranking.length < 2) return []
  if (!hasRanks(ranking))
    return [period.goesOn ? text('figures.ranking.noneYet') : text('figures.ranking.none')]
  if (ranking.length <= 2 * RANKED_AT_AN_END)
    return [text('figures.ranking.all', { units: ratesOf(ranking) })]
  const worst = ranking.slice(-RANKED_AT_AN_END).reverse()
  return [
    text('figures.ranking.best', { units: ratesOf(ranking.slice(0, RANKED_AT_AN_END)) }),
    text('figures.ranking.worst', { units: ratesOf(worst) }),
  ]
}

/** Units, each with its rate. */
export function ratesOf(parts: readonly Part[]): Text {
  return beside(
    parts.map(({ name, figures }) =>
      text('figures.rateOf', { unit: name, rate: percentText(activeRate(figures)) }),
    ),
  )
}

function beside(parts: readonly Text[]): Text {
  return parts.reduce((one, other) => text('figures.beside', { one, other }))
}
