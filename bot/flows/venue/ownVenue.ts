import { type OwnVenue, venuesOf } from '../../../db/venues.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'

/** A venue of the turn's person; anybody else is told that it is not theirs, whether it exists or not. */
export async function ownVenue(turn: Turn, venueId: number): Promise<OwnVenue | undefined> {
  const owned = turn.person ? await venuesOf(turn.store, turn.person.id) : []
  const venue = owned.find((one) => one.id === venueId)
  if (!venue) say(turn, { text: text('venue.notYours') })
  return venue
}
