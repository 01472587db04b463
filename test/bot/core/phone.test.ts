import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskPhone, parseContactPhone, parsePhone, showPhone } from '../../../bot/core/phone.ts'

const OURS = { phone: '+84912345678', doubtful: false }

describe('a Vietnamese mobile number', () => {
  it.each([
    '0912345678',
    '+84 912 345 678',
    '84912345678',
    '0084912345678',
    '912345678',
    '0912.345.678',
    ' 0912-345-678 ',
    'ĐT: 0912 345 678',
    '(091) 234 5678',
  ])('is read from %j', (typed) => {
    expect(parsePhone(typed)).toEqual(OURS)
  })

  it.each(['0321234567', '0561234567', '0591234567', '0781234567', '0831234567', '0871234567', '0991234567'])(
    'has the series of %s',
    (typed) => {
      expect(parsePhone(typed)).toEqual({ phone: `+84${typed.slice(1)}`, doubtful: false })
    },
  )

  it.each(['0521234567', '0551234567'])('passes as doubtful when only the plan refuses it: %s', (typed) => {
    expect(parsePhone(typed)).toEqual({ phone: `+84${typed.slice(1)}`, doubtful: true })
  })

  it.each(['02253842124', '0225 3842 124'])('is not the landline %s', (typed) => {
    expect(parsePhone(typed)).toEqual({ problem: 'landline' })
  })

  it.each([
    '01681234567',
    '0671234567',
    '19009095',
    '113',
    '09123',
    '',
    'không có',
    '😀',
    '0'.repeat(70),
    '+',
  ])('is not %j', (typed) => {
    expect(parsePhone(typed)).toEqual({ problem: 'unreadable' })
  })
})

describe('a foreign number', () => {
  it.each([
    ['+44 7911 123456', '+447911123456'],
    ['0049 1512 3456789', '+4915123456789'],
    ['+1 212 555 2368', '+12125552368'],
  ])('is taken with its country: %s', (typed, phone) => {
    expect(parsePhone(typed)).toEqual({ phone, doubtful: false })
  })

  it('is not taken when its country has no such number', () => {
    expect(parsePhone('+44 1')).toEqual({ problem: 'unreadable' })
  })
})

describe('a shared contact', () => {
  it.each(['84912345678', '+84912345678', '+84 912 345 678', '0912345678'])('is read from %s', (shared) => {
    expect(parseContactPhone(shared)).toEqual(OURS)
  })

  it('keeps its country', () => {
    expect(parseContactPhone('447911123456')).toEqual({ phone: '+447911123456', doubtful: false })
  })
})

describe('a number on the screen', () => {
  it('is grouped', () => {
    expect(showPhone('+84912345678')).toBe('0912 345 678')
    expect(showPhone('+84521234567')).toBe('0521 234 567')
    expect(showPhone('+447911123456')).toBe('+44 7911 123456')
  })

  it('is masked by its last three digits', () => {
    expect(maskPhone('+84912345678')).toBe('0912 345 ***')
    expect(maskPhone('+84521234567')).toBe('0521 234 ***')
    expect(maskPhone('+447911123456')).toBe('+44 7911 123***')
  })

  it('is read again as it was', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^0[35789]\d{8}$/), (typed) => {
        const parsed = parsePhone(typed)
        if (!('phone' in parsed)) throw new Error('a number that looks mobile was refused')
        expect(parsePhone(parsed.phone)).toMatchObject({ phone: parsed.phone })
        expect(parsePhone(showPhone(parsed.phone))).toMatchObject({ phone: parsed.phone })
        expect(maskPhone(parsed.phone).replace(/[^*]/g, '')).toBe('***')
      }),
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        parsePhone(text)
        parseContactPhone(text)
        showPhone(text)
        maskPhone(text)
      }),
    )
  })
})
