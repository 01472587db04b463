import type { Conversation } from '../people/conversation.ts'
import type { Group } from '../people/group.ts'
import type { Person } from '../people/person.ts'
import type { SeenMessage } from '../people/seenMessage.ts'
import type { Telegram } from '../startTelegram.ts'

/** The people and groups that somebody plays on the page. */
export interface Visitors {
  readonly telegram: Telegram
  readonly people: Person[]
  readonly groups: Group[]
}

/** Opens the page with one person on it. */
export function firstVisitors(telegram: Telegram): Visitors {
  const person = telegram.user({ firstName: 'Ngọc', languageCode: 'vi', phone: '84912345678' })
  return { telegram, people: [person], groups: [] }
}

export function personOf(visitors: Visitors, id: unknown): Person {
  const [first] = visitors.people
  const person = visitors.people.find((candidate) => candidate.id === Number(id)) ?? first
  if (person === undefined) throw new Error('nobody is here')
  return person
}

/** @param room id of a group; anything else is the person's own chat with the bot. */
export function conversationOf(visitors: Visitors, person: Person, room: unknown): Conversation {
  const group = visitors.groups.find((candidate) => candidate.id === Number(room))
  if (group === undefined) return person.private
  if (!group.room.members.has(person.id)) group.addMember(person)
  return group.as(person)
}

/** What the page draws. */
export function stateOf(visitors: Visitors, personId: unknown, room: unknown): unknown {
  const person = personOf(visitors, personId)
  const isGroup = visitors.groups.some((group) => group.id === Number(room))
  const conversation = isGroup ? conversationOf(visitors, person, room) : person.private
  return {
    people: visitors.people.map(({ id, user }) => ({ id, name: user.first_name })),
    rooms: [
      { id: 0, name: visitors.telegram.bot.first_name },
      ...visitors.groups.map((group) => ({ id: group.id, name: group.room.chat.title })),
    ],
    messages: conversation.messages.map((message) => drawn(message, person)),
    keys: (conversation.keyboard?.rows ?? []).flat().map((key) => key.text),
  }
}

function drawn(message: SeenMessage, person: Person): unknown {
  const { wire, attachment } = { wire: message.wire, attachment: message.entry.attachment }
  const url = `/by-hand/file?room=${wire.chat.id}&message=${message.id}`
  return {
    id: message.id,
    own: wire.from.id === person.id,
    sender: wire.from.first_name,
    text: message.text || spoken(message),
    picture: attachment?.kind === 'photo' ? url : undefined,
    file: attachment?.kind === 'document' ? { url, name: attachment.name } : undefined,
    buttons: message.buttons,
    deleted: message.deleted,
    edits: message.edits,
  }
}

/** A message without words, in words. */
function spoken({ wire }: SeenMessage): string {
  if (wire.contact !== undefined) return `📇 ${wire.contact.first_name} ${wire.contact.phone_number}`
  if (wire.location !== undefined) return `📍 ${wire.location.latitude}, ${wire.location.longitude}`
  if (wire.sticker !== undefined) return wire.sticker.emoji
  if (wire.new_chat_members !== undefined)
    return `+ ${wire.new_chat_members.map((user) => user.first_name).join()}`
  if (wire.group_chat_created === true) return `«${wire.chat.title}»`
  return ''
}
