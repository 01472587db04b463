import type { ReportedFigures, Round, RoundReport } from '../../../db/rounds.ts'
import type { City } from '../../core/city.ts'
import { addDays, cityDay, daysBetween } from '../../core/cityTime.ts'
import { text } from '../../core/text.ts'
import type { OfficialReport, ReportTable } from '../../draw/official/report.ts'
import { activeRate, percentOf, percentText } from '../group/rates.ts'
import { type Consolidated, type ConsolidatedRow, consolidated } from './consolidated.ts'
import { inVietnamese, paperHead } from './paperHead.ts'
import { allBelow, calledAlone, calledInside, type RoundTree, reportingTo, standingOf } from './tree.ts'
import { fileText, momentText, openerName, roundValues } from './words.ts'

/** A paper names so many that have not sent; the table shows each. */
const UNSENT_NAMED = 20

const COLUMNS = [
  ['unit', 'words'],
  ['wanted', 'count'],
  ['open', 'count'],
  ['newVenues', 'count'],
  ['madeRate', 'percent'],
  ['active', 'count'],
  ['zero', 'count'],
  ['activeRate', 'percent'],
  ['ins', 'count'],
  ['outs', 'count'],
  ['insADay', 'count'],
  ['change', 'change'],
  ['declarations', 'count'],
  ['risky', 'count'],
  ['standing', 'words'],
] as const

/**
 * A unit's consolidated report of a round as an official paper: a line each for those that report to it, then departments and
 * unions, whose venues lie in the territory and are no part of the sum. `live` has the figures of those that have not sent.
 */
export function consolidatedReport(
  city: City,
  tree: RoundTree,
  own: RoundReport,
  live: ReadonlyMap<string, ReportedFigures>,
  now: Date,
): OfficialReport {
  const sums = consolidated(tree, own, live)
  return {
    ...paperHead(city, tree, own, now),
    subject: inVietnamese(text('round.paper.subject', periodOf(tree))),
    paragraphs: paragraphsOf(city, tree, own, sums, now),
    table: tableOf(city, tree, own, sums, now),
    notes: [inVietnamese(fileText(tree, city, now))],
    remarksTitle: inVietnamese(text('round.paper.remarks')),
    remarks: remarksOf(tree, own),
  }
}

function periodOf(tree: RoundTree) {
  const { first, last } = roundValues(tree)
  return { first, last }
}

function paragraphsOf(
  city: City,
  tree: RoundTree,
  own: RoundReport,
  { total: { figures }, soFar, beside }: Consolidated,
  now: Date,
): string[] {
  const below = reportingTo(tree, own.unitCode)
  const unsent = below.filter(({ firstSentAt }) => !firstSentAt)
  return [
    text('round.paper.asked', {
      ...roundValues(tree),
      opener: openerName(tree, city),
      moment: momentText(now, city.timeZone),
    }),
    text('round.paper.counted', {
      sent: below.length - unsent.length,
      all: below.length,
      late: below.filter((report) => standingOf(report, tree.round, city.timeZone) === 'late').length,
    }),
    ...(unsent.length > 0 ? [unsentText(unsent)] : []),
    text('round.paper.venues', { open: figures.open, newVenues: figures.newVenues }),
    ...(soFar
      ? [
          text('round.paper.target', {
            ...soFar,
            rate: percentText(percentOf(soFar.open, soFar.wanted)),
          }),
        ]
      : []),
    text('round.paper.active', {
      active: figures.active,
      rate: percentText(activeRate(figures)),
      zero: figures.open - figures.active,
    }),
    text('round.paper.passages', { ins: figures.ins, outs: figures.outs, insBefore: figures.insBefore }),
    text('round.paper.declarations', { declarations: figures.declarations, risky: figures.risky }),
    ...(beside.length > 0 ? [text('round.paper.beside')] : []),
  ].map(inVietnamese)
}

function unsentText(unsent: readonly RoundReport[]) {
  const names = unsent.slice(0, UNSENT_NAMED).map(calledInside).join(', ')
  const rest = unsent.length - UNSENT_NAMED
  return rest > 0
    ? text('round.paper.unsentMore', { count: unsent.length, names, rest })
    : text('round.paper.unsent', { count: unsent.length, names })
}

function tableOf(city: City, tree: RoundTree, own: RoundReport, sums: Consolidated, now: Date): ReportTable {
  const days = daysGoneBy(tree.round, cityDay(now, city.timeZone))
  const row = ({ report, figures, wanted }: ConsolidatedRow) => [
    calledAlone(report),
    ...cellsOf(figures, wanted, days),
    inVietnamese(text(`round.paper.${standingOf(report, tree.round, city.timeZone)}`)),
  ]
  const below = reportingTo(tree, own.unitCode)
  const sent = below.filter(({ firstSentAt }) => firstSentAt).length
  const total = sums.beside.length > 0 ? text('round.paper.totalOfTerritory') : text('round.paper.total')
  return {
    title: inVietnamese(text('round.paper.table')),
    columns: COLUMNS.map(([name, kind]) => ({ label: inVietnamese(text(`round.column.${name}`)), kind })),
    rows: [...sums.rows, ...sums.beside].map(row),
    total: [
      inVietnamese(total),
      ...cellsOf(sums.total.figures, sums.total.wanted, days),
      inVietnamese(text('round.paper.sentOf', { sent, all: below.length })),
    ],
  }
}

/** The cells between a line's name and how it stands, in the order of the columns. */
function cellsOf(figures: ReportedFigures, wanted: number | undefined, days: number): (number | undefined)[] {
  const { open, newVenues, active, ins, outs, insBefore, declarations, risky } = figures
  return [
    wanted,
    open,
    newVenues,
    wanted === undefined ? undefined : percentOf(open, wanted),
    active,
    open - active,
    activeRate({ active, open }),
    ins,
    outs,
    Math.round(ins / days),
    ins - insBefore,
    declarations,
    risky,
  ]
}

/** Days of the period that have begun: a mean over days that lie ahead would be too small. */
function daysGoneBy({ firstDay, lastDay }: Round, today: string): number {
  const last = today < lastDay ? today : lastDay
  return Math.max(1, daysBetween(firstDay, addDays(last, 1)))
}

/** The unit's own words, then those of every report that was sent below it. */
function remarksOf(tree: RoundTree, own: RoundReport): OfficialReport['remarks'] {
  const sent = allBelow(tree, own.unitCode).flatMap(({ report }) => (report.firstSentAt ? [report] : []))
  return [own, ...sent].flatMap((report) =>
    report.remarks === null ? [] : [{ unit: calledAlone(report), words: report.remarks }],
  )
}
