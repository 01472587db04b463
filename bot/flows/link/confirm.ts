import { chatById } from '../../../db/chats.ts'
import { joinChat } from '../../../db/joinChat.ts'
import { profilesOf } from '../../../db/people.ts'
import { endLinkCode, linkById, type PersonLink, useLinkCode } from '../../../db/personLinks.ts'
import { renameVisitor } from '../../../db/venueVisitors.ts'
import type { Reply } from '../../core/outgoing.ts'
import { type Person, type Profile, together } from '../../core/person.ts'
import { text } from '../../core/text.ts'
import { say, type Turn, tell } from '../../core/turn.ts'
import { visitorWords } from '../../core/visitorWords.ts'
import { noteAct } from '../noteAct.ts'
import { isGood } from './code.ts'
import { isHanding } from './handOver.ts'
import { channelName, type OtherChat, otherChat, sayAlready } from './messengers.ts'

/** A question that was asked in this very chat, with whom it is about. */
type Asked = { readonly link: PersonLink; readonly person: Person; readonly second: OtherChat }

/** [Đúng, liên kết]: the second chat becomes the first's person, with all that was its own person's. */
export async function pressYes(turn: Turn, linkId: string): Promise<void> {
  const asked = await openQuestion(turn, linkId)
  if (!asked) return
  const second = channelName(asked.second.channel)
  if (!(await join(turn, asked))) return say(turn, { text: text('link.notAgreed', { second }) })
  say(turn, { text: text('link.done', { other: second }) })
  const done = text('link.done', { other: channelName(turn.channel.name) })
  tell(turn, asked.second, { text: done, ...wayBack(asked.link) }, 'push')
}

/** Who was nobody there and did not mean it leaves by a tap; who agreed with all that is theirs has /lienket. */
function wayBack({ id, agreedAt }: PersonLink): Pick<Reply, 'buttons'> {
  return agreedAt ? {} : { buttons: [[{ label: text('link.notMe'), press: `notMe:${id}` }]] }
}

/** [Không phải]: the code ends, and the chat that brought it is told. */
export async function pressNotMine(turn: Turn, linkId: string): Promise<void> {
  const asked = await openQuestion(turn, linkId)
  if (!asked) return
  await endLinkCode(turn.store, asked.link.id, turn.now)
  say(turn, { text: text('link.declined') })
  const first = channelName(turn.channel.name)
  tell(turn, asked.second, { text: text('link.refused', { first }) }, 'push')
}

/** The question of a button while it is open; otherwise it is said why nothing happens. */
async function openQuestion(turn: Turn, linkId: string): Promise<Asked | undefined> {
  const asked = await askedHere(turn, linkId)
  if (asked && asked.second.personId === asked.person.id) {
    sayAlready(turn, asked.second.channel)
    return undefined
  }
  if (asked && isGood(turn, asked.link)) return asked
  say(turn, { text: text('link.over') })
  return undefined
}

/** A button that was forged, or forwarded to another chat, is about nothing. */
async function askedHere(turn: Turn, linkId: string): Promise<Asked | undefined> {
  const { person, store } = turn
  const link = /^\d{1,15}$/.test(linkId) ? await linkById(store, Number(linkId)) : undefined
  if (!person || !link?.askedChatId || link.chatId !== turn.chat.id || isHanding(link)) return undefined
  const row = await chatById(store, link.askedChatId)
  return row && { link, person, second: otherChat(row) }
}

/**
 * The code is used up together with what it does: a chat that is just busy lets both be tried again. False when somebody
 * became known in the second chat since it brought the code, and has not been asked.
 */
async function join(turn: Turn, { link, person, second }: Asked): Promise<boolean> {
  const { store, chat } = turn
  const both = { chatId: chat.id, personId: person.id, otherId: second.id }
  const isAgreed = link.agreedAt !== null
  if (!(await joinChat(store, { ...both, isAgreed, at: turn.now }, together))) return false
  if (!(await useLinkCode(store, link.id, turn.now))) throw new Error('a code of a locked chat was used')
  const profile = (await profilesOf<Profile>(store, [person.id])).get(person.id)
  turn.person = { ...person, profile: profile ?? person.profile }
  await renameVisitor(store, person.id, visitorWords(turn.person.profile))
  await noteAct(turn, 'chats linked')
  return true
}
