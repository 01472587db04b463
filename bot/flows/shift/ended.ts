import type { Store } from '../../../db/connect.ts'
import { recordedIn, type Shift } from '../../../db/shifts.ts'
import { clock } from '../../core/cityTime.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { gateInSentence } from '../gateName.ts'

/** How long a shift lasts at most: longer than one works, and the door is nobody's again overnight. */
export const SHIFT_HOURS = 12

/** A shift that its guard ended: where it was, from when to when, and what was recorded in it. */
export async function endedText(store: Store, shift: Shift, at: Date, zone: string): Promise<Text> {
  const [from, to] = [clock(shift.startedAt, zone), clock(at, zone)]
  return lines(text('shift.ended', { ...placeOf(shift), from, to }), await recorded(store, shift))
}

/** A shift whose time ran out. */
export async function overText(store: Store, shift: Shift, zone: string): Promise<Text> {
  const over = { ...placeOf(shift), time: clock(shift.endsAt, zone), hours: SHIFT_HOURS }
  return lines(text('shift.over', over), await recorded(store, shift), text('shift.again'))
}

export function placeOf({ venueName, gateName }: Pick<Shift, 'venueName' | 'gateName'>) {
  return { venue: venueName, gate: gateInSentence(gateName) }
}

async function recorded(store: Store, shift: Shift): Promise<Text> {
  const { ins, outs } = await recordedIn(store, shift)
  return ins + outs === 0 ? text('shift.recordedNothing') : text('shift.recorded', { ins, outs })
}
