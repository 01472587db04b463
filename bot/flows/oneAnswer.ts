import type { Outgoing } from '../../db/outbox.ts'
import { areNumbered } from '../core/offers.ts'
import type { OutgoingMessage } from '../core/outgoing.ts'
import { noteAbove, type Turn } from '../core/turn.ts'

/**
 * Joins what was said in the turn's own chat: one act gets one message back. A message without buttons takes up the one
 * behind it, with its buttons, unless that one brings a picture, either takes another's place, both together are too long for
 * the messenger, or its buttons have no room under the picture of the first.
 */
export function joinAnswers(turn: Turn): void {
  const joined: Outgoing[] = []
  for (const next of turn.outgoing) {
    const last = joined.at(-1)
    const both = last && joinedWith(turn, last, next)
    if (both) joined[joined.length - 1] = both
    else joined.push(next)
  }
  turn.outgoing.splice(0, turn.outgoing.length, ...joined)
}

function joinedWith(turn: Turn, first: Outgoing, second: Outgoing): Outgoing | undefined {
  const { chat, channel } = turn
  const isHere = [first, second].every((one) => one.chatId === chat.id && one.class === 'reply')
  const [above, below] = [first.body as OutgoingMessage, second.body as OutgoingMessage]
  if (!isHere || above.buttons || above.askContact !== undefined || below.attachment) return undefined
  if (above.replaces !== undefined || below.replaces !== undefined) return undefined
  const lead = `${above.text}\n\n`
  const text = lead + below.text
  const { captionLength, textLength, buttonsUnderPictures } = channel.limits
  if (text.length > (above.attachment ? captionLength : textLength)) return undefined
  const buttons = (below.buttons ?? []).flat().length
  if (above.attachment && areNumbered(buttons, buttonsUnderPictures)) return undefined
  if (!above.attachment) noteAbove(turn, below.buttons, lead)
  return { ...second, body: { ...above, ...below, text } }
}
