import { appointmentsOf, type UnitKey } from '../../../db/officials.ts'
import { isStaff } from '../../../db/staff.ts'
import type { Venue } from '../../../db/venues.ts'
import { mayInOffice } from '../../core/office.ts'
import type { Role } from '../../core/rights.ts'
import type { Turn } from '../../core/turn.ts'
import { unitsOf } from '../../core/unitsOf.ts'

/** Who asks what they may do: the person of a turn, or of work that was asked for in one. */
export type Asker = Pick<Turn, 'store' | 'city' | 'now'> & {
  readonly person: { readonly id: number } | undefined
}

/** Who somebody is to a venue, at this moment. */
export async function rolesAt(asker: Asker, venue: Venue): Promise<readonly Role[]> {
  const { person, store } = asker
  if (!person) return ['anybody']
  return [
    'anybody',
    ...(venue.ownerId === person.id ? (['owner'] as const) : []),
    ...((await isStaff(store, venue.id, person.id)) ? (['staff'] as const) : []),
    ...((await isOfficialOf(asker, person.id, venue)) ? (['official'] as const) : []),
  ]
}

/** Who may suspend it: an official of its unit or body, or of one above these, in the edition in which they were appointed. */
async function isOfficialOf({ store, city, now }: Asker, personId: number, venue: Venue): Promise<boolean> {
  const appointments = await appointmentsOf(store, personId, now)
  const units = unitsOf(city, venue.edition)
  return placesOf(venue).some((place) => mayInOffice(appointments, 'suspend a venue', place, units))
}

/** Where a venue belongs now: in its unit, and in the department or union that it is of. */
export function placesOf({
  edition,
  unitCode,
  bodyCode,
}: Pick<Venue, 'edition' | 'unitCode' | 'bodyCode'>): readonly UnitKey[] {
  return [unitCode, ...(bodyCode === null ? [] : [bodyCode])].map((code) => ({ edition, unitCode: code }))
}
