import { holdStaffCounts } from '../../../db/staff.ts'
import { inviteToVenue } from '../../../db/venueInvitations.ts'
import type { Venue } from '../../../db/venues.ts'
import type { Answers, Form } from '../../core/form/form.ts'
import { lines, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { makeCode, showCode } from '../../qr/code.ts'
import { answeredText } from '../answered.ts'
import type { FormEnd } from '../flow.ts'
import { openForm } from '../forms.ts'
import { noteAct } from '../noteAct.ts'
import { timeText } from '../timeText.ts'
import { venueFor } from '../venue/venueFor.ts'
import { waysToBring } from '../venue/waysToBring.ts'
import { calledHere } from './called.ts'
import { addButton } from './list.ts'

/** People at one venue's doors: a hospital with shifts around the clock has fewer, a list of them still fits a message. */
export const STAFF_AT_MOST = 50
/** Codes of a venue that wait to be used: whoever needs more has lost sight of them. */
const INVITED_AT_MOST = 20
/** Long enough for somebody who comes to work tomorrow, short enough for a code that lies about in a chat. */
const INVITATION_HOURS = 24
const HOUR_MILLISECONDS = 3_600_000
/** Characters of the owner's word for somebody: a button's room, and more than any name to tell people apart by. */
const NAME_LENGTH = 40

const staffForm: Form = {
  name: 'staff',
  questions: [
    { name: 'name', kind: 'name', longest: NAME_LENGTH, ask: 'staff.name.ask', label: 'staff.name.label' },
  ],
}

export const staffFormEnd: FormEnd = { form: staffForm, finish: invite }

/** [Thêm nhân viên]: one question. The venue waits in the session, because it is none. */
export async function pressAdd(turn: Turn, venueId: string): Promise<void> {
  const venue = await venueFor(turn, Number(venueId), 'invite and remove staff')
  if (!venue || !(await hasRoom(turn, venue))) return
  turn.session = { ...turn.session, invitingTo: venue.id }
  await openForm(turn, staffFormEnd, {})
}

async function invite(turn: Turn, answers: Answers): Promise<void> {
  const { invitingTo = Number.NaN, ...session } = turn.session
  turn.session = session
  const venue = await venueFor(turn, invitingTo, 'invite and remove staff')
  if (!venue || !turn.person || !(await hasRoom(turn, venue))) return
  const name = answeredText(answers, 'name')
  const code = makeCode(turn.random)
  const expiresAt = new Date(turn.now.getTime() + INVITATION_HOURS * HOUR_MILLISECONDS)
  await inviteToVenue(turn.store, code, {
    venueId: venue.id,
    purpose: 'staff',
    name,
    invitedBy: turn.person.id,
    expiresAt,
  })
  await noteAct(turn, 'staff invited', { venueId: venue.id })
  const until = timeText(turn, expiresAt)
  const invited = { name: calledHere(turn, name), venue: venue.name, code: showCode(code), until }
  say(turn, {
    text: lines(text('staff.invited', invited), waysToBring(turn.city, code)),
    buttons: [[addButton(venue.id), { label: text('staff.button.list'), press: `staff:${venue.id}` }]],
  })
}

async function hasRoom(turn: Turn, { id, name: venue }: Venue): Promise<boolean> {
  const { staff, invited } = await holdStaffCounts(turn.store, id, turn.now)
  if (staff >= STAFF_AT_MOST) say(turn, { text: text('staff.tooMany', { venue, count: staff }) })
  else if (invited >= INVITED_AT_MOST) say(turn, { text: text('staff.tooManyInvited', { count: invited }) })
  return staff < STAFF_AT_MOST && invited < INVITED_AT_MOST
}
