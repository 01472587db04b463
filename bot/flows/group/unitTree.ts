import type { UnitKey } from '../../../db/officials.ts'
import type { City } from '../../core/city.ts'
import { fold } from '../../core/fold.ts'
import type { UnitMatch } from '../../core/unitSearch.ts'
import { fullName, type Unit } from '../../core/units.ts'
import { unitsOf } from '../../core/unitsOf.ts'

/** Whether a unit is a department or a union: it has venues of its own, but no territory. */
export function isBody(unit: Unit | undefined): boolean {
  return unit?.kind === 'body'
}

/** The units of which a unit consists: of the territory those right below, of a department its own offices. */
export function partsOf(city: City, { edition, unitCode }: UnitKey): readonly Unit[] {
  const units = unitsOf(city, edition)
  return (isBody(units?.byCode(unitCode)) ? units?.bodies(unitCode) : units?.children(unitCode)) ?? []
}

/** A unit or body by its code, where it is the group's own or lies below it. */
export function unitBelow(city: City, own: UnitKey, unitCode: string | undefined): UnitKey | undefined {
  if (unitCode === undefined) return undefined
  const units = unitsOf(city, own.edition)
  const unit = units?.byCode(unitCode)
  const isBelow = unit ? units?.liesBelow(unit, own.unitCode) : unitCode === own.unitCode
  return isBelow ? { edition: own.edition, unitCode } : undefined
}

const RANKS: readonly UnitMatch['closeness'][] = ['accents', 'name', 'start', 'part', 'letters']

/** The units and bodies of that name at or below the group's own, best first; words that lead to a name are no part of one. */
export function searchBelow(city: City, own: UnitKey, named: string): readonly UnitMatch[] {
  const units = unitsOf(city, own.edition)
  if (!units) return []
  const isBelow = (unit: Unit) => units.liesBelow(unit, own.unitCode)
  const { matches, before } = units.searchAddress(named, isBelow)
  const bodies = units.bodiesAll.filter(isBelow).flatMap((body) => bodyMatch(body, named))
  return [...(before === '' ? matches : []), ...bodies].sort(
    (one, other) => RANKS.indexOf(one.closeness) - RANKS.indexOf(other.closeness),
  )
}

/** A body is called by its name with or without its type, or by how either begins. */
function bodyMatch(unit: Unit, named: string): UnitMatch[] {
  const said = fold(named)
  const names = [unit.name, fullName(unit)].map(fold)
  if (names.includes(said)) return [{ unit, closeness: 'name' }]
  return said !== '' && names.some((name) => name.startsWith(`${said} `))
    ? [{ unit, closeness: 'start' }]
    : []
}
