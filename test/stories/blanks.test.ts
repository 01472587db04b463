import { expect, test } from 'vitest'
import { type Filled, fill, fits } from './blanks.ts'

test('a blank takes what has its shape, and nothing else', () => {
  expect(fits('lúc {time}: Chợ (Ga).', 'lúc 14:05: Chợ (Ga).', new Map())).toBe(true)
  expect(fits('lúc {time}: Chợ (Ga).', 'lúc 4:05: Chợ (Ga).', new Map())).toBe(false)
  expect(fits('{date} {code}', '23/11/2026 7KQ2M-9XH4T', new Map())).toBe(true)
  expect(fits('a.c', 'abc', new Map())).toBe(false)
})

test('a named blank is the same wherever it stands', () => {
  const filled: Filled = new Map()
  expect(fits('{time in}–{time out}', '07:00–07:30', filled)).toBe(true)
  expect(fits('từ {time in}', 'từ 07:01', filled)).toBe(false)
  expect(fits('từ {time in}', 'từ 07:00', filled)).toBe(true)
  expect(fits('{time x} {time x}', '07:00 07:01', filled)).toBe(false)
  expect(fill('> {time out}', filled)).toBe('> 07:30')
})

test('a blank that nothing fills, or of no shape, is a mistake of the story', () => {
  expect(() => fill('{code gate}', new Map())).toThrow('nothing has filled {code gate} yet')
  expect(() => fits('{colour}', 'blue', new Map())).toThrow('{colour} is of no known shape')
})
