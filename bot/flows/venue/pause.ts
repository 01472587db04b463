import { closeVenue, pauseVenue, staffIds } from '../../../db/venueChanges.ts'
import type { Venue } from '../../../db/venues.ts'
import { KEPT_DAYS } from '../../core/person.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { noteAct } from '../noteAct.ts'
import { tellOnShift } from '../shift/tellOnShift.ts'
import { tellPerson } from '../tellPerson.ts'
import { settingsButton } from './buttons.ts'
import { leaveEdit } from './editing.ts'
import { venueFor } from './venueFor.ts'
import { tellWardOfClosing } from './ward.ts'

/** `pause:ID.yes`, `pause:ID.no`: a suspension stays, whatever the owner does with a pause. */
export async function pressPause(turn: Turn, argument: string): Promise<void> {
  const [venueId = '', wanted] = argument.split('.')
  const venue = await venueFor(turn, Number(venueId), 'pause or close the venue')
  if (!venue) return
  leaveEdit(turn)
  const isPaused = wanted === 'yes'
  await pauseVenue(turn.store, venue.id, isPaused ? turn.now : null)
  const goOn = { label: text('venueSettings.button.goOn'), press: `pause:${venue.id}.no` }
  // A suspension stays whatever the owner does, and those at the door were told of it.
  if (venue.paused !== isPaused && !venue.suspended)
    await tellOnShift(turn, venue, isPaused ? 'paused' : 'open')
  say(turn, {
    text: text(goneOnKey(venue, isPaused), { venue: venue.name }),
    buttons: [[...(isPaused ? [goOn] : []), settingsButton(venue.id)]],
  })
}

function goneOnKey({ suspended }: Venue, isPaused: boolean) {
  if (isPaused) return 'venueSettings.paused'
  return suspended ? 'venueSettings.stillSuspended' : 'venueSettings.goneOn'
}

/** Closing can't be undone, so it is asked twice: `close:ID`, `close:ID.sure`, `close:ID.done`. */
export async function pressClose(turn: Turn, argument: string): Promise<void> {
  const [venueId = '', step] = argument.split('.')
  const venue = await venueFor(turn, Number(venueId), 'pause or close the venue')
  if (!venue) return
  leaveEdit(turn)
  if (step === 'done') return close(turn, venue)
  const keep = { label: text('venueSettings.close.not'), press: `settings:${venue.id}` }
  if (step === 'sure') {
    const done = { label: text('venueSettings.close.done'), press: `close:${venue.id}.done` }
    return say(turn, {
      text: text('venueSettings.close.askAgain', { venue: venue.name }),
      buttons: [[done, keep]],
    })
  }
  const sure = { label: text('venueSettings.close.goOn'), press: `close:${venue.id}.sure` }
  say(turn, {
    text: text('venueSettings.close.ask', { venue: venue.name, days: KEPT_DAYS }),
    buttons: [[sure, keep]],
  })
}

async function close(turn: Turn, venue: Venue): Promise<void> {
  const { id, name } = venue
  const staff = await staffIds(turn.store, id)
  await closeVenue(turn.store, id, turn.now)
  await noteAct(turn, 'venue closed', { venueId: id })
  say(turn, { text: text('venueSettings.closed', { venue: name, days: KEPT_DAYS }) })
  for (const personId of staff) {
    await tellPerson(turn, personId, { text: text('venueSettings.closedTold', { venue: name }) })
  }
  await tellWardOfClosing(turn, venue)
}
