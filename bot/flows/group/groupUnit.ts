import type { UnitKey } from '../../../db/officials.ts'
import type { Turn } from '../../core/turn.ts'
import { unitsOf } from '../../core/unitsOf.ts'

/** Whether something of a unit is the group's to see: the unit is the group's own, or lies below it. */
export function isOfGroup({ city }: Turn, own: UnitKey, { edition, unitCode }: UnitKey): boolean {
  if (edition !== own.edition) return false
  const units = unitsOf(city, edition)
  const unit = units?.byCode(unitCode)
  return units && unit ? units.liesBelow(unit, own.unitCode) : unitCode === own.unitCode
}

/** The units whose venues a group can look for: the lowest below its own, or its own. */
export function unitCodesOf({ city }: Turn, own: UnitKey): string[] {
  const lowest = unitsOf(city, own.edition)?.lowest(own.unitCode) ?? []
  return [own.unitCode, ...lowest.map(({ code }) => code)]
}
