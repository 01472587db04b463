import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkValue } from '../../../bot/qr/checkSum.ts'
import { findCode, makeCode, readCode, showCode } from '../../../bot/qr/code.ts'
import { seededBytes } from './seeded.ts'

const LETTERS = Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ')

/** What nine characters add to the check when all but one are 0. */
function part(position: number, value: number): number {
  const values: number[] = new Array(9).fill(0)
  values[position] = value
  return checkValue(values)
}

describe('the check character', () => {
  it('is the sum of what each position adds', () => {
    const nine = fc.array(fc.nat(31), { minLength: 9, maxLength: 9 })
    fc.assert(
      fc.property(nine, (values) => {
        const sum = values.reduce((parts, value, position) => parts ^ part(position, value), 0)
        expect(checkValue(values)).toBe(sum)
      }),
    )
  })

  // With the sum above, these two go through every code there is: what the other characters add cancels out.
  it('shows every wrong character, in every code', () => {
    for (let position = 0; position < 9; position++) {
      const parts = LETTERS.map((_, value) => part(position, value))
      expect(new Set(parts).size).toBe(LETTERS.length)
    }
  })

  it('shows any two characters that changed places, in every code', () => {
    const weighted = [...Array(9).keys()].map((position) => LETTERS.map((_, value) => part(position, value)))
    weighted.push(LETTERS.map((_, value) => value))
    for (const [i, first] of weighted.entries()) {
      for (const second of weighted.slice(i + 1)) {
        for (let a = 0; a < 32; a++) {
          for (let b = 0; b < a; b++) {
            const [inOrder, swapped] = [
              (first[a] ?? 0) ^ (second[b] ?? 0),
              (first[b] ?? 0) ^ (second[a] ?? 0),
            ]
            expect(inOrder === swapped).toBe(false)
          }
        }
      }
    }
  })
})

describe('makeCode', () => {
  it('draws codes that are read again as they are', () => {
    const random = seededBytes(1)
    for (let i = 0; i < 500; i++) {
      const code = makeCode(random)
      expect(readCode(code)).toBe(code)
    }
  })

  it('uses only letters that Vietnamese keyboards leave alone, each about as often', () => {
    const random = seededBytes(2)
    const counts = new Map<string, number>()
    for (let i = 0; i < 3000; i++) {
      for (const letter of makeCode(random)) counts.set(letter, (counts.get(letter) ?? 0) + 1)
    }
    expect([...counts.keys()].sort().join('')).toBe('0123456789BCFGHJKMNPQRSTVXZ')
    const expected = 30_000 / 27
    for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(expected * 0.2)
  })

  it('refuses a source that is not random', () => {
    expect(() => makeCode((count) => new Uint8Array(count))).toThrow('randomness')
    expect(() => makeCode((count) => new Uint8Array(count).fill(255))).toThrow('randomness')
  })
})

describe('readCode', () => {
  it.each([
    '7KQ2M9XH4T',
    '7KQ2M-9XH4T',
    '7kq2m-9xh4t',
    ' 7kq2m 9xh4t ',
    '7KQ2M–9XH4T',
    '7 K Q 2 M 9 X H 4 T',
  ])('reads %j', (typed) => {
    expect(readCode(typed)).toBe('7KQ2M9XH4T')
  })

  it('takes O for 0, I and L for 1', () => {
    const code = codeWith('0', '1')
    expect(readCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code)
    expect(readCode(code.replaceAll('0', 'O').replaceAll('1', 'I'))).toBe(code)
  })

  it('refuses every single typo and every swap of neighbours', () => {
    const random = seededBytes(3)
    for (let i = 0; i < 20; i++) {
      const code = makeCode(random)
      for (const wrong of mistypings(code)) expect(readCode(wrong)).toBeUndefined()
    }
  })

  it.each(['', '7KQ2M-9XH4', '7KQ2M-9XH4TT', '7KQ2M-9XH4U', 'khai bao y te', 'Phở 24 Lê Lợi'])(
    'does not take %j for a code',
    (typed) => {
      expect(readCode(typed)).toBeUndefined()
    },
  )

  it('takes no phone number for a code', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (rest) => {
        expect(readCode(`0${String(rest).padStart(9, '0')}`)).toBeUndefined()
      }),
    )
  })

  it('never throws, and what it gives stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (typed) => {
        const code = readCode(typed)
        if (code !== undefined) expect(readCode(showCode(code))).toBe(code)
      }),
    )
  })
})

function codeWith(...letters: readonly string[]): string {
  const random = seededBytes(4)
  for (;;) {
    const code = makeCode(random)
    if (letters.every((letter) => code.includes(letter))) return code
  }
}

describe('a code among words', () => {
  it.each([
    ['7kq2m-9xh4t.'],
    ['mã là 7KQ2M-9XH4T nhé'],
    ['chung 7KQ2M 9XH4T'],
    ['(7kq2m9xh4t)'],
    ['７ＫＱ２Ｍ－９ＸＨ４Ｔ'],
    ['7KQ2M-9XH4T, 7kq2m9xh4t!'],
  ])('is found in %s', (typed) => {
    expect(findCode(typed)).toBe('7KQ2M9XH4T')
  })

  it.each([
    ['mã là 7KQ2M-9XH4S nhé'],
    ['7KQ2M-9XH4'],
    ['xin chào, tôi ở đây'],
    ['gọi 0912 345 678 nhé'],
    ['https://other.example.com/v/7KQ2M9XH4T'],
    [''],
  ])('is not found in %s', (typed) => {
    expect(findCode(typed)).toBeUndefined()
  })

  it('is not chosen from two', () => {
    const other = makeCode(seededBytes(3))
    expect(findCode(`7KQ2M-9XH4T hoặc ${showCode(other)}`)).toBeUndefined()
  })

  it('is found whatever stands around it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const code = makeCode(seededBytes(seed))
        expect(findCode(`tôi gửi mã ${showCode(code)}.`)).toBe(code)
      }),
    )
  })
})

function mistypings(code: string): string[] {
  const letters = Array.from(code)
  const typos = letters.flatMap((right, i) =>
    LETTERS.filter((wrong) => wrong !== right).map((wrong) => letters.with(i, wrong).join('')),
  )
  const swaps = letters.flatMap((letter, i) => {
    const next = letters[i + 1]
    return next === undefined || next === letter
      ? []
      : [
          letters
            .with(i, next)
            .with(i + 1, letter)
            .join(''),
        ]
  })
  return [...typos, ...swaps]
}
