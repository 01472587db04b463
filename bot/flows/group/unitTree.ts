import type { UnitKey } from '../../../db/officials.ts'
import type { City } from '../../core/city.ts'
import type { Unit, UnitDirectory } from '../../core/units.ts'

/** The units of an edition, in force or a former one that is still known. */
export function unitsOf(city: City, edition: string): UnitDirectory | undefined {
  return edition === city.edition ? city.units : city.formerUnits.get(edition)
}

/** Whether a unit is a department or a union: it has venues of its own, but no territory. */
export function isBody(unit: (Unit & { readonly kind?: string }) | undefined): boolean {
  return unit?.kind === 'body'
}

/** The units of which a unit consists: of the territory those right below, of a department its own offices. */
export function partsOf(city: City, { edition, unitCode }: UnitKey): readonly Unit[] {
  const units = unitsOf(city, edition)
  const isOfBody = isBody(units?.byCode(unitCode))
  return units?.children(unitCode).filter((unit) => isBody(unit) === isOfBody) ?? []
}
