import type { EndingOffice } from '../../../db/endingOffices.ts'
import type { City } from '../../core/city.ts'
import { dateText } from '../../core/cityTime.ts'
import { type Text, text } from '../../core/text.ts'
import { unitName } from '../unitName.ts'

/** What an official hears of the end of an appointment: a week before, and when it has come. */
export function endingText(city: City, office: EndingOffice, when: 'soon' | 'over'): Text {
  return text(`appointment.ending.${when}`, {
    role: text(`appointment.as.${office.role}`),
    unit: unitName(city, office),
    day: dateText(office.until, city.timeZone),
  })
}
