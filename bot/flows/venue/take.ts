import { noteLanguage } from '../../../db/chats.ts'
import { lockVenue } from '../../../db/gates.ts'
import { lockPerson } from '../../../db/people.ts'
import { giveVenue, staffIds } from '../../../db/venueChanges.ts'
import { findVenueInvitation, useVenueInvitation } from '../../../db/venueInvitations.ts'
import { type Venue, venueById } from '../../../db/venues.ts'
import { clock } from '../../core/cityTime.ts'
import type { Answers } from '../../core/form/form.ts'
import type { Person } from '../../core/person.ts'
import type { Wish } from '../../core/session.ts'
import { lines, text } from '../../core/text.ts'
import { isConfirmed, say, type Turn, updateProfile } from '../../core/turn.ts'
import { answeredText } from '../answered.ts'
import { knownOf } from '../checkIn/visitorForm.ts'
import { askConsent, hasConsent } from '../consent/ask.ts'
import { holdsYes, sayNotKept } from '../consent/guard.ts'
import type { FormEnd } from '../flow.ts'
import { newForm, openForm } from '../forms.ts'
import { noteAct } from '../noteAct.ts'
import { tellPerson } from '../tellPerson.ts'
import { unitName } from '../unitName.ts'
import { withWish } from '../wish.ts'
import { venueButtons } from './buttons.ts'
import { whyNoneTaken } from './limits.ts'
import { personQuestions } from './venueQuestions.ts'
import { tellWardOfNewOwner } from './ward.ts'

/** Who takes a venue over and is not known yet. */
export const takerFormEnd: FormEnd = {
  form: { name: 'venueTaker', questions: personQuestions },
  finish: async (turn, answers) => {
    if (!(await holdsYes(turn, 'venue'))) return waitForYes(turn, answers)
    await updateProfile(turn, { name: answeredText(answers, 'name'), phone: answeredText(answers, 'phone') })
  },
}

/** The transfer that waits asks for the yes again. */
function waitForYes(turn: Turn, answers: Answers): void {
  const form = { ...newForm(turn, takerFormEnd, answers), heldSince: turn.at.toISOString() }
  turn.session = { ...turn.session, left: { form } }
  if (!turn.session.wish) sayNotKept(turn, 'venue')
}

/** The code of a transfer was opened: what is taken over, and whether it is wanted. */
export async function transferOpened(turn: Turn, code: string): Promise<void> {
  const venue = await venueOffered(turn, code)
  if (!venue) return
  if (venue.ownerId === turn.person?.id) return sayOwn(turn, venue)
  const offer = text('venueSettings.take.offer', { venue: venue.name, unit: unitName(turn.city, venue) })
  const suspended = text('venue.suspendedNow', { unit: unitName(turn.city, venue) })
  say(turn, {
    text: venue.suspended ? lines(offer, suspended) : offer,
    buttons: [
      [
        { label: text('venueSettings.take.yes'), press: `take:${code}` },
        { label: text('venueSettings.take.no'), press: 'takeNot:' },
      ],
    ],
  })
}

function sayOwn(turn: Turn, venue: Venue): void {
  say(turn, {
    text: text('venueSettings.take.own', { venue: venue.name }),
    buttons: [[{ label: text('venueSettings.give.callBack'), press: `give:${venue.id}.back` }]],
  })
}

export async function pressTakeNot(turn: Turn): Promise<void> {
  say(turn, { text: text('venueSettings.take.left') })
}

/**
 * [Nhận quản lý]: what stands before it is asked first, with the wish held: consent, then name and phone. The code is
 * looked at again each time, and used up together with what it does.
 */
export async function takeVenue(turn: Turn, code: string): Promise<void> {
  const venue = await venueOffered(turn, code)
  if (!venue) return
  if (venue.ownerId === turn.person?.id) return sayOwn(turn, venue)
  const wish: Wish = { kind: 'takeVenue', code, at: turn.at.toISOString() }
  if (!(await hasConsent(turn, 'venue'))) {
    return askConsent(turn, 'venue', wish, { why: text('venueSettings.take.why', { venue: venue.name }) })
  }
  const { person } = turn
  if (!person?.profile.name || !person.profile.phone) {
    turn.session = withWish(turn.session, wish)
    return openForm(turn, takerFormEnd, knownOf(person))
  }
  await takeOver(turn, person, code, venue)
}

async function takeOver(turn: Turn, person: Person, code: string, offered: Venue): Promise<void> {
  const { store, now } = turn
  await lockPerson(store, person.id)
  await lockVenue(store, offered.id)
  const venue = await venueOffered(turn, code)
  if (!venue) return
  const why = await whyNoneTaken(turn, person)
  if (why) return say(turn, { text: why })
  if (!(await useVenueInvitation(store, code, now))) return saySpent(turn)
  const { name = '', phone = '' } = person.profile
  const registrant = { name, phone, phoneConfirmed: isConfirmed(turn, phone) }
  const staff = await staffIds(store, venue.id)
  await noteLanguage(store, turn.chat.id, turn.language)
  await giveVenue(store, venue.id, { ownerId: person.id, registrant }, now)
  const before = venue.ownerId === null ? {} : { personId: venue.ownerId }
  await noteAct(turn, 'venue taken', { venueId: venue.id, ...before })
  say(turn, { text: text('venueSettings.take.done', { venue: venue.name }), buttons: venueButtons(venue) })
  await tellOthers(turn, venue, staff)
}

/** The former owner and their staff hear that it is over for them; the ward, that somebody else answers now. */
async function tellOthers(turn: Turn, venue: Venue, staff: readonly number[]): Promise<void> {
  const given = text('venueSettings.take.told', {
    venue: venue.name,
    time: clock(turn.now, turn.city.timeZone),
  })
  if (venue.ownerId !== null) await tellPerson(turn, venue.ownerId, { text: given })
  for (const personId of staff.filter((id) => id !== venue.ownerId && id !== turn.person?.id)) {
    await tellPerson(turn, personId, { text: text('venueSettings.take.staffTold', { venue: venue.name }) })
  }
  await tellWardOfNewOwner(turn, venue)
}

/** The venue of a code that is good, of whoever gave it; else it is said that the code is spent. */
async function venueOffered(turn: Turn, code: string): Promise<Venue | undefined> {
  const invitation = await findVenueInvitation(turn.store, code, turn.now)
  const good = invitation?.purpose === 'transfer' && invitation.good ? invitation : undefined
  const venue = good && (await venueById(turn.store, good.venueId))
  if (venue && !venue.closed && venue.ownerId === good.invitedBy) return venue
  saySpent(turn)
  return undefined
}

function saySpent(turn: Turn): void {
  say(turn, { text: text('venueSettings.take.spent') })
}
