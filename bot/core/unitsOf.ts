import type { City } from './city.ts'
import type { UnitDirectory } from './units.ts'

/** The units of an edition, in force or from before: what was bound or counted then is read by the tree of its time. */
export function unitsOf(
  { edition: inForce, units, formerUnits }: Pick<City, 'edition' | 'units' | 'formerUnits'>,
  edition: string,
): UnitDirectory | undefined {
  return edition === inForce ? units : formerUnits.get(edition)
}
