import { peopleInside } from '../../../db/inside.ts'
import { changeVenue } from '../../../db/venueChanges.ts'
import type { Venue } from '../../../db/venues.ts'
import { LAST_MINUTE, parseClockTime, showClockTime } from '../../core/clockTime.ts'
import type { Answers } from '../../core/form/form.ts'
import { lines, text } from '../../core/text.ts'
import type { Turn } from '../../core/turn.ts'
import { answeredText } from '../answered.ts'
import { type Change, changeForm } from './change.ts'
import { openEdit } from './editing.ts'
import { sayChanged } from './menu.ts'

/** People inside at once: a stadium holds fewer. */
const CAPACITY_AT_MOST = 50_000
/** Characters of a time of the day, in words. */
const TIME_LENGTH = 30

export const capacityChange: Change = {
  end: changeForm(
    'venueCapacity',
    [
      {
        name: 'capacity',
        kind: 'number',
        least: 1,
        most: CAPACITY_AT_MOST,
        ask: 'venueSettings.capacity.ask',
        label: 'venueSettings.button.capacity',
      },
    ],
    changeCapacity,
  ),
  none: { button: noCapacityButton, set: setNoCapacity },
}

export const closingChange: Change = {
  end: changeForm(
    'venueClosing',
    [
      {
        name: 'time',
        kind: 'text',
        longest: TIME_LENGTH,
        ask: 'venueSettings.closing.ask',
        label: 'venueSettings.button.closing',
      },
    ],
    changeClosing,
  ),
  none: { button: noClosingButton, set: setNoClosing },
}

function noCapacityButton(venueId: number) {
  return { label: text('venueSettings.capacity.none'), press: `change:${venueId}.capacity.none` }
}

async function setNoCapacity(turn: Turn, venue: Venue): Promise<void> {
  await changeVenue(turn.store, venue.id, { capacity: null })
  sayChanged(turn, venue.id, text('venueSettings.capacity.gone', { venue: venue.name }))
}

async function changeCapacity(turn: Turn, venue: Venue, answers: Answers): Promise<void> {
  const capacity = Number(answers.capacity)
  await changeVenue(turn.store, venue.id, { capacity })
  const changed = text('venueSettings.capacity.changed', { venue: venue.name, count: capacity })
  const people = await peopleInside(turn.store, venue.id)
  const over = text('venueSettings.capacity.over', { people, count: capacity })
  sayChanged(turn, venue.id, people > capacity ? lines(changed, over) : changed)
}

function noClosingButton(venueId: number) {
  return { label: text('venueSettings.closing.none'), press: `change:${venueId}.closing.none` }
}

async function setNoClosing(turn: Turn, venue: Venue): Promise<void> {
  await changeVenue(turn.store, venue.id, { closingMinute: null })
  sayChanged(turn, venue.id, text('venueSettings.closing.gone', { venue: venue.name }))
}

/** A time that nobody can read is asked for again, with how to write it. */
async function changeClosing(turn: Turn, venue: Venue, answers: Answers): Promise<void> {
  const minute = parseClockTime(answeredText(answers, 'time'))
  if (minute === undefined) {
    const first = text('venueSettings.closing.problem')
    return openEdit(turn, closingChange.end, venue.id, { first, button: noClosingButton(venue.id) })
  }
  // Whoever closes at midnight closes at the end of the day.
  const closingMinute = minute === 0 ? LAST_MINUTE : minute
  await changeVenue(turn.store, venue.id, { closingMinute })
  const time = showClockTime(closingMinute)
  sayChanged(turn, venue.id, text('venueSettings.closing.changed', { venue: venue.name, time }))
}
