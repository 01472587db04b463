import type { Round, RoundReport } from '../../../db/rounds.ts'
import { cityDay } from '../../core/cityTime.ts'
import { fullName, nameInSentence } from '../../core/units.ts'

/** A round's reports as the units stood above each other when it was opened. */
export type RoundTree = {
  readonly round: Round
  readonly byCode: ReadonlyMap<string, RoundReport>
  readonly below: ReadonlyMap<string, readonly RoundReport[]>
}

/** Of the units below one, first those of the territory, then departments and unions, each by the Vietnamese alphabet. */
export function treeOf(round: Round, reports: readonly RoundReport[]): RoundTree {
  const alphabet = new Intl.Collator('vi', { numeric: true })
  const ordered = [...reports].sort(
    (one, other) => Number(one.isBody) - Number(other.isBody) || alphabet.compare(one.name, other.name),
  )
  const below = new Map<string, RoundReport[]>()
  for (const report of ordered) {
    if (report.aboveCode === null) continue
    below.set(report.aboveCode, [...(below.get(report.aboveCode) ?? []), report])
  }
  return { round, byCode: new Map(reports.map((report) => [report.unitCode, report])), below }
}

/** The units that report to one. */
export function reportingTo({ below }: RoundTree, unitCode: string): readonly RoundReport[] {
  return below.get(unitCode) ?? []
}

/** Those whose sums are the unit's own: a department's venues lie in wards, so it is no part of the territory. */
export function partsOf(tree: RoundTree, { unitCode, isBody }: RoundReport): readonly RoundReport[] {
  return reportingTo(tree, unitCode).filter((report) => report.isBody === isBody)
}

/** Departments and unions that report beside the territory. */
export function bodiesBeside(tree: RoundTree, { unitCode, isBody }: RoundReport): readonly RoundReport[] {
  return isBody ? [] : reportingTo(tree, unitCode).filter((report) => report.isBody)
}

/** All below a unit, from the top, with how far below each stands. */
export function allBelow(
  tree: RoundTree,
  unitCode: string,
  depth = 1,
): readonly { readonly report: RoundReport; readonly depth: number }[] {
  return reportingTo(tree, unitCode).flatMap((report) => [
    { report, depth },
    ...allBelow(tree, report.unitCode, depth + 1),
  ])
}

/** How a unit stands: `lost` is one that has not sent and that no message reaches. */
export type Standing = 'sent' | 'late' | 'notSent' | 'lost'

export function standingOf(
  { firstSentAt, reachable }: Pick<RoundReport, 'firstSentAt' | 'reachable'>,
  { dueDay }: Pick<Round, 'dueDay'>,
  zone: string,
): Standing {
  if (firstSentAt) return cityDay(firstSentAt, zone) > dueDay ? 'late' : 'sent'
  return reachable ? 'notSent' : 'lost'
}

type Named = Pick<RoundReport, 'name' | 'type' | 'isBody'>

/** `phường Ngô Quyền`, inside a sentence; a department keeps its capital, `Sở Y tế`. */
export function calledInside(unit: Named): string {
  return unit.type === '' || unit.isBody ? calledAlone(unit) : nameInSentence(unit)
}

/** `Phường Ngô Quyền`. */
export function calledAlone(unit: Named): string {
  return unit.type === '' ? unit.name : fullName(unit)
}
