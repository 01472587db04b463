import { type StaffMember, staffOf } from '../../../db/staff.ts'
import type { Venue } from '../../../db/venues.ts'
import { dateText } from '../../core/cityTime.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { gateInSentence } from '../gateName.ts'
import { calledHere } from './called.ts'

/** A venue's staff by the owner's words for them, since when, and where each stands now. */
export async function sayStaff(turn: Turn, { id, name: venue }: Venue): Promise<void> {
  const staff = await staffOf(turn.store, id, turn.now)
  const add = { label: text('staff.button.add'), press: `staffAdd:${id}` }
  if (staff.length === 0) {
    return say(turn, { text: text('staff.nobody', { venue }), buttons: [[add]] })
  }
  const head = text('staff.head', { venue, count: staff.length })
  const drop = { label: text('staff.button.drop'), press: `staffDrop:${id}` }
  say(turn, {
    text: lines(head, ...staff.map((member, place) => staffLine(turn, member, place + 1))),
    buttons: [[add, drop]],
  })
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
