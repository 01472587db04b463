import type { UnitKey } from '../../db/officials.ts'
import type { City } from '../core/city.ts'
import { nameInSentence } from '../core/units.ts'

/**
 * A unit's name inside a sentence: "phường Ngô Quyền". Codes are recycled between editions, so of a unit of another
 * edition only the code is shown, never the name of whoever bears it now.
 */
export function unitName(city: City, { edition, unitCode }: UnitKey): string {
  const unit = edition === city.edition ? city.units.byCode(unitCode) : undefined
  return unit ? nameInSentence(unit) : unitCode
}
