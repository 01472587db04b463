import { fullName, type Unit, type UnitDirectory, withEdition } from '../../../bot/core/units.ts'
import { CommandProblem } from '../problem.ts'

/** The unit of a code that the operator wrote. Throws CommandProblem. */
export function unitOf(units: UnitDirectory, code: string): Unit {
  const unit = units.byCode(code.trim())
  if (unit) return unit
  throw new CommandProblem(
    `Ấn bản ${units.edition} không có đơn vị mã ${code}: xem npm run admin -- units list --edition ${units.edition}.`,
  )
}

/** A unit as lists name it: one of a former edition by the directory of its time, with its year. */
export function unitLabel(
  units: UnitDirectory,
  key: { edition: string; unitCode: string },
  former: ReadonlyMap<string, UnitDirectory> = new Map(),
): string {
  const isFormer = key.edition !== units.edition
  const unit = (isFormer ? former.get(key.edition) : units)?.byCode(key.unitCode)
  if (!unit) return `${key.unitCode} (${key.edition})`
  const label = `${fullName(unit)} (${unit.code})`
  return isFormer ? withEdition(label, key.edition) : label
}
