import { appointmentsOf } from '../../../db/officials.ts'
import { isStaff } from '../../../db/staff.ts'
import type { Venue } from '../../../db/venues.ts'
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

/** An official of a unit is one for all that lies below it, in the edition in which they were appointed. */
async function isOfficialOf({ store, city, now }: Asker, personId: number, venue: Venue): Promise<boolean> {
  const appointed = await appointmentsOf(store, personId, now)
  const units = unitsOf(city, venue.edition)
  const unit = units?.byCode(venue.unitCode)
  const above = units && unit ? units.path(unit).map(({ code }) => code) : [venue.unitCode]
  return appointed.some(({ edition, unitCode }) => edition === venue.edition && above.includes(unitCode))
}
