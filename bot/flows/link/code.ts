import { chatById, noteLanguage } from '../../../db/chats.ts'
import { bringLinkCode, linkByCode, type PersonLink } from '../../../db/personLinks.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { handCodeBrought, isHanding } from './handOver.ts'
import { channelName, type OtherChat, otherChat, placesBeside, sayAlready } from './messengers.ts'
import { askFirst, askSecond, sayWaits } from './questions.ts'

/**
 * A code that links two chats was typed here, the second. Who is known here is asked first, because all that is theirs
 * would become the other account's; then the first chat is asked, and nothing is shared before its yes. Gives false when
 * the code is none of these.
 */
export async function linkCodeBrought(turn: Turn, code: string): Promise<boolean> {
  const link = await linkByCode(turn.store, code)
  const row = link && (await chatById(turn.store, link.chatId))
  if (!link || !row) return false
  if (isHanding(link)) await handCodeBrought(turn, link, otherChat(row))
  else await bring(turn, link, otherChat(row))
  return true
}

async function bring(turn: Turn, link: PersonLink, first: OtherChat): Promise<void> {
  const name = channelName(first.channel)
  if (isInSameMessenger(turn, first)) return sayNotHere(turn)
  if (turn.person?.id === link.personId) return sayAlready(turn, first.channel)
  const waits = link.askedChatId === turn.chat.id
  if (!isGood(turn, link) || !(await bringLinkCode(turn.store, link.id, turn.chat.id))) {
    return say(turn, { text: text('link.spent', { first: name }) })
  }
  await noteLanguage(turn.store, turn.chat.id, turn.language)
  if (turn.person && !link.agreedAt) return askSecond(turn, link, first)
  // The same code sent twice asks once.
  if (!waits) askFirst(turn, link, first)
  sayWaits(turn, link, first)
}

/** A person has one account in a messenger: two that are used as one would hide who did something. */
function isInSameMessenger(turn: Turn, first: OtherChat): boolean {
  return first.channel === turn.channel.name
}

function sayNotHere(turn: Turn): void {
  const here = turn.channel.name
  const where = placesBeside(turn, [here])
  say(turn, {
    text: where ? text('link.notHere', { where, here: channelName(here) }) : text('link.nowhere'),
  })
}

/** Whether a code is neither used nor too old. */
export function isGood(turn: Turn, { doneAt, expiresAt }: PersonLink): boolean {
  return doneAt === null && expiresAt > turn.now
}
