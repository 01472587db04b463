import { type OwnVenue, setNeedsDeclaration, venuesOf } from '../../../db/venues.ts'
import { text, words } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import type { Flow } from '../flow.ts'
import { showEarlier, showLog } from './log.ts'
import { ownVenue } from './ownVenue.ts'
import { sendPosters, venueButtons } from './posters.ts'
import { startRegistration, venueFormEnd } from './register.ts'

/** An owner's side of a venue: registering it, its posters, its log. */
export const venueFlow: Flow = {
  commands: [
    { words: 'command.registerVenue', where: 'private', run: startRegistration },
    { words: 'command.venues', where: 'private', run: listVenues },
    { words: 'command.log', where: 'private', run: logOfOnlyVenue },
  ],
  forms: [venueFormEnd],
  presses: {
    log: (turn, venueId) => showLog(turn, Number(venueId)),
    earlier: showEarlier,
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
  if (!only) return sayNone(turn)
  if (venues.length === 1) return showVenue(turn, only)
  sayWhich(turn, 'venue.which', 'venue', venues)
}

function showVenue(turn: Turn, venue: OwnVenue): void {
  say(turn, { text: text('venue.listed', { venue: venue.name }), buttons: venueButtons(venue) })
}

async function pressVenue(turn: Turn, venueId: string): Promise<void> {
  const venue = await ownVenue(turn, Number(venueId))
  if (venue) showVenue(turn, venue)
}

/** Several venues: which of them, a button each. */
function sayWhich(
  turn: Turn,
  key: 'venue.which' | 'log.which',
  press: string,
  venues: readonly OwnVenue[],
): void {
  const buttons = venues.map(({ id, name }) => [{ label: words(name), press: `${press}:${id}` }])
  say(turn, { text: text(key), buttons })
}

/** /nhatky: the log at once when there is one venue, else which one. */
async function logOfOnlyVenue(turn: Turn): Promise<void> {
  const venues = turn.person ? await venuesOf(turn.store, turn.person.id) : []
  const [only] = venues
  if (!only) return sayNone(turn)
  if (venues.length === 1) return showLog(turn, only.id)
  sayWhich(turn, 'log.which', 'log', venues)
}

function sayNone(turn: Turn): void {
  say(turn, {
    text: text('venue.none'),
    buttons: [[{ label: text('menu.button.registerVenue'), press: 'register:' }]],
  })
}

async function pressPosters(turn: Turn, venueId: string): Promise<void> {
  const venue = await ownVenue(turn, Number(venueId))
  if (venue)
    await sendPosters(turn, venue.id, (code) => text('venue.posterAgain', { venue: venue.name, code }))
}

/** The button says which of the two is wanted, so that an old one, or one tapped twice, does nothing else. */
async function pressNeedsDeclaration(turn: Turn, argument: string): Promise<void> {
  const [venueId = '', wanted] = argument.split('.')
  const venue = await ownVenue(turn, Number(venueId))
  if (!venue) return
  const needsDeclaration = wanted === 'yes'
  await setNeedsDeclaration(turn.store, venue.id, needsDeclaration)
  const key = needsDeclaration ? 'venue.declarationNeeded' : 'venue.declarationNotNeeded'
  say(turn, {
    text: text(key, { venue: venue.name }),
    buttons: venueButtons({ id: venue.id, needsDeclaration }),
  })
}
