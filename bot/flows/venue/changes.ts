import { changeVenue, registrantOf, saveRegistrant } from '../../../db/venueChanges.ts'
import type { Venue } from '../../../db/venues.ts'
import { parseClockTime, showClockTime } from '../../core/clockTime.ts'
import { foldedWords } from '../../core/fold.ts'
import type { Answers, Question } from '../../core/form/form.ts'
import { showPhone } from '../../core/phone.ts'
import { type Text, text } from '../../core/text.ts'
import { isConfirmed, say, type Turn, updateProfile } from '../../core/turn.ts'
import { answeredText, answeredUnit } from '../answered.ts'
import type { FormEnd } from '../flow.ts'
import { postersButton, settingsButton } from './buttons.ts'
import { edit, leaveEdit, openEdit } from './editing.ts'
import { sayChanged } from './menu.ts'
import { venueFor } from './venueFor.ts'
import { nameQuestion, placeQuestions, typeQuestion } from './venueQuestions.ts'
import { tellWardOfNewVenue, tellWardOfRename } from './ward.ts'

/** People inside at once: a stadium holds fewer. */
const CAPACITY_AT_MOST = 50_000

const nameEnd = change('venueNewName', [nameQuestion], changeName)
const typeEnd = change('venueNewType', [typeQuestion], changeType)
const placeEnd = change('venueNewPlace', placeQuestions, changePlace)
const phoneEnd = change(
  'venueNewPhone',
  [{ name: 'phone', kind: 'phone', ask: 'venueSettings.phone.ask', label: 'venue.phone.label' }],
  changePhone,
)
const capacityEnd = change(
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
)
const closingEnd = change(
  'venueClosing',
  [
    {
      name: 'time',
      kind: 'text',
      longest: 30,
      ask: 'venueSettings.closing.ask',
      label: 'venueSettings.button.closing',
    },
  ],
  changeClosing,
)

const ENDS = {
  name: nameEnd,
  type: typeEnd,
  place: placeEnd,
  phone: phoneEnd,
  capacity: capacityEnd,
  closing: closingEnd,
} as const

export const changeEnds: readonly FormEnd[] = Object.values(ENDS)

/** `change:ID.name` asks for a new name; `change:ID.capacity.none` takes the limit away. */
export async function pressChange(turn: Turn, argument: string): Promise<void> {
  const [venueId = '', what = '', none] = argument.split('.')
  const venue = await venueFor(turn, Number(venueId), 'edit the venue')
  if (!venue) return
  const end = Object.entries(ENDS).find(([name]) => name === what)?.[1]
  if (!end) return say(turn, { text: text('menu.staleButton') })
  // The ward that suspended it goes on being the one that can lift it.
  if (end === placeEnd && venue.suspended) {
    return sayChanged(turn, venue.id, text('venueSettings.place.suspended'))
  }
  if (none !== undefined) return setNone(turn, venue, end)
  const first = text('venueSettings.about', { venue: venue.name })
  const button = noneButton(venue.id, end)
  await openEdit(turn, end, venue.id, { first, ...(button && { button }) })
}

function noneButton(venueId: number, end: FormEnd) {
  if (end === capacityEnd)
    return { label: text('venueSettings.capacity.none'), press: `change:${venueId}.capacity.none` }
  if (end === closingEnd)
    return { label: text('venueSettings.closing.none'), press: `change:${venueId}.closing.none` }
  return undefined
}

async function setNone(turn: Turn, venue: Venue, end: FormEnd): Promise<void> {
  leaveEdit(turn)
  if (end === capacityEnd) {
    await changeVenue(turn.store, venue.id, { capacity: null })
    return sayChanged(turn, venue.id, text('venueSettings.capacity.gone', { venue: venue.name }))
  }
  if (end !== closingEnd) return say(turn, { text: text('menu.staleButton') })
  await changeVenue(turn.store, venue.id, { closingMinute: null })
  sayChanged(turn, venue.id, text('venueSettings.closing.gone', { venue: venue.name }))
}

