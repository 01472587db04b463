import type { Action, Received } from '../../core/received.ts'
import { eventSchema, type ZaloEvent } from './event.ts'
import { actionsOf } from './messages.ts'
import type { PressSigner } from './press.ts'

/** What an event is to us. */
export type ZaloRead =
  | { readonly kind: 'received'; readonly received: readonly Received[] }
  /** Known, and of no use: receipts, our own messages' echoes, reactions. */
  | { readonly kind: 'ignored'; readonly name: string }
  | { readonly kind: 'unknown'; readonly name: string }
  | { readonly kind: 'malformed' }

export type ZaloReader = { readonly oaId: string; readonly presses: PressSigner }

/** Events that say nothing to answer; the list of developers.zalo.me, and both names where sources differ. */
const OF_NO_USE: readonly RegExp[] = [
  /^user_(received|seen|reacted)_message$/,
  /^oa_(send|reacted)_/,
  /^anonymous_send_/,
  /^user_send_group_/,
  /^(add_user_to|remove_user_from|remove)_tag$/,
  /^update_user_info$/,
  /^(user_call_oa|oa_call_user|user_reply_consent)$/,
  /^(widget|shop|change)_/,
  /^extension_purchased$/,
  /^user_(join|request_join|out)_group$/,
  /^(accept|react|reject)_request_join_group$/,
  /^(add|remove)_group_admin$/,
  /^update_group_info$/,
]

/** Names of unknown events are kept as they are, so nothing passes for one that could hold an id or somebody's words. */
const A_NAME = /^(?!.*\d{5})[\w.-]+$/
const NO_NAME = 'unnamed'

/** What people did, by an event's body; pure. */
export function readEvent(body: unknown, reader: ZaloReader): ZaloRead {
  const parsed = eventSchema.safeParse(body)
  if (!parsed.success) return { kind: 'malformed' }
  const event = parsed.data
  const { event_name: name } = event
  const actions = actionsIn(event, reader)
  if (actions.length > 0)
    return { kind: 'received', received: actions.map((one) => receivedFrom(event, one)) }
  if (OF_NO_USE.some((names) => names.test(name))) return { kind: 'ignored', name }
  return { kind: 'unknown', name: A_NAME.test(name) ? name : NO_NAME }
}

/** An act with where it was done and by whom; `part` tells several acts of one event apart. */
type Act = {
  readonly chat: Received['chat']
  readonly sender: string
  readonly action: Action
  readonly part?: number
}

function actionsIn(event: ZaloEvent, reader: ZaloReader): readonly Act[] {
  const { event_name: name } = event
  if (/^user_send_group_/.test(name)) return inGroup(event, reader)
  if (/^user_send_/.test(name)) return inPrivate(event, reader)
  if (/^oa_send_(?!anonymous_|group_|consent)/.test(name)) return byHand(event)
  switch (name) {
    case 'user_submit_info':
      return privateAct(idOf(event.sender), contactIn(event))
    case 'follow':
      return privateAct(event.follower?.id, { kind: 'arrived' })
    case 'unfollow':
      return privateAct(event.follower?.id, { kind: 'blocked' })
    case 'user_click_chatnow':
      return privateAct(event.user_id, { kind: 'arrived' })
    case 'user_withdraw':
      return privateAct(event.user_id ?? idOf(event.sender), { kind: 'erased' })
    case 'create_group':
      return groupAct(event, event.user_id ?? reader.oaId, { kind: 'joined' })
    case 'delete_group':
    case 'disperse_group':
      return groupAct(event, event.user_id ?? reader.oaId, { kind: 'blocked' })
    default:
      return []
  }
}

function inPrivate(event: ZaloEvent, { presses }: ZaloReader): readonly Act[] {
  const address = idOf(event.sender)
  if (address === undefined) return []
  const chat = { address, kind: 'private' } as const
  const actions = actionsOf(event).map((action) => pressOr(action, (text) => presses.open(address, text)))
  return actions.map((action, part) => ({ chat, sender: address, action, ...(part > 0 && { part }) }))
}

function pressOr(action: Action, open: (text: string) => string | undefined): Action {
  const data = action.kind === 'text' ? open(action.text) : undefined
  return data === undefined ? action : { kind: 'press', data }
}

/**
 * Zalo brings everything that members of a group say, and most is said to each other: what is neither a command, nor addressed
 * to the account, nor a number out of a list is not taken in at all.
 */
function inGroup(event: ZaloEvent, { oaId }: ZaloReader): readonly Act[] {
  const [address, sender] = [idOf(event.recipient) ?? event.group_id, idOf(event.sender)]
  const said = event.message?.text ?? ''
  const mention = `[@${oaId}]`
  const text = said.replaceAll(mention, ' ').trim()
  const isForUs = said.includes(mention) || /^(\/\p{L}|\d{1,2}[.)]?$)/u.test(text)
  if (address === undefined || sender === undefined || !isForUs || text === '') return []
  return [{ chat: { address, kind: 'group' }, sender, action: { kind: 'text', text } }]
}

/** A message of the account itself: ours, or one that a human of it wrote, who alone has an `admin_id`. */
function byHand({ sender, recipient }: ZaloEvent): readonly Act[] {
  const isHuman = typeof sender === 'object' && Boolean(sender.admin_id)
  return isHuman ? privateAct(idOf(recipient), { kind: 'humanAnswered' }) : []
}

/**
 * What was submitted can have been edited, but nobody else's phone is asked for: it counts as typed by the person. The phone may
 * have been left out, and then it is asked for again.
 */
function contactIn({ info }: ZaloEvent): Action {
  const phone = info?.phone?.trim().replace(/^84(?=\d{9}$)/, '+84')
  if (!phone) return { kind: 'unreadable', what: 'other' }
  return { kind: 'contact', phone, own: true }
}

function privateAct(address: string | undefined, action: Action): readonly Act[] {
  return address === undefined ? [] : [{ chat: { address, kind: 'private' }, sender: address, action }]
}

function groupAct({ group_id: address }: ZaloEvent, sender: string, action: Action): readonly Act[] {
  return address === undefined ? [] : [{ chat: { address, kind: 'group' }, sender, action }]
}

function idOf(party: ZaloEvent['recipient']): string | undefined {
  return typeof party === 'object' ? party.id : party
}

/**
 * Zalo names no redelivery: messages have an id, other events are known by what, who and when. The same photo comes again under
 * the same id when history is read.
 */
function receivedFrom(event: ZaloEvent, { chat, sender, action, part }: Act): Received {
  const { event_name: name, timestamp, message } = event
  const base = message?.msg_id ?? `${name}:${chat.address}:${timestamp}`
  return {
    externalId: part === undefined ? base : `${base}:${part}`,
    ...(message?.msg_id === undefined && { idHoldsAddress: true as const }),
    chat,
    sender: { address: sender },
    sentAt: new Date(timestamp).toISOString(),
    action,
  }
}
