import { standingPlaces } from '../../../db/shifts.ts'
import { type Venue, venuesOf } from '../../../db/venues.ts'
import { lines, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { chooseShift } from '../shift/choose.ts'
import { unitName } from '../unitName.ts'
import { settingsButton, venueButtons } from './buttons.ts'
import { leaveEdit } from './editing.ts'
import { sendPosters } from './posters.ts'
import { venueFor } from './venueFor.ts'
import { sayNoVenues, sayWhichVenue } from './which.ts'

/** /diadiem: the venue with what can be done there when there is one, else which one. */
export async function listVenues(turn: Turn): Promise<void> {
  const venues = turn.person ? await venuesOf(turn.store, turn.person.id) : []
  const [only] = venues
  // Whoever only stands at a door has the door and nothing else.
  if (!only) return (await standsSomewhere(turn)) ? chooseShift(turn) : sayNoVenues(turn)
  if (venues.length === 1) return showVenue(turn, only)
  sayWhichVenue(turn, 'venue.which', 'venue', venues)
}

async function standsSomewhere({ person, store }: Turn): Promise<boolean> {
  return person !== undefined && (await standingPlaces(store, person.id)).length > 0
}

export async function pressVenue(turn: Turn, venueId: string): Promise<void> {
  const venue = await venueFor(turn, Number(venueId), 'edit the venue')
  if (venue) showVenue(turn, venue)
}

/** The venue, whether it takes visits now, and what can be done. */
function showVenue(turn: Turn, venue: Venue): void {
  leaveEdit(turn)
  const listed = text('venue.listed', { venue: venue.name, unit: unitName(turn.city, venue) })
  const state = stateOf(turn, venue)
  const goOn = { label: text('venueSettings.button.goOn'), press: `pause:${venue.id}.no` }
  say(turn, {
    text: state ? lines(listed, state) : listed,
    buttons: [...(venue.paused ? [[goOn]] : []), ...venueButtons(venue)],
  })
}

/** Why a venue takes no visits now; an owner can only end a pause. */
export function stateOf({ city }: Turn, venue: Venue) {
  if (venue.suspended) return text('venue.suspendedNow', { unit: unitName(city, venue) })
  return venue.paused ? text('venue.pausedNow') : undefined
}

export async function pressPosters(turn: Turn, venueId: string): Promise<void> {
  const venue = await venueFor(turn, Number(venueId), 'see and replace posters')
  if (!venue) return
  leaveEdit(turn)
  await sendPosters(turn, venue.id, (code) => text('venue.posterAgain', { venue: venue.name, code }))
}

/** Under what was changed: back to all that can be changed. */
export function sayChanged(turn: Turn, venueId: number, changed: ReturnType<typeof text>): void {
  say(turn, { text: changed, buttons: [[settingsButton(venueId)]] })
}