function change(
  name: string,
  questions: readonly Question[],
  apply: (turn: Turn, venue: Venue, answers: Answers) => Promise<void>,
): FormEnd {
  return edit({ name, questions }, async (turn, venueId, answers) => {
    const venue = await venueFor(turn, venueId, 'edit the venue')
    if (venue) await apply(turn, venue, answers)
  })
}

/** What is printed on posters that hang is old now; they go on being read. */
function sayPrintedChanged(turn: Turn, venueId: number, changed: Text): void {
  say(turn, { text: changed, buttons: [[postersButton(venueId), settingsButton(venueId)]] })
}

async function changeName(turn: Turn, venue: Venue, answers: Answers): Promise<void> {
  const name = answeredText(answers, 'venueName')
  await changeVenue(turn.store, venue.id, { name, foldedName: foldedWords(name).join(' ') })
  sayPrintedChanged(turn, venue.id, text('venueSettings.name.changed', { before: venue.name, venue: name }))
  if (name !== venue.name) await tellWardOfRename(turn, venue, name)
}

async function changeType(turn: Turn, venue: Venue, answers: Answers): Promise<void> {
  await changeVenue(turn.store, venue.id, { type: answeredText(answers, 'type') })
  sayChanged(turn, venue.id, text('venueSettings.type.changed', { venue: venue.name }))
}

/** A ward that did not know the venue hears of it as of a new one. */
async function changePlace(turn: Turn, venue: Venue, answers: Answers): Promise<void> {
  const unitCode = answeredUnit(answers, 'unit')
  if (unitCode === undefined) throw new Error('a venue outside the city')
  if (venue.suspended) return sayChanged(turn, venue.id, text('venueSettings.place.suspended'))
  const place = { address: answeredText(answers, 'address'), edition: turn.city.edition, unitCode }
  await changeVenue(turn.store, venue.id, place)
  sayPrintedChanged(turn, venue.id, text('venueSettings.place.changed', { venue: venue.name }))
  if (unitCode !== venue.unitCode || venue.edition !== place.edition)
    await tellWardOfNewVenue(turn, { ...venue, ...place }, false)
}

/** The number under which the ward reaches the venue; it need not be the one under which the owner checks in. */
async function changePhone(turn: Turn, venue: Venue, answers: Answers): Promise<void> {
  const phone = answeredText(answers, 'phone')
  const phoneConfirmed = isConfirmed(turn, phone)
  if (turn.person?.profile.phone === phone) await updateProfile(turn, { phone })
  const before = await registrantOf(turn.store, venue.id)
  const name = before?.name ?? turn.person?.profile.name ?? ''
  await saveRegistrant(turn.store, venue.id, { name, phone, phoneConfirmed })
  const shown = turn.channel.limits.discreet ? '' : ` ${showPhone(phone)}`
  const key = phoneConfirmed ? 'venueSettings.phone.confirmed' : 'venueSettings.phone.unconfirmed'
  sayChanged(turn, venue.id, text(key, { venue: venue.name, phone: shown }))
}

async function changeCapacity(turn: Turn, venue: Venue, answers: Answers): Promise<void> {
  const capacity = Number(answers.capacity)
  await changeVenue(turn.store, venue.id, { capacity })
  const changed = text('venueSettings.capacity.changed', { venue: venue.name, count: capacity })
  sayChanged(turn, venue.id, changed)
}

/** A time that nobody can read is asked for again, with how to write it. */
async function changeClosing(turn: Turn, venue: Venue, answers: Answers): Promise<void> {
  const closingMinute = parseClockTime(answeredText(answers, 'time'))
  if (closingMinute === undefined) {
    const button = noneButton(venue.id, closingEnd)
    return openEdit(turn, closingEnd, venue.id, {
      first: text('venueSettings.closing.problem'),
      ...(button && { button }),
    })
  }
  await changeVenue(turn.store, venue.id, { closingMinute })
  const changed = text('venueSettings.closing.changed', {
    venue: venue.name,
    time: showClockTime(closingMinute),
  })
  sayChanged(turn, venue.id, changed)
}
