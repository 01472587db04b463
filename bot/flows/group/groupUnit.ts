import type { UnitKey } from '../../../db/officials.ts'
import type { Turn } from '../../core/turn.ts'
import { unitsOf } from '../../core/unitsOf.ts'
import { placesOf } from '../venue/roles.ts'

/** Whether something of a unit is the group's to see: the unit is the group's own, or lies below it. */
function isOfGroup({ city }: Turn, own: UnitKey, { edition, unitCode }: UnitKey): boolean {
  if (edition !== own.edition) return false
  const units = unitsOf(city, edition)
  const unit = units?.byCode(unitCode)
  return units && unit ? units.liesBelow(unit, own.unitCode) : unitCode === own.unitCode
}

/** Whether a venue is the group's to see, by its unit or by the department or union that it is of. */
export function isVenueOfGroup(turn: Turn, own: UnitKey, venue: Parameters<typeof placesOf>[0]): boolean {
  return placesOf(venue).some((place) => isOfGroup(turn, own, place))
}

/** The units and bodies whose venues a group can look for: its own, with the lowest units and all bodies below it. */
export function unitCodesOf({ city }: Turn, own: UnitKey): string[] {
  const units = unitsOf(city, own.edition)
  const bodies = units?.bodiesAll.filter((body) => units.liesBelow(body, own.unitCode)) ?? []
  return [own.unitCode, ...[...(units?.lowest(own.unitCode) ?? []), ...bodies].map(({ code }) => code)]
}
