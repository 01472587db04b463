import type { Store } from '../../../db/connect.ts'
import { recordedIn, type Shift } from '../../../db/shifts.ts'
import { clock } from '../../core/cityTime.ts'
import type { Reply } from '../../core/outgoing.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { gateInSentence } from '../gateName.ts'

/** How long a shift lasts at most: longer than one works, and the door is nobody's again overnight. */
export const SHIFT_HOURS = 12

export const startButton = { label: text('shift.button.start'), press: 'shift:' }

/** A shift that its guard ended: where it was, from when to when, and what was recorded in it. */
export async function endedReply(store: Store, shift: Shift, at: Date, zone: string): Promise<Reply> {
  const [from, to] = [clock(shift.startedAt, zone), clock(at, zone)]
  const ended = text('shift.ended', { ...placeOf(shift), from, to })
  return { text: lines(ended, await recorded(store, shift)), buttons: [[startButton]] }
}

/** A shift whose time ran out. */
export async function overReply(store: Store, shift: Shift, zone: string): Promise<Reply> {
  const time = clock(shift.endsAt, zone)
  const over = text('shift.over', { ...placeOf(shift), time, hours: SHIFT_HOURS })
  return { text: lines(over, await recorded(store, shift)), buttons: [[startButton]] }
}

export function placeOf({ venueName, gateName }: Pick<Shift, 'venueName' | 'gateName'>) {
  return { venue: venueName, gate: gateInSentence(gateName) }
}

async function recorded(store: Store, shift: Shift): Promise<Text> {
  const { ins, outs } = await recordedIn(store, shift)
  return ins + outs === 0 ? text('shift.recordedNothing') : text('shift.recorded', { ins, outs })
}
