import type { EndingOffice } from '../../../db/endingOffices.ts'
import type { AppointmentRow, UnitKey } from '../../../db/officials.ts'
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

/** What an official hears whose appointment somebody ended, in a chat or as the operator. */
export function endedText(
  city: Parameters<typeof unitName>[0],
  { role, ...unit }: UnitKey & Pick<AppointmentRow, 'role'>,
): Text {
  return text('appointment.endedTold', {
    role: text(`appointment.as.${role}`),
    unit: unitName(city, unit),
  })
}
