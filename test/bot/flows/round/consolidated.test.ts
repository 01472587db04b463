import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  consolidated,
  NO_FIGURES,
  targetOf,
  unsentRows,
  wantedOf,
} from '../../../../bot/flows/round/consolidated.ts'
import { partsOf, type RoundTree, treeOf } from '../../../../bot/flows/round/tree.ts'
import type { ReportedFigures, Round, RoundReport } from '../../../../db/rounds.ts'

const ROUND: Round = {
  id: 1,
  edition: 'e',
  unitCode: '0',
  title: 'Tuần',
  firstDay: '2026-11-16',
  lastDay: '2026-11-22',
  dueDay: '2026-11-25',
  openedAt: new Date('2026-11-20T00:00:00Z'),
  closedAt: null,
}

type Drawn = {
  readonly above: number
  readonly isBody: boolean
  readonly target: number | null
  readonly isSent: boolean
  readonly open: number
  readonly ins: number
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  above: fc.nat(),
  isBody: fc.boolean(),
  target: fc.option(fc.nat(500)),
  isSent: fc.boolean(),
  open: fc.nat(400),
  ins: fc.nat(9000),
})
const trees = fc.array(drawn, { minLength: 1, maxLength: 40 })

/** A unit's report; the first is the opener's, each other lies below one before it, and below a body are bodies alone. */
function reportsFrom(all: readonly Drawn[]): RoundReport[] {
  const reports: RoundReport[] = []
  for (const [index, { above, isBody, target, isSent, open, ins }] of all.entries()) {
    const parent = index === 0 ? undefined : reports[above % index]
    reports.push({
      unitCode: String(index),
      aboveCode: parent?.unitCode ?? null,
      name: `Đơn vị ${index}`,
      type: 'Phường',
      isBody: parent !== undefined && (isBody || parent.isBody),
      target,
      remarks: null,
      figures: isSent ? { ...NO_FIGURES, open, ins } : null,
      firstSentAt: isSent ? ROUND.openedAt : null,
      sentAt: isSent ? ROUND.openedAt : null,
      corrections: 0,
      reachable: true,
    })
  }
  return reports
}

/** All at or below a unit that consolidate no others, found without the tree's help. */
function lowestOf(reports: readonly RoundReport[], top: RoundReport): RoundReport[] {
  const parts = reports.filter(({ aboveCode, isBody }) => aboveCode === top.unitCode && isBody === top.isBody)
  return parts.length === 0 ? [top] : parts.flatMap((part) => lowestOf(reports, part))
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
const eachUnit = (check: (tree: RoundTree, report: RoundReport, all: readonly RoundReport[]) => void) =>
  fc.assert(
    fc.property(trees, (all) => {
      const reports = reportsFrom(all)
      const tree = treeOf(ROUND, reports)
      for (const report of reports) check(tree, report, reports)
    }),
    { numRuns: 60 },
  )

describe('a consolidated report', () => {
  it('has in its total the sum of its rows, and no department in it, at any depth', () => {
    const live = new Map<string, ReportedFigures>(
      Array.from({ length: 40 }, (_, index) => [
        String(index),
        { ...NO_FIGURES, open: index, ins: 7 * index },
      ]),
    )
    eachUnit((tree, report) => {
      const { rows, beside, total } = consolidated(tree, report, live)
      for (const name of Object.keys(NO_FIGURES) as (keyof ReportedFigures)[])
        expect(total.figures[name]).toBe(sum(rows.map(({ figures }) => figures[name])))
      const wanted = rows.map((row) => row.wanted)
      expect(total.wanted).toBe(wanted.includes(undefined) ? undefined : sum(wanted.map((one) => one ?? 0)))
      expect(rows.every((row) => row.report.isBody === report.isBody)).toBe(true)
      expect(beside.every((row) => row.report.isBody && !report.isBody)).toBe(true)
    })
  })

  it('has as target what all the lowest units below sent, once each', () => {
    eachUnit((tree, report, all) => {
      const sent = lowestOf(all, report).filter(({ figures, target }) => figures && target !== null)
      const target = targetOf(tree, report)
      expect(wantedOf(tree, report)).toBe(
        sent.length < lowestOf(all, report).length ? undefined : target?.wanted,
      )
      expect(target?.wanted).toBe(sent.length === 0 ? undefined : sum(sent.map((one) => one.target ?? 0)))
      expect(target?.open).toBe(
        sent.length === 0 ? undefined : sum(sent.map(({ figures }) => figures?.open ?? 0)),
      )
    })
  })

  it('asks the system only for rows that were not sent', () => {
    eachUnit((tree, report) => {
      const rows = consolidated(tree, report, new Map())
      const unsent = [...rows.rows, ...rows.beside].filter((row) => !row.report.figures)
      expect(unsentRows(tree, report)).toEqual(unsent.map((row) => row.report.unitCode))
      expect(partsOf(tree, report).length === 0).toBe(rows.rows[0]?.report === report)
    })
  })
})
