import { endShift, type Shift, shiftOf } from '../../../db/shifts.ts'
import { venueById } from '../../../db/venues.ts'
import { may } from '../../core/rights.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { rolesAt } from '../venue/roles.ts'
import { overText } from './ended.ts'

/**
 * The shift in which the turn's chat records visitors at this moment. Asked at every photo and line that could be a visitor,
 * so whoever was removed a moment ago has none. A shift that can't go on is ended here, and its guard is told why, once.
 * While its venue takes nobody in it goes on: people leave.
 */
export async function shiftHere(turn: Turn): Promise<Shift | undefined> {
  if (!turn.session.onShift) return undefined
  const shift = await shiftOf(turn.store, turn.chat.id)
  if (!shift || shift.personId !== turn.person?.id) return leaveShift(turn)
  // What was sent while it went on belongs to it, however long it was under way, and also when its end was told since.
  if (shift.endsAt <= turn.at) return shift.isEndTold ? leaveShift(turn) : sayOver(turn, shift)
  return (await mayGoOn(turn, shift)) ? shift : undefined
}

/** Ends the shift of the turn's chat, where there is one, without a word. */
export async function leaveShift(turn: Turn): Promise<undefined> {
  await endShift(turn.store, turn.chat.id)
  const { onShift: _over, ...session } = turn.session
  turn.session = session
}

async function sayOver(turn: Turn, shift: Shift): Promise<undefined> {
  say(turn, { text: await overText(turn.store, shift, turn.city.timeZone) })
  return leaveShift(turn)
}

async function mayGoOn(turn: Turn, { venueId, venueName, gateClosed }: Shift): Promise<boolean> {
  const venue = await venueById(turn.store, venueId)
  const isAllowed = venue && may(await rolesAt(turn, venue), 'record visitors')
  if (isAllowed && !venue.closed && !gateClosed) return true
  say(turn, { text: text('shift.noMore', { venue: venueName }) })
  await leaveShift(turn)
  return false
}
