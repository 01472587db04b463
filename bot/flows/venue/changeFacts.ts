import { changeVenue, registrantOf, saveRegistrant } from '../../../db/venueChanges.ts'
import type { Venue } from '../../../db/venues.ts'
import { foldedName } from '../../core/fold.ts'
import type { Answers } from '../../core/form/form.ts'
import { maskPhone, showPhone } from '../../core/phone.ts'
import { type Text, text } from '../../core/text.ts'
import { isConfirmed, say, type Turn, updateProfile } from '../../core/turn.ts'
import { answeredText, answeredUnit } from '../answered.ts'
import { bodyThere } from './body.ts'
import { postersButton, settingsButton } from './buttons.ts'
import { type Change, changeForm } from './change.ts'
import { sayChanged } from './menu.ts'
import { nameQuestion, placeQuestions, typeQuestion } from './venueQuestions.ts'
import { tellWardOfNewVenue, tellWardOfRename } from './ward.ts'

export const nameChange: Change = { end: changeForm('venueNewName', [nameQuestion], changeName) }

export const typeChange: Change = { end: changeForm('venueNewType', [typeQuestion], changeType) }

/** The ward that suspended it goes on being the one that can lift it. */
export const placeChange: Change = {
  end: changeForm('venueNewPlace', placeQuestions, changePlace),
  refused: ({ suspended }) => (suspended ? text('venueSettings.place.suspended') : undefined),
}

export const phoneChange: Change = {
  end: changeForm(
    'venueNewPhone',
    [{ name: 'phone', kind: 'phone', ask: 'venueSettings.phone.ask', label: 'venue.phone.label' }],
    changePhone,
  ),
}

/** What is printed on posters that hang is old now; they go on being read. */
function sayPrintedChanged(turn: Turn, venueId: number, changed: Text): void {
  say(turn, { text: changed, buttons: [[postersButton(venueId), settingsButton(venueId)]] })
}

async function changeName(turn: Turn, venue: Venue, answers: Answers): Promise<void> {
  const name = answeredText(answers, 'venueName')
  await changeVenue(turn.store, venue.id, { name, foldedName: foldedName(name) })
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
  const where = { edition: turn.city.edition, unitCode }
  const bodyCode = bodyThere(turn.city, venue, where)
  const place = { address: answeredText(answers, 'address'), ...where, bodyCode }
  await changeVenue(turn.store, venue.id, place)
  sayPrintedChanged(turn, venue.id, text('venueSettings.place.changed', { venue: venue.name }))
  if (unitCode !== venue.unitCode || venue.edition !== place.edition)
    await tellWardOfNewVenue(turn, { ...venue, ...place, foldedName: foldedName(venue.name) }, false)
}

/** The number under which the ward reaches the venue; it need not be the one under which the owner checks in. */
async function changePhone(turn: Turn, venue: Venue, answers: Answers): Promise<void> {
  const phone = answeredText(answers, 'phone')
  const phoneConfirmed = isConfirmed(turn, phone)
  if (turn.person?.profile.phone === phone) await updateProfile(turn, { phone })
  const before = await registrantOf(turn.store, venue.id)
  const name = before?.name ?? turn.person?.profile.name ?? ''
  await saveRegistrant(turn.store, venue.id, { name, phone, phoneConfirmed })
  const shown = turn.channel.limits.discreet ? maskPhone(phone) : showPhone(phone)
  const key = phoneConfirmed ? 'venueSettings.phone.confirmed' : 'venueSettings.phone.unconfirmed'
  sayChanged(turn, venue.id, text(key, { venue: venue.name, phone: shown }))
}
