import { chatById } from '../../../db/chats.ts'
import { agreeToLink, endLinkCode, linkById, type PersonLink } from '../../../db/personLinks.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { isGood } from './code.ts'
import { isHanding } from './handOver.ts'
import { type OtherChat, otherChat, sayAlready } from './messengers.ts'
import { askFirst, sayWaits } from './questions.ts'
import { split } from './split.ts'

/** How long [Không phải tôi] undoes a link that was made; later /lienket does. */
const UNDO_HOURS = 24
const HOUR_MILLISECONDS = 3_600_000

/** A code that this chat brought, with the chat that it came from. */
type Brought = { readonly link: PersonLink; readonly first: OtherChat }

/** [Đúng, là tài khoản của tôi]: the second chat agrees, and only now the first is asked. */
export async function pressMine(turn: Turn, linkId: string): Promise<void> {
  const brought = await broughtHere(turn, linkId)
  if (brought && turn.person && brought.first.personId === turn.person.id) {
    return sayAlready(turn, brought.first.channel)
  }
  if (!brought || !turn.person || !isGood(turn, brought.link)) return say(turn, { text: text('link.over') })
  const { link, first } = brought
  if (!link.agreedAt) {
    await agreeToLink(turn.store, link.id, turn.now)
    askFirst(turn, link, first)
  }
  sayWaits(turn, link, first)
}

/**
 * [Không phải], [Không phải tôi]: the code ends. A chat that nobody was known in is untied again when it was linked
 * already; one whose own person has become the other's is not by this button, because that would leave everything there.
 */
export async function pressNotMe(turn: Turn, linkId: string): Promise<void> {
  const link = (await broughtHere(turn, linkId))?.link
  if (link && isGood(turn, link)) {
    await endLinkCode(turn.store, link.id, turn.now)
    return say(turn, { text: text('link.stopped') })
  }
  if (link && turn.person?.id === link.personId && canUndo(turn, link)) return split(turn, turn.person)
  const isShared = turn.person !== undefined && (!link || link.doneAt !== null)
  say(turn, { text: text(isShared ? 'link.later' : 'link.over') })
}

function canUndo(turn: Turn, { agreedAt, doneAt }: PersonLink): boolean {
  if (agreedAt || !doneAt) return false
  return turn.now.getTime() - doneAt.getTime() < UNDO_HOURS * HOUR_MILLISECONDS
}

/** A button that was forged, or forwarded to another chat, is about nothing. */
async function broughtHere({ store, chat }: Turn, linkId: string): Promise<Brought | undefined> {
  const link = /^\d{1,15}$/.test(linkId) ? await linkById(store, Number(linkId)) : undefined
  if (link?.askedChatId !== chat.id || isHanding(link)) return undefined
  const row = await chatById(store, link.chatId)
  return row && { link, first: otherChat(row) }
}
