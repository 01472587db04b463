import { fullName, type Unit, type UnitDirectory } from '../../../bot/core/units.ts'
import { CommandProblem } from '../problem.ts'

/** The unit of a code that the operator wrote. Throws CommandProblem. */
export function unitOf(units: UnitDirectory, code: string): Unit {
  const unit = units.byCode(code.trim())
  if (unit) return unit
  throw new CommandProblem(
    `Ấn bản ${units.edition} không có đơn vị mã ${code}: xem npm run admin -- units list --edition ${units.edition}.`,
  )
}

/** A unit as lists name it, also one that the edition no longer has. */
export function unitLabel(units: UnitDirectory, key: { edition: string; unitCode: string }): string {
  const unit = key.edition === units.edition ? units.byCode(key.unitCode) : undefined
  return unit ? `${fullName(unit)} (${unit.code})` : `${key.unitCode} (${key.edition})`
}
