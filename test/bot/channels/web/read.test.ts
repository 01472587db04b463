import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seat } from '../../../../bot/channels/web/identity.ts'
import { actionOf, personLine, readWebPost, webReceived } from '../../../../bot/channels/web/read.ts'

const ID = '3f2c8a4e-9d1b-4c7e-8f00-1a2b3c4d5e6f'
const NOW = new Date('2026-11-23T07:05:00.000Z')
const sender = { ...seat('A'.repeat(43), 'B'.repeat(43)), language: 'vi' } as const

test('a post is read as what the person did and what the chat shows of it', () => {
  const post = readWebPost({ id: ID, kind: 'press', data: 'out:1', label: 'Ra', more: 'ignored' })
  if (typeof post === 'string') throw new Error(post)
  expect(actionOf(post)).toEqual({ kind: 'press', data: 'out:1' })
  expect(personLine(post)).toEqual({ from: 'person', kind: 'press', text: 'Ra' })
})

test("a link's payload is not shown", () => {
  expect(personLine({ id: ID, age: 0, kind: 'open', payload: '7KQ2M9XH4T' })).toEqual({
    from: 'person',
    kind: 'open',
    text: '',
  })
})

test('what the bot is told names the room, the sender and a time that is not later than now', () => {
  const received = webReceived(sender, { id: ID, age: 90 }, { kind: 'text', text: 'x' }, NOW)
  expect(received).toMatchObject({
    chat: { kind: 'group' },
    sender: { language: 'vi' },
    sentAt: '2026-11-23T07:03:30.000Z',
  })
  expect(received.sender.address).not.toBe(received.chat.address)
})

test('the same id of two members is two messages, and tells neither address', () => {
  const other = { ...seat('C'.repeat(43), 'B'.repeat(43)), language: 'vi' } as const
  const ids = [sender, other].map(
    (who) => webReceived(who, { id: ID, age: 0 }, { kind: 'text', text: 'x' }, NOW).externalId,
  )
  expect(new Set(ids).size).toBe(2)
  expect(ids.join()).not.toContain(sender.senderAddress)
})

test('anything else is malformed and never throws', () => {
  fc.assert(
    fc.property(fc.anything(), (body) => {
      expect(readWebPost(body)).toBe('malformed')
    }),
  )
  fc.assert(
    fc.property(
      fc.record({ id: fc.string(), kind: fc.string(), text: fc.string(), age: fc.double() }),
      (body) => {
        expect(readWebPost(body)).toBe('malformed')
      },
    ),
  )
})

test('every text of up to 20,000 characters that says something is read as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (text) => {
      fc.pre(text.trim() !== '')
      expect(readWebPost({ id: ID, kind: 'text', text })).toMatchObject({ kind: 'text', text })
    }),
  )
})
