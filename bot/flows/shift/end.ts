import { shiftOf } from '../../../db/shifts.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { endedText } from './ended.ts'
import { leaveShift } from './here.ts'

const startButtons = [[{ label: text('shift.button.start'), press: 'shift:' }]]

/** /hetca and [Hết ca]. One that ran out a moment ago ended then. */
export async function endOwnShift(turn: Turn): Promise<void> {
  const { store, chat, person, now, city } = turn
  const shift = await shiftOf(store, chat.id)
  if (!shift || shift.personId !== person?.id || shift.isEndTold) return sayNoShift(turn)
  const at = shift.endsAt < now ? shift.endsAt : now
  const ended = await endedText(store, shift, at, city.timeZone)
  await leaveShift(turn)
  say(turn, { text: ended, buttons: startButtons })
}

export function sayNoShift(turn: Turn): void {
  say(turn, { text: text('shift.none'), buttons: startButtons })
}
