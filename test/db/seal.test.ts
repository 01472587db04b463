import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findable, type Keys, open, openBytes, seal, sealBytes } from '../../db/seal.ts'

const keyOf = (number: number) => new Uint8Array(32).fill(number)
const keys = (current: number, openers: readonly number[] = [current]): Keys => ({
  current,
  openers: new Map(openers.map((number) => [number, keyOf(number)])),
  find: keyOf(200),
})
const KEYS = keys(1)

describe('a sealed value', () => {
  it('opens as it was, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(open(KEYS, 'answers', seal(KEYS, 'answers', value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5_000 }), (bytes) => {
        const opened = openBytes(KEYS, 'webPhoto', sealBytes(KEYS, 'webPhoto', bytes))
        expect(Buffer.from(opened).equals(bytes)).toBe(true)
      }),
    )
  })

  it('is another one each time, and says nothing of what is in it', () => {
    const sealed = Array.from({ length: 2_000 }, () => Buffer.from(seal(KEYS, 'profile', 'Nguyễn Thị Ngọc')))
    expect(new Set(sealed.map((one) => one.toString('hex'))).size).toBe(sealed.length)
    // Two values under one nonce would open each other.
    expect(new Set(sealed.map((one) => one.subarray(2, 14).toString('hex'))).size).toBe(sealed.length)
    expect(sealed.every((one) => !one.includes('Ngọc'))).toBe(true)
  })

  it('altered in any bit does not open', () => {
    const sealed = seal(KEYS, 'profile', { name: 'Ngọc' })
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const altered = Uint8Array.from(sealed)
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => open(KEYS, 'profile', altered), `bit ${bit}`).toThrow()
    }
  })

  it('cut short or lengthened does not open', () => {
    const sealed = Buffer.from(seal(KEYS, 'profile', { name: 'Ngọc' }))
    for (let length = 0; length < sealed.length; length++) {
      expect(() => open(KEYS, 'profile', sealed.subarray(0, length)), `${length} bytes`).toThrow()
    }
    expect(() => open(KEYS, 'profile', Buffer.concat([sealed, Buffer.of(0)]))).toThrow()
  })

  it('does not open in another one’s place', () => {
    const sealed = seal(KEYS, 'profile', 'Ngọc')
    expect(() => open(KEYS, 'answers', sealed)).toThrow()
    expect(() => open(KEYS, 'session', sealed)).toThrow()
  })

  it('opens under the number of its key, also when another one seals by now', () => {
    const old = seal(keys(1), 'profile', 'Ngọc')
    const both = keys(2, [1, 2])
    expect(open(both, 'profile', old)).toBe('Ngọc')
    expect(seal(both, 'profile', 'Ngọc')[1]).toBe(2)
  })

  it('of a key that is not there says which, and nothing else', () => {
    const sealed = seal(keys(7), 'profile', 'Ngọc')
    expect(() => open(KEYS, 'profile', sealed)).toThrow(
      'the key number 7 of a sealed value is not configured',
    )
  })

  it('does not open under another key of the same number', () => {
    const others: Keys = { ...KEYS, openers: new Map([[1, keyOf(9)]]) }
    expect(() => open(others, 'profile', seal(KEYS, 'profile', 'Ngọc'))).toThrow()
  })
})

describe('a hash to find by', () => {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

  it('is the same for the same, and another for another value, purpose or key', () => {
    const one = hex(findable(KEYS, 'phone', '+84912345678'))
    expect(hex(findable(KEYS, 'phone', '+84912345678'))).toBe(one)
    expect(hex(findable(KEYS, 'phone', '+84912345679'))).not.toBe(one)
    expect(hex(findable(KEYS, 'address', '+84912345678'))).not.toBe(one)
    expect(hex(findable({ ...KEYS, find: keyOf(201) }, 'phone', '+84912345678'))).not.toBe(one)
  })

  it('keeps when the sealing key changes', () => {
    expect(hex(findable(keys(2), 'phone', 'a'))).toBe(hex(findable(keys(1), 'phone', 'a')))
  })
})
