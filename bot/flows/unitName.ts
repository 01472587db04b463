import type { UnitKey } from '../../db/officials.ts'
import type { City } from '../core/city.ts'
import { fullName, nameInSentence, withEdition } from '../core/units.ts'
import { unitsOf } from '../core/unitsOf.ts'

/**
 * A unit's name inside a sentence: "phường Ngô Quyền". A unit of a former edition is named by the directory of its time,
 * with its year where a unit of today bears the same name; codes are recycled, so never by today's.
 */
export function unitName(
  city: Pick<City, 'edition' | 'units' | 'formerUnits'>,
  { edition, unitCode }: UnitKey,
): string {
  const unit = unitsOf(city, edition)?.byCode(unitCode)
  if (!unit) return unitCode
  const name = nameInSentence(unit)
  const isTwice = edition !== city.edition && city.units.bearsName(fullName(unit))
  return isTwice ? withEdition(name, edition) : name
}
