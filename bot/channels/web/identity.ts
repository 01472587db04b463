import { createHash } from 'node:crypto'
import type { ChatKind } from '../../core/received.ts'

/** 32 random bytes in base64url, made by the browser: whoever holds a secret is that person, or in that room. */
const SECRET = /^[A-Za-z0-9_-]{43}$/

export function isSecret(value: unknown): value is string {
  return typeof value === 'string' && SECRET.test(value)
}

/**
 * The address of a person's private web chat. It is derived from the secret and does not lead back to it, so that
 * what the server keeps opens no chat.
 */
export function personAddress(secret: string): string {
  return derived('web chat person:', secret)
}

/** The address of a group room. */
export function roomAddress(secret: string): string {
  return derived('web chat room:', secret)
}

/** The chat that a request speaks for: the room when it names one, else the person's own. */
export type Seat = {
  readonly chat: { readonly address: string; readonly kind: ChatKind }
  readonly senderAddress: string
}

export function seat(personSecret: string, roomSecret: string | undefined): Seat {
  const senderAddress = personAddress(personSecret)
  if (roomSecret === undefined) return { chat: { address: senderAddress, kind: 'private' }, senderAddress }
  return { chat: { address: roomAddress(roomSecret), kind: 'group' }, senderAddress }
}

/** Letters that are hard to mistake for another letter or a digit. */
const NAME_LETTERS = 'ABCDEGHKLMNPRSTVXY'

/**
 * What the others in a room call a member: a letter and two digits such as K47, always the same for a member of a
 * room, another in another room, and telling nothing about the person.
 */
export function memberName(roomAddressOfChat: string, senderHash: Uint8Array): string {
  const number = createHash('sha256').update(roomAddressOfChat).update(senderHash).digest().readUInt32BE(0)
  const letter = NAME_LETTERS[number % NAME_LETTERS.length] ?? 'A'
  const digits = Math.floor(number / NAME_LETTERS.length) % 100
  return `${letter}${String(digits).padStart(2, '0')}`
}

function derived(prefix: string, secret: string): string {
  return createHash('sha256').update(prefix).update(secret).digest('base64url')
}
