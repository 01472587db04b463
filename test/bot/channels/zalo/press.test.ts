import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPressSigner } from '../../../../bot/channels/zalo/press.ts'

/** Characters of a button's payload that Zalo takes. */
const PAYLOAD_LIMIT = 1000
const presses = createPressSigner(Buffer.from('a key of the tests'))
const CHAT = '4400550066007700880'
const PRESS = 'f:abc123:symptoms:fever'
/** Up to 64 bytes, as the contract of buttons has it. */
const anyPress = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 64 })
  .filter((press) => Buffer.byteLength(press) <= 64)
const address = fc.stringMatching(/^\d{5,20}$/)

describe('a button’s payload', () => {
  it('means in its chat what the button means', () => {
    fc.assert(
      fc.property(address, anyPress, (chat, press) => {
        expect(presses.open(chat, presses.sign(chat, press))).toBe(press)
      }),
    )
  })

  it('is known again with white space around it', () => {
    expect(presses.open(CHAT, ` ${presses.sign(CHAT, PRESS)}\n`)).toBe(PRESS)
  })

  it('is only a text in any other chat', () => {
    fc.assert(
      fc.property(address, address, anyPress, (mine, other, press) => {
        fc.pre(mine !== other)
        expect(presses.open(other, presses.sign(mine, press))).toBeUndefined()
      }),
    )
  })

  it('is only a text under another key', () => {
    const others = createPressSigner(Buffer.from('another key'))
    expect(others.open(CHAT, presses.sign(CHAT, PRESS))).toBeUndefined()
  })

  it('is only a text when any letter of it is another', () => {
    const signed = presses.sign(CHAT, PRESS)
    for (const [index, letter] of [...signed].entries()) {
      const other = letter === 'x' ? 'y' : 'x'
      expect(
        presses.open(CHAT, `${signed.slice(0, index)}${other}${signed.slice(index + 1)}`),
      ).toBeUndefined()
    }
  })

  it('of the longest press stays far below what Zalo takes', () => {
    expect(presses.sign(CHAT, 'a'.repeat(64)).length).toBeLessThan(PAYLOAD_LIMIT / 10)
  })
})

describe('what is typed', () => {
  it.each([
    ['words', 'ra về'],
    ['nothing', ''],
    ['what a button means', PRESS],
    ['the same with the sign before it', `#nut ${PRESS}`],
    ['a seal of nothing', '#nut  AAAAAAAAAAAA'],
    ['a forged seal', `#nut ${PRESS} AAAAAAAAAAAA`],
    ['a seal that is too short', `#nut ${PRESS} AAAAAAAAAAA`],
    ['a seal that is too long', `${presses.sign(CHAT, PRESS)}A`],
    ['a seal of wide letters', `#nut ${PRESS} ${'ế'.repeat(12)}`],
    ['a button in the middle of words', `xem ${presses.sign(CHAT, PRESS)}`],
    ['a button with words behind', `${presses.sign(CHAT, PRESS)} nhé`],
  ])('stays a text: %s', (_what, text) => {
    expect(presses.open(CHAT, text)).toBeUndefined()
  })

  it('stays a text whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(presses.open(CHAT, text)).toBeUndefined()
        expect(presses.open(CHAT, `#nut ${text}`)).toBeUndefined()
      }),
    )
  })
})
