import type { Venue } from '../../../db/venues.ts'
import { text, words } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'

/** Several venues: which of them, a button each. */
export function sayWhichVenue(
  turn: Turn,
  key: 'venue.which' | 'log.which',
  press: string,
  venues: readonly Venue[],
): void {
  const buttons = venues.map(({ id, name }) => [{ label: words(name), press: `${press}:${id}` }])
  say(turn, { text: text(key), buttons })
}

export function sayNoVenues(turn: Turn): void {
  say(turn, {
    text: text('venue.none'),
    buttons: [[{ label: text('menu.button.registerVenue'), press: 'register:' }]],
  })
}
