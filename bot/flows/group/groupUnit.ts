import type { UnitKey } from '../../../db/officials.ts'
import type { Turn } from '../../core/turn.ts'

/** Whether something of a unit is the group's to see: the unit is the group's own, or lies below it. */
export function isOfGroup({ city }: Turn, own: UnitKey, { edition, unitCode }: UnitKey): boolean {
  if (edition !== own.edition) return false
  const unit = edition === city.edition ? city.units.byCode(unitCode) : undefined
  return unit ? city.units.path(unit).some(({ code }) => code === own.unitCode) : unitCode === own.unitCode
}

/** The units whose venues a group can look for: the lowest below its own, or its own. */
export function unitCodesOf({ city }: Turn, own: UnitKey): string[] {
  if (own.edition !== city.edition) return [own.unitCode]
  return [own.unitCode, ...city.units.lowest(own.unitCode).map(({ code }) => code)]
}
