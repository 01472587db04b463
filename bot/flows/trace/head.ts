import type { Trace } from '../../../db/traces.ts'
import type { City } from '../../core/city.ts'
import { cityDay, dayText } from '../../core/cityTime.ts'
import type { DateRange } from '../../core/dateRange.ts'
import { type Text, text } from '../../core/text.ts'
import type { Turn } from '../../core/turn.ts'
import { unitName } from '../unitName.ts'

/** The days of the city that a case is about. */
export function daysOf({ from, to }: Trace, zone: string): DateRange {
  return { first: cityDay(from, zone), last: cityDay(new Date(to.getTime() - 1), zone) }
}

/** Which case, for which unit, of which days: above everything that is said of it. */
export function headText({ city }: Turn, trace: Trace): Text {
  const { first, last } = daysOf(trace, city.timeZone)
  if (first === last)
    return text('trace.headDay', {
      reference: trace.reference,
      unit: unitText(city, trace),
      day: dayText(first),
    })
  return text('trace.head', {
    reference: trace.reference,
    unit: unitText(city, trace),
    first: dayText(first),
    last: dayText(last),
  })
}

/** For which unit, and where a department traces elsewhere than at its own venues, on which territory. */
export function unitText(city: City, { edition, unitCode, territoryCode }: Trace): string | Text {
  const unit = unitName(city, { edition, unitCode })
  return territoryCode === unitCode
    ? unit
    : text('trace.onTerritory', { unit, territory: unitName(city, { edition, unitCode: territoryCode }) })
}
