import type { Venue } from '../../../db/venues.ts'
import type { Button } from '../../core/outgoing.ts'
import { type Text, text } from '../../core/text.ts'

/** What an owner can do with a venue: the one place that lists it. No shift begins where nobody is taken in. */
export function venueButtons({
  id,
  paused = false,
  suspended = false,
}: Pick<Venue, 'id'> & Partial<Pick<Venue, 'paused' | 'suspended'>>): Button<Text>[][] {
  return [
    [logButton(id), { label: text('inside.button'), press: `inside:${id}` }],
    [...(paused || suspended ? [] : [shiftButton(id)]), staffButton(id)],
    [{ label: text('venue.button.posters'), press: `posters:${id}` }, gatesButton(id)],
    [settingsButton(id)],
  ]
}

/** What comes next when posters have just been sent: as many as stand under a message of any messenger. */
export function nextButtons(venueId: number): Button<Text>[][] {
  return [
    [staffButton(venueId), gatesButton(venueId)],
    [logButton(venueId), shiftButton(venueId)],
    [settingsButton(venueId)],
  ]
}

/** Doors are added one after another. */
export function nextGateButtons(venueId: number): Button<Text>[][] {
  return [
    [{ label: text('gates.button.add'), press: `addgate:${venueId}` }, gatesButton(venueId)],
    [staffButton(venueId), logButton(venueId)],
    [settingsButton(venueId)],
  ]
}

function logButton(venueId: number): Button<Text> {
  return { label: text('venue.button.log'), press: `log:${venueId}` }
}

function shiftButton(venueId: number): Button<Text> {
  return { label: text('shift.button.start'), press: `shift:${venueId}` }
}

function staffButton(venueId: number): Button<Text> {
  return { label: text('venue.button.staff'), press: `staff:${venueId}` }
}

export function gatesButton(venueId: number): Button<Text> {
  return { label: text('venue.button.gates'), press: `gates:${venueId}` }
}

export function settingsButton(venueId: number): Button<Text> {
  return { label: text('venue.button.settings'), press: `settings:${venueId}` }
}

export function postersButton(venueId: number): Button<Text> {
  return { label: text('venue.button.newPosters'), press: `posters:${venueId}` }
}
