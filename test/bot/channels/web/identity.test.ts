import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  isSecret,
  memberName,
  personAddress,
  roomAddress,
  seat,
} from '../../../../bot/channels/web/identity.ts'

const SECRET = 'A'.repeat(43)

test('a secret is 32 bytes in base64url', () => {
  expect(isSecret(SECRET)).toBe(true)
  for (const wrong of [
    '',
    'A'.repeat(42),
    'A'.repeat(44),
    `${'A'.repeat(42)}+`,
    `${SECRET}\n`,
    undefined,
    7,
  ]) {
    expect(isSecret(wrong)).toBe(false)
  }
})

test('an address is the hash of what it is for and the secret', () => {
  const hash = createHash('sha256').update(`web chat person:${SECRET}`).digest('base64url')
  expect(personAddress(SECRET)).toBe(hash)
  expect(roomAddress(SECRET)).not.toBe(hash)
})

test('a request sits in the own chat, or in the room that it names', () => {
  const own = personAddress(SECRET)
  expect(seat(SECRET, undefined)).toEqual({ chat: { address: own, kind: 'private' }, senderAddress: own })
  const room = 'B'.repeat(43)
  expect(seat(SECRET, room)).toEqual({
    chat: { address: roomAddress(room), kind: 'group' },
    senderAddress: own,
  })
})

test('a member has one name in a room, and rarely that of another', () => {
  const hashes = Array.from({ length: 20 }, (_, member) => new Uint8Array(16).fill(member))
  const names = hashes.map((hash) => memberName('room', hash))
  expect(names).toEqual(hashes.map((hash) => memberName('room', hash)))
  expect(names.every((name) => /^[A-Z]\d\d$/.test(name))).toBe(true)
  expect(new Set(names).size).toBeGreaterThan(17)
  expect(memberName('another room', new Uint8Array(16))).not.toBe(names[0])
})
