import { chatById, noteLanguage } from '../../../db/chats.ts'
import { handOver } from '../../../db/handOver.ts'
import { profilesOf } from '../../../db/people.ts'
import {
  agreeToLink,
  bringLinkCode,
  endLinkCode,
  giveLinkCode,
  linkById,
  type PersonLink,
  useLinkCode,
} from '../../../db/personLinks.ts'
import { renameVisitor } from '../../../db/venueVisitors.ts'
import { clock } from '../../core/cityTime.ts'
import type { Kin } from '../../core/family.ts'
import { type Profile, together } from '../../core/person.ts'
import { shortName } from '../../core/personName.ts'
import { text, words } from '../../core/text.ts'
import { say, type Turn, tell } from '../../core/turn.ts'
import { visitorWords } from '../../core/visitorWords.ts'
import { makeCode, showCode } from '../../qr/code.ts'
import { holdOtherChats, leaveNoTrace } from '../family/leaveNoTrace.ts'
import { kinNumbered } from '../family/members.ts'
import { noteAct } from '../noteAct.ts'
import { channelName, type OtherChat, otherChat } from './messengers.ts'

/** Long enough to call the member and find the channel on their phone; the holder is asked again anyway. */
const CODE_MINUTES = 60
const MINUTE_MILLISECONDS = 60_000

/** A code by which a member is handed over, with both chats that are about it. */
type Handing = PersonLink & { readonly memberId: number }

/** [Chuyển sang tài khoản riêng]: a code that the member sends from an account of their own. */
export async function pressHand(turn: Turn, id: string): Promise<void> {
  const kin = await kinNumbered(turn, id)
  if (!kin || !turn.person) return say(turn, { text: text('family.gone') })
  const code = makeCode(turn.random)
  const expiresAt = new Date(turn.now.getTime() + CODE_MINUTES * MINUTE_MILLISECONDS)
  const link = { chatId: turn.chat.id, personId: turn.person.id, memberId: kin.person }
  await giveLinkCode(turn.store, code, { ...link, now: turn.now, expiresAt })
  await noteLanguage(turn.store, turn.chat.id, turn.language)
  const time = clock(expiresAt, turn.city.timeZone)
  say(turn, { text: text('family.hand.code', { name: kin.name, code: words(showCode(code)), time }) })
}

/**
 * The code was typed: in the holder's own account it does nothing; anywhere else the holder is asked. Who is known here is
 * asked first, because what was declared for somebody else would become their own.
 */
export async function handCodeBrought(turn: Turn, link: Handing, first: OtherChat): Promise<void> {
  if (turn.person?.id === link.personId) return sayOwn(turn, link)
  const isAsked = link.askedChatId === turn.chat.id
  if (!isOpen(turn, link) || !(await bringLinkCode(turn.store, link.id, turn.chat.id)))
    return say(turn, { text: text('family.hand.spent') })
  await noteLanguage(turn.store, turn.chat.id, turn.language)
  if (turn.person && !link.agreedAt) return askMember(turn, link)
  if (!isAsked) await askHolder(turn, link, first)
  sayWaits(turn, link)
}

async function sayOwn(turn: Turn, { memberId }: Handing): Promise<void> {
  const kin = await kinNumbered(turn, memberId)
  say(turn, { text: kin ? text('family.hand.own', { name: kin.name }) : text('family.hand.spent') })
}

function isOpen({ now }: Turn, { doneAt, expiresAt }: PersonLink): boolean {
  return doneAt === null && expiresAt > now
}

function askMember(turn: Turn, { id }: Handing): void {
  say(turn, {
    text: text('family.hand.askMember'),
    buttons: [
      [{ label: text('family.hand.mine'), press: `handMine:${id}` }],
      [{ label: text('family.hand.notMine'), press: `handNotMine:${id}` }],
    ],
  })
}

async function askHolder(turn: Turn, { id, memberId }: Handing, first: OtherChat): Promise<void> {
  const name = shortName((await profilesOf<Profile>(turn.store, [memberId])).get(memberId)?.name ?? '')
  const second = channelName(turn.channel.name)
  const buttons = [
    [
      { label: text('family.hand.yes'), press: `handYes:${id}` },
      { label: text('family.hand.notMine'), press: `handNo:${id}` },
    ],
  ]
  tell(turn, first, { text: text('family.hand.ask', { name, second }), buttons }, 'push')
}

