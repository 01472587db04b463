import type { OaButton } from '../api/buttons.ts'
import type { Conversation } from '../people/conversation.ts'
import type { Group } from '../people/group.ts'
import type { Person } from '../people/person.ts'
import type { SeenMessage } from '../people/seenMessage.ts'
import type { Zalo } from '../zalo.ts'

/** The people and groups that somebody plays on the page. */
export interface Visitors {
  readonly zalo: Zalo
  readonly people: Person[]
  readonly groups: Group[]
}

/** Opens the page with one person on it. */
export function firstVisitors(zalo: Zalo): Visitors {
  return { zalo, people: [zalo.user({ name: 'Ngọc', phone: '84912345678' })], groups: [] }
}

export function personOf(visitors: Visitors, id: unknown): Person {
  const [first] = visitors.people
  const person = visitors.people.find((candidate) => candidate.id === id) ?? first
  if (person === undefined) throw new Error('nobody is here')
  return person
}

/** @param room id of a group; anything else is the person's own chat with the account. */
export function conversationOf(visitors: Visitors, person: Person, room: unknown): Conversation {
  const group = visitors.groups.find((candidate) => candidate.id === room)
  if (group === undefined) return person
  if (!group.room.members.has(person.id)) group.addMember(person)
  return group.as(person)
}

/** What the page draws. */
export function stateOf(visitors: Visitors, personId: unknown, room: unknown): unknown {
  const { zalo, people, groups } = visitors
  const person = personOf(visitors, personId)
  const conversation = conversationOf(visitors, person, room)
  return {
    people: people.map(({ id, name }) => ({ id, name })),
    rooms: [{ id: '', name: 'Khai báo' }, ...groups.map(({ id, name }) => ({ id, name }))],
    messages: conversation.messages.map((message) => drawn(visitors, message, person)),
    webhook: webhookOf(zalo),
  }
}

/** How the webhook fares, in words; empty when all is well. */
function webhookOf({ subscribed, complaints }: Zalo): string {
  const last = complaints.at(-1)
  if (!subscribed) return 'Zalo has given the webhook up: press "Resubscribe".'
  if (last === undefined) return ''
  return `${complaints.length} complaints of the webhook, the last: ${last.event} ${last.problem} ${last.status ?? ''}`
}

function drawn({ people }: Visitors, message: SeenMessage, person: Person): unknown {
  const sender = people.find(({ id }) => id === message.senderId)?.name ?? 'Khai báo'
  const { document, infoRequest } = message
  return {
    id: message.id,
    own: message.senderId === person.id,
    sender: message.fromStaff ? `${sender} (by hand)` : sender,
    text: message.text || spoken(message),
    pictures: message.photos.map(({ bytes }) => `data:;base64,${bytes.toString('base64')}`),
    file: document && { name: document.name, url: `data:;base64,${document.bytes.toString('base64')}` },
    card: infoRequest,
    buttons: message.buttons.flat().map((button) => ({ title: button.title, hint: hintOf(button) })),
  }
}

/** What a press does, for somebody who wants to know before. */
function hintOf(button: OaButton): string {
  if (button.type === 'oa.open.url') return button.url
  return 'payload' in button ? button.payload : button.phone
}

/** A message without words, in words. */
function spoken({ kind, photos, document, infoRequest }: SeenMessage): string {
  return photos.length > 0 || document !== undefined || infoRequest !== undefined ? '' : `(${kind})`
}
