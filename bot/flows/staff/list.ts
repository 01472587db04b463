import { invitedStaff, type StaffMember, staffOf } from '../../../db/staff.ts'
import type { Venue } from '../../../db/venues.ts'
import { dateText } from '../../core/cityTime.ts'
import type { Button } from '../../core/outgoing.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { gateInSentence } from '../gateName.ts'
import { noteAct } from '../noteAct.ts'
import { calledHere } from './called.ts'

/** People in one message: with the longest names that fits where a message has 2,000 characters. */
const SHOWN = 15

/** A venue's staff by the owner's words for them, since when, where each stands now, and codes still out; from one on. */
export async function sayStaff(turn: Turn, { id, name: venue }: Venue, from = 0): Promise<void> {
  const staff = await staffOf(turn.store, id, turn.now)
  const invited = await invitedStaff(turn.store, id, turn.now)
  const waiting = invited > 0 ? [text('staff.waiting', { count: invited })] : []
  const add = addButton(id)
  if (staff.length === 0) {
    return say(turn, { text: lines(text('staff.nobody', { venue }), ...waiting), buttons: [[add]] })
  }
  const head = text('staff.head', { venue, count: staff.length })
  const drop = { label: text('staff.button.drop'), press: `staffDrop:${id}` }
  const { shown, more } = pageOf(staff, from, (next) => `staff:${id}.${next}`)
  await noteAct(turn, 'staff listed', { venueId: id, count: shown.length })
  say(turn, {
    text: lines(head, ...shown.map((member, place) => staffLine(turn, member, from + place + 1)), ...waiting),
    buttons: [...more, [add, drop]],
  })
}

export function addButton(venueId: number): Button<Text> {
  return { label: text('staff.button.add'), press: `staffAdd:${venueId}` }
}

/** Where a list goes on, as a button bears it; a forged one begins anew. */
export function wholeFrom(written: string): number {
  const from = Number(written)
  return Number.isSafeInteger(from) && from > 0 ? from : 0
}

/** So many as a message takes, and the button that shows those after them. */
export function pageOf(
  staff: readonly StaffMember[],
  from: number,
  pressFrom: (next: number) => string,
): { readonly shown: readonly StaffMember[]; readonly more: Button<Text>[][] } {
  const next = from + SHOWN
  const more = staff.length > next ? [[{ label: text('staff.button.more'), press: pressFrom(next) }]] : []
  return { shown: staff.slice(from, next), more }
}

function staffLine(turn: Turn, member: StaffMember, place: number): Text {
  const { gateName } = member
  return text('staff.line', {
    place,
    name: calledHere(turn, member.name),
    day: dateText(member.addedAt, turn.city.timeZone),
    standing: gateName === undefined ? '' : text('staff.standing', { gate: gateInSentence(gateName) }),
  })
}
