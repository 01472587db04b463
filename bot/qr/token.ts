import { canonical, type RandomBytes } from './code.ts'

/** Letters of a personal QR's token: Crockford's 32, five bits each. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 26 letters of 5 bits hold 130 bits: a token is never guessed, so it may stand for a person. */
const TOKEN_LENGTH = 26

/** Draws a new token in its canonical form, 26 capital letters and digits. Only its hash may be stored. */
export function makeToken(random: RandomBytes): string {
  // 256 is a multiple of 32, so the low five bits of a random byte favour no letter.
  return Array.from(random(TOKEN_LENGTH), (byte) => LETTERS.charAt(byte & 31)).join('')
}

/** Reads a token in any case, with O for 0 and I or L for 1; undefined when it is not one. */
export function readToken(text: string): string | undefined {
  const token = canonical(text)
  return token.length === TOKEN_LENGTH && /^[0-9A-HJKMNP-TV-Z]+$/.test(token) ? token : undefined
}
