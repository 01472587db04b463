import type { City } from '../core/city.ts'
import { nameInSentence } from '../core/units.ts'

/** A unit's name inside a sentence: "phường Ngô Quyền"; its code when the edition no longer has it. */
export function unitName(city: City, { unitCode }: { unitCode: string }): string {
  const unit = city.units.byCode(unitCode)
  return unit ? nameInSentence(unit) : unitCode
}
