/**
 * A small seeded generator (mulberry32), so that a test meets the same ids each time.
 * @returns numbers from 0 up to, not including, 1.
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const TOKEN_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'

/** An opaque text of base64url letters. */
export function randomToken(random: () => number, length: number): string {
  return Array.from({ length }, () => TOKEN_LETTERS[Math.floor(random() * TOKEN_LETTERS.length)]).join('')
}

/** A decimal number of that many digits, as text: Telegram's 64-bit ids don't fit a JavaScript number. */
export function randomDigits(random: () => number, length: number): string {
  const first = 1 + Math.floor(random() * 9)
  const rest = Array.from({ length: length - 1 }, () => Math.floor(random() * 10))
  return [first, ...rest].join('')
}
