import type { Venue } from '../../../db/venues.ts'
import type { Button } from '../../core/outgoing.ts'
import { type Text, text } from '../../core/text.ts'

/** What an owner can do with a venue: the one place that lists it. No shift begins where nobody is taken in. */
export function venueButtons({
  id,
  paused = false,
  suspended = false,
}: Pick<Venue, 'id'> & Partial<Pick<Venue, 'paused' | 'suspended'>>): Button<Text>[][] {
  const start = { label: text('shift.button.start'), press: `shift:${id}` }
  return [
    [
      { label: text('venue.button.log'), press: `log:${id}` },
      { label: text('inside.button'), press: `inside:${id}` },
    ],
    [...(paused || suspended ? [] : [start]), { label: text('venue.button.staff'), press: `staff:${id}` }],
    [
      { label: text('venue.button.posters'), press: `posters:${id}` },
      { label: text('venue.button.gates'), press: `gates:${id}` },
    ],
    [settingsButton(id)],
  ]
}

export function settingsButton(venueId: number): Button<Text> {
  return { label: text('venue.button.settings'), press: `settings:${venueId}` }
}

export function postersButton(venueId: number): Button<Text> {
  return { label: text('venue.button.newPosters'), press: `posters:${venueId}` }
}
