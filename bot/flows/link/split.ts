import { chatsOfPerson } from '../../../db/chats.ts'
import { splitChat } from '../../../db/splitChat.ts'
import type { Reply } from '../../core/outgoing.ts'
import type { Person } from '../../core/person.ts'
import { EMPTY_SESSION } from '../../core/session.ts'
import { text } from '../../core/text.ts'
import { say, type Turn, tell } from '../../core/turn.ts'
import { noteAct } from '../noteAct.ts'
import { channelName, channelNames, type OtherChat, otherChat } from './messengers.ts'

/** The other chats of the turn's person. */
export async function chatsBeside({ store, chat, person }: Turn): Promise<OtherChat[]> {
  const rows = person ? await chatsOfPerson(store, person.id) : []
  return rows.filter(({ id }) => id !== chat.id).map(otherChat)
}

/** Says with whom this chat is shared and what leaving does; the button is about the person who stands here now. */
export function splitOffer({ id }: Person, others: readonly OtherChat[]): Reply {
  return {
    text: text('link.shared', { others: channelNames(others) }),
    buttons: [[{ label: text('link.split'), press: `split:${id}` }]],
  }
}

/** [Tách tài khoản này], under what was said by /lienket. */
export async function pressSplit(turn: Turn, personId: string): Promise<void> {
  const { person } = turn
  if (!person) return say(turn, { text: text('link.alone') })
  if (String(person.id) !== personId) return say(turn, { text: text('link.later') })
  await split(turn, person)
}

/**
 * This chat is a stranger's from now on, also in what it was in the middle of, which may hold what the person had said.
 * The others hear of it, because somebody else may have been here.
 */
export async function split(turn: Turn, { id: personId }: Person): Promise<void> {
  const staying = (await splitChat(turn.store, { chatId: turn.chat.id, personId })).map(otherChat)
  if (staying.length === 0) return say(turn, { text: text('link.alone') })
  await noteAct(turn, 'chat parted')
  turn.person = undefined
  turn.session = EMPTY_SESSION
  say(turn, { text: text('link.splitDone', { others: channelNames(staying) }) })
  const here = channelName(turn.channel.name)
  for (const other of staying) tell(turn, other, { text: text('link.splitTold', { here }) }, 'push')
}
