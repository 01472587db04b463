import type { ReportedFigures, RoundReport } from '../../../db/rounds.ts'
import { bodiesBeside, partsOf, type RoundTree } from './tree.ts'

/** A unit's line of a consolidated report: what it reported, or where it has not, what the system knows now. */
export type ConsolidatedRow = {
  readonly report: RoundReport
  readonly figures: ReportedFigures
  /** How many venues ought to have a code: known once all the lowest units have sent it, so that it is as whole as the figures. */
  readonly wanted: number | undefined
}

/** Only units that have sent their number count on either side, so that the rate compares like with like. */
export type Target = { readonly wanted: number; readonly open: number }

export type Consolidated = {
  readonly rows: readonly ConsolidatedRow[]
  /** Departments and unions: their venues are in the rows above already, and so not in the sum. */
  readonly beside: readonly ConsolidatedRow[]
  readonly total: { readonly figures: ReportedFigures; readonly wanted: number | undefined }
  /** Of all below whose reports say it so far. */
  readonly soFar: Target | undefined
}

export const NO_FIGURES: ReportedFigures = {
  open: 0,
  newVenues: 0,
  active: 0,
  ins: 0,
  outs: 0,
  declarations: 0,
  risky: 0,
  insBefore: 0,
}

/** A unit's report, consolidated of those that report to it; where none does, its own alone. */
export function consolidated(
  tree: RoundTree,
  own: RoundReport,
  live: ReadonlyMap<string, ReportedFigures>,
): Consolidated {
  const rowOf = (report: RoundReport): ConsolidatedRow => ({
    report,
    figures: report.figures ?? live.get(report.unitCode) ?? NO_FIGURES,
    wanted: wantedOf(tree, report),
  })
  const parts = partsOf(tree, own)
  const rows = (parts.length > 0 ? parts : [own]).map(rowOf)
  return {
    rows,
    beside: bodiesBeside(tree, own).map(rowOf),
    total: { figures: sumOf(rows), wanted: wantedOf(tree, own) },
    soFar: targetOf(tree, own),
  }
}

/** What a unit ought to have; not known until all the lowest units at or below it have sent it. */
export function wantedOf(tree: RoundTree, report: RoundReport): number | undefined {
  const parts = partsOf(tree, report)
  if (parts.length === 0) return report.figures ? (report.target ?? undefined) : undefined
  const wanted = parts.map((part) => wantedOf(tree, part))
  const known = wanted.filter((count) => count !== undefined)
  return known.length < parts.length ? undefined : known.reduce((sum, count) => sum + count, 0)
}

/** The target of a unit so far: the sum of all that report to it, at whatever depth; its own where none does. */
export function targetOf(tree: RoundTree, report: RoundReport): Target | undefined {
  const parts = partsOf(tree, report)
  if (parts.length > 0) return sumOfTargets(parts.map((part) => targetOf(tree, part)))
  if (report.target === null || !report.figures) return undefined
  return { wanted: report.target, open: report.figures.open }
}

/** The units whose figures a consolidated report needs as they are now. */
export function unsentRows(tree: RoundTree, own: RoundReport): string[] {
  const parts = partsOf(tree, own)
  const rows = [...(parts.length > 0 ? parts : [own]), ...bodiesBeside(tree, own)]
  return rows.filter(({ figures }) => !figures).map(({ unitCode }) => unitCode)
}

function sumOf(rows: readonly ConsolidatedRow[]): ReportedFigures {
  const names = Object.keys(NO_FIGURES) as (keyof ReportedFigures)[]
  const sums = names.map((name) => [name, rows.reduce((sum, { figures }) => sum + figures[name], 0)] as const)
  return { ...NO_FIGURES, ...Object.fromEntries(sums) }
}

function sumOfTargets(targets: readonly (Target | undefined)[]): Target | undefined {
  const known = targets.filter((target) => target !== undefined)
  if (known.length === 0) return undefined
  return {
    wanted: known.reduce((sum, { wanted }) => sum + wanted, 0),
    open: known.reduce((sum, { open }) => sum + open, 0),
  }
}
