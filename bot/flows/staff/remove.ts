import { chatById, chatsOfPerson } from '../../../db/chats.ts'
import { endShiftsAt } from '../../../db/shifts.ts'
import { removeStaff, type StaffMember, staffOf } from '../../../db/staff.ts'
import type { Venue } from '../../../db/venues.ts'
import { dateText } from '../../core/cityTime.ts'
import { languageOf } from '../../core/languageOf.ts'
import { text } from '../../core/text.ts'
import { say, type Turn, tell } from '../../core/turn.ts'
import { noteAct } from '../noteAct.ts'
import { venueFor } from '../venue/venueFor.ts'
import { calledHere } from './called.ts'
import { pageOf, sayStaff, wholeFrom } from './list.ts'

/** `VENUE` asks who, `VENUE..FROM` further down a long list, `VENUE.STAFF` asks once whether really. */
export async function pressDrop(turn: Turn, argument: string): Promise<void> {
  const [venueId = '', staffId = '', from = '0'] = argument.split('.')
  const venue = await venueFor(turn, Number(venueId), 'invite and remove staff')
  if (!venue) return
  const staff = await staffOf(turn.store, venue.id, turn.now)
  const [only, ...others] = staff
  if (!only) return sayStaff(turn, venue)
  const chosen = staffId === '' && others.length === 0 ? only : memberOf(staff, staffId)
  if (chosen) return askWhetherReally(turn, venue, chosen)
  if (staffId !== '') return say(turn, { text: text('staff.gone', { venue: venue.name }) })
  askWhom(turn, venue, staff, wholeFrom(from))
}

function askWhom(turn: Turn, { id, name: venue }: Venue, staff: readonly StaffMember[], from: number): void {
  const { shown, more } = pageOf(staff, from, (next) => `staffDrop:${id}..${next}`)
  const choices = shown.map((member) => [
    {
      label: text('staff.choice', {
        name: calledHere(turn, member.name),
        day: dateText(member.addedAt, turn.city.timeZone),
      }),
      press: `staffDrop:${id}.${member.id}`,
    },
  ])
  say(turn, { text: text('staff.whom', { venue }), buttons: [...choices, ...more] })
}

function memberOf(staff: readonly StaffMember[], id: string): StaffMember | undefined {
  return staff.find((member) => String(member.id) === id)
}

function askWhetherReally(turn: Turn, venue: Venue, { id, name, addedAt }: StaffMember): void {
  const day = dateText(addedAt, turn.city.timeZone)
  say(turn, {
    text: text('staff.really', { name: calledHere(turn, name), day, venue: venue.name }),
    buttons: [
      [
        { label: text('staff.button.really'), press: `staffGone:${venue.id}.${id}` },
        { label: text('staff.button.keep'), press: `staff:${venue.id}` },
      ],
    ],
  })
}

/** At once: what the person sends from this moment on is nobody's, and their chat is told. */
export async function pressGone(turn: Turn, argument: string): Promise<void> {
  const [venueId = '', staffId = ''] = argument.split('.')
  const venue = await venueFor(turn, Number(venueId), 'invite and remove staff')
  if (!venue) return
  const id = Number(staffId)
  const gone = Number.isSafeInteger(id) ? await removeStaff(turn.store, venue.id, id) : undefined
  if (!gone) return say(turn, { text: text('staff.gone', { venue: venue.name }) })
  await noteAct(turn, 'staff removed', { venueId: venue.id, personId: gone.personId })
  const stood = await endShiftsAt(turn.store, venue.id, gone.personId)
  await tellRemoved(turn, venue, gone.personId, stood)
  say(turn, {
    text: text('staff.removed', { name: calledHere(turn, gone.name), venue: venue.name }),
    buttons: [[{ label: text('staff.button.list'), press: `staff:${venue.id}` }]],
  })
}

/** Wherever the person stood at the door; who stood nowhere is told in one chat. */
async function tellRemoved(
  turn: Turn,
  venue: Venue,
  personId: number,
  stood: readonly number[],
): Promise<void> {
  const best = (await chatsOfPerson(turn.store, personId)).slice(0, 1)
  const chats = stood.length > 0 ? await Promise.all(stood.map((id) => chatById(turn.store, id))) : best
  for (const chat of chats) {
    if (!chat) continue
    const told = text(stood.length > 0 ? 'staff.toldOnShift' : 'staff.told', { venue: venue.name })
    tell(turn, { id: chat.id, language: languageOf(chat) }, { text: told }, 'push')
  }
}
