import { leaveToHuman, markReachable } from '../../db/chats.ts'
import { erase } from '../../db/erase.ts'
import { text } from '../core/text.ts'
import { say, type Turn } from '../core/turn.ts'
import { greet } from './menu.ts'
import { recordDone } from './ownData/requests.ts'

const MINUTE_MILLISECONDS = 60_000

/** One of our people wrote in this chat by hand: for a while mere words are left to them. */
export async function humanAnswered(turn: Turn): Promise<void> {
  const minutes = turn.city.humanMinutes
  if (minutes === 0) return
  await leaveToHuman(turn.store, turn.chat.id, new Date(turn.at.getTime() + minutes * MINUTE_MILLISECONDS))
}

/** The person had the messenger ask for it, so nothing is answered: an answer would be kept of whom we have forgotten. */
export async function erased(turn: Turn): Promise<void> {
  if (turn.chat.kind !== 'private') return
  await recordDone(turn, 'erase')
  await erase(turn.store, { chatId: turn.chat.id, personId: turn.person?.id }, turn.at)
  turn.person = undefined
}

/** Whoever comes without a word is greeted once: following and opening the chat are two events of one arrival. */
export async function arrived(turn: Turn): Promise<void> {
  await markReachable(turn.store, turn.chat.id, true)
  const { offers, forms, wish } = turn.session
  if (offers.length === 0 && forms.length === 0 && !wish) greet(turn)
}

/** Whoever turns to the bot by a deed is asked its questions, so the words that answer them are the bot's again. */
export async function botIsCalled(turn: Turn): Promise<void> {
  if (turn.humanAnswers) await leaveToHuman(turn.store, turn.chat.id, turn.now)
}

/** The bot is in a group from now on. */
export async function joined(turn: Turn): Promise<void> {
  await markReachable(turn.store, turn.chat.id, true)
  say(turn, { text: text('group.hello') })
}
