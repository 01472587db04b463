import { setLiveFeed } from '../../../db/shifts.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { sayNoShift } from './end.ts'
import { shiftHere } from './here.ts'
import { shiftButtons } from './stand.ts'

/** [Báo lượt mới] and [Thôi báo]: the button says which is wanted, so that an old one tapped twice does nothing else. */
export async function pressFeed(turn: Turn, wanted: string): Promise<void> {
  const shift = await shiftHere(turn)
  if (!shift) return turn.outgoing.length === 0 ? sayNoShift(turn) : undefined
  const liveFeed = wanted === 'on'
  await setLiveFeed(turn.store, turn.chat.id, liveFeed)
  say(turn, {
    text: text(liveFeed ? 'feed.on' : 'feed.off', { venue: shift.venueName }),
    buttons: shiftButtons(shift.venueId, liveFeed),
  })
}
