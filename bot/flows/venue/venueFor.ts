import { type Venue, venueById } from '../../../db/venues.ts'
import { type Deed, may } from '../../core/rights.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { type Asker, rolesAt } from './roles.ts'

/** The venue, when the turn's person may do this there; else they are told that it is not theirs, whether it exists or not. */
export async function venueFor(turn: Turn, venueId: number, deed: Deed): Promise<Venue | undefined> {
  const venue = await allowedVenue(turn, venueId, deed)
  if (!venue) say(turn, { text: text('venue.notYours') })
  return venue
}

/** The venue, when somebody may do this there at this moment. */
export async function allowedVenue(asker: Asker, venueId: number, deed: Deed): Promise<Venue | undefined> {
  const venue = Number.isSafeInteger(venueId) ? await venueById(asker.store, venueId) : undefined
  return venue && !venue.closed && may(await rolesAt(asker, venue), deed) ? venue : undefined
}
