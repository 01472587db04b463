import { setNeedsDeclaration, type Venue, venuesOf } from '../../../db/venues.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import type { Flow } from '../flow.ts'
import { sendPosters, venueButtons } from './posters.ts'
import { startRegistration, venueFormEnd } from './register.ts'
import { venueFor } from './venueFor.ts'
import { sayNoVenues, sayWhichVenue } from './which.ts'

/** An owner's side of a venue: registering it, its posters. */
export const venueFlow: Flow = {
  commands: [
    { words: 'command.registerVenue', where: 'private', run: startRegistration },
    { words: 'command.venues', where: 'private', run: listVenues },
  ],
  forms: [venueFormEnd],
  presses: {
    venue: pressVenue,
    posters: pressPosters,
    needs: pressNeedsDeclaration,
    register: startRegistration,
  },
}

/** /diadiem: the venue with what can be done there when there is one, else which one. */
async function listVenues(turn: Turn): Promise<void> {
  const venues = turn.person ? await venuesOf(turn.store, turn.person.id) : []
  const [only] = venues
  if (!only) return sayNoVenues(turn)
  if (venues.length === 1) return showVenue(turn, only)
  sayWhichVenue(turn, 'venue.which', 'venue', venues)
}

function showVenue(turn: Turn, venue: Venue): void {
  say(turn, { text: text('venue.listed', { venue: venue.name }), buttons: venueButtons(venue) })
}

async function pressVenue(turn: Turn, venueId: string): Promise<void> {
  const venue = await venueFor(turn, Number(venueId), 'edit the venue')
  if (venue) showVenue(turn, venue)
}

async function pressPosters(turn: Turn, venueId: string): Promise<void> {
  const venue = await venueFor(turn, Number(venueId), 'see and replace posters')
  if (venue)
    await sendPosters(turn, venue.id, (code) => text('venue.posterAgain', { venue: venue.name, code }))
}

/** The button says which of the two is wanted, so that an old one, or one tapped twice, does nothing else. */
async function pressNeedsDeclaration(turn: Turn, argument: string): Promise<void> {
  const [venueId = '', wanted] = argument.split('.')
  const venue = await venueFor(turn, Number(venueId), 'edit the venue')
  if (!venue) return
  const needsDeclaration = wanted === 'yes'
  await setNeedsDeclaration(turn.store, venue.id, needsDeclaration)
  const key = needsDeclaration ? 'venue.declarationNeeded' : 'venue.declarationNotNeeded'
  say(turn, {
    text: text(key, { venue: venue.name }),
    buttons: venueButtons({ id: venue.id, needsDeclaration }),
  })
}