function sayWaits(turn: Turn, { id, expiresAt }: Handing): void {
  const time = clock(expiresAt, turn.city.timeZone)
  say(turn, {
    text: text('family.hand.waits', { time }),
    buttons: [[{ label: text('family.hand.notMine'), press: `handNotMine:${id}` }]],
  })
}

/** [Đúng, là của tôi]: only now the holder is asked. */
export async function pressHandMine(turn: Turn, linkId: string): Promise<void> {
  const brought = await handingIn(turn, linkId, 'askedChatId')
  if (!brought || !isOpen(turn, brought.link)) return say(turn, { text: text('family.hand.spent') })
  const { link, other } = brought
  if (!link.agreedAt) {
    await agreeToLink(turn.store, link.id, turn.now)
    await askHolder(turn, link, other)
  }
  sayWaits(turn, link)
}

/** [Không phải] of whoever sent the code: it ends. */
export async function pressHandNotMine(turn: Turn, linkId: string): Promise<void> {
  const brought = await handingIn(turn, linkId, 'askedChatId')
  if (!brought || !isOpen(turn, brought.link)) return say(turn, { text: text('family.hand.spent') })
  await endLinkCode(turn.store, brought.link.id, turn.now)
  say(turn, { text: text('family.hand.declined') })
}

/** [Đúng, chuyển]: from now on what is the member's is their own. */
export async function pressHandYes(turn: Turn, linkId: string): Promise<void> {
  const asked = await handingIn(turn, linkId, 'chatId')
  const kin = asked && (await kinNumbered(turn, asked.link.memberId))
  // Whoever taps twice in haste hears what became of it.
  if (asked?.link.doneAt && !kin) return say(turn, { text: text('family.hand.already') })
  if (!asked || !kin || !isOpen(turn, asked.link)) return say(turn, { text: text('family.hand.over') })
  if (!(await handTo(turn, asked, kin))) return say(turn, { text: text('family.hand.over') })
  say(turn, { text: text('family.hand.done', { name: kin.name }) })
  tell(turn, asked.other, { text: text('family.hand.received') }, 'push')
}

/** The code is used up together with what it does. */
async function handTo(turn: Turn, { link, other }: Asked, kin: Kin): Promise<boolean> {
  const { store, chat, person } = turn
  if (!person || !(await useLinkCode(store, link.id, turn.now))) return false
  const chats = await holdOtherChats(turn)
  const parts = { chatId: chat.id, holderId: person.id, memberId: kin.person, otherId: other.id }
  const isAgreed = link.agreedAt !== null
  const owner = await handOver(store, { ...parts, isAgreed, at: turn.now }, together)
  if (owner === undefined) return false
  await noteAct(turn, 'member handed over', { personId: owner })
  const profile = (await profilesOf<Profile>(store, [owner])).get(owner)
  if (profile) await renameVisitor(store, owner, visitorWords(profile))
  await leaveNoTrace(turn, chats, kin.person)
  return true
}

/** [Không phải] of the holder: the code ends, and who sent it is told. */
export async function pressHandNo(turn: Turn, linkId: string): Promise<void> {
  const asked = await handingIn(turn, linkId, 'chatId')
  if (!asked || !isOpen(turn, asked.link)) return say(turn, { text: text('family.hand.over') })
  await endLinkCode(turn.store, asked.link.id, turn.now)
  say(turn, { text: text('family.hand.declined') })
  tell(turn, asked.other, { text: text('family.hand.refused') }, 'push')
}

type Asked = { readonly link: Handing; readonly other: OtherChat }

/** The code of a button pressed in the chat that has this part in it, and the other chat; a forged one is about nothing. */
async function handingIn(
  { store, chat }: Turn,
  linkId: string,
  part: 'chatId' | 'askedChatId',
): Promise<Asked | undefined> {
  const link = /^\d{1,15}$/.test(linkId) ? await linkById(store, Number(linkId)) : undefined
  if (!isHanding(link) || link[part] !== chat.id) return undefined
  const otherId = part === 'chatId' ? link.askedChatId : link.chatId
  const row = otherId === null ? undefined : await chatById(store, otherId)
  return row && { link, other: otherChat(row) }
}

/** Whether a code hands a member over, instead of making two chats one account. */
export function isHanding(link: PersonLink | undefined): link is Handing {
  return link !== undefined && link.memberId !== null
}
