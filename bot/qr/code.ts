import { checkValue } from './checkSum.ts'

/**
 * The short code that people can type: 9 random characters and 1 check character over Crockford's 32 letters
 * (no I, L, O, U). It names a gate, a person's printed card, or a one-time invitation.
 */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM_LENGTH = 9
const CODE_LENGTH = RANDOM_LENGTH + 1
const CODE_GROUP_LENGTH = 5

/**
 * New codes are drawn from these letters only. Vietnamese keyboards turn A, E, Y, D and W, typed beside other
 * letters or digits, into Á, Ê, Đ or Ư (Telex and VNI); these 27 come through as they were typed.
 */
const DRAWN_LETTERS = '0123456789BCFGHJKMNPQRSTVXZ'
/** The largest multiple of 27 below 256: bytes from here on would favour the first letters. */
const UNBIASED_BYTES = 256 - (256 % DRAWN_LETTERS.length)

/** A draw fails about once in five times, so a source that fails this often is not random. */
const DRAWS_AT_MOST = 200

/** Gives `count` random bytes; in the product `crypto.randomBytes`, in tests a seeded one. */
export type RandomBytes = (count: number) => Uint8Array

/**
 * Draws a new code in its canonical form, 10 capital characters without a dash, about 42 bits of chance.
 * Throws when the source of randomness keeps repeating itself.
 */
export function makeCode(random: RandomBytes): string {
  for (let draw = 0; draw < DRAWS_AT_MOST; draw++) {
    const letters = drawLetters(random)
    const check = letterWithValue(checkValue(Array.from(letters, letterValue)))
    if (DRAWN_LETTERS.includes(check) && looksLikeCode(letters + check)) return letters + check
  }
  throw new Error('the source of randomness repeats itself')
}

/**
 * Reads a code as a person typed it: any case, with spaces or dashes, O for 0, I or L for 1.
 * Gives the canonical form, or undefined when it is not a code or has a typing mistake.
 */
export function readCode(typed: string): string | undefined {
  const code = canonical(typed)
  if (code.length !== CODE_LENGTH || !looksLikeCode(code)) return undefined
  const values = Array.from(code, letterValue)
  if (values.includes(-1)) return undefined
  return checkValue(values.slice(0, RANDOM_LENGTH)) === values[RANDOM_LENGTH] ? code : undefined
}

/**
 * Finds the code among words, as people write it into a sentence ("mã là 7kq2m 9xh4t nhé."); undefined when there is none,
 * or more than one.
 */
export function findCode(typed: string): string | undefined {
  const words = typed.normalize('NFKC').split(/\s+/).map(withoutSigns)
  const pairs = words.map((word, i) => word + (words[i + 1] ?? ''))
  const found = new Set([...words, ...pairs].flatMap((word) => readCode(word) ?? []))
  return found.size === 1 ? [...found][0] : undefined
}

function withoutSigns(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
}

/** Shows a canonical code as it is printed: `7KQ2M-9XH4T`. */
export function showCode(code: string): string {
  return `${code.slice(0, CODE_GROUP_LENGTH)}-${code.slice(CODE_GROUP_LENGTH)}`
}

/**
 * Folds what people type for Crockford letters: case, O, I and L; drops spaces and dashes of every kind
 * (phones put a long dash for two short ones).
 */
export function canonical(typed: string): string {
  return typed
    .replace(/[\s\p{Pd}\u2212]+/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}

/**
 * Every code has a letter and a digit from 2 to 9, so that neither a phone number nor a word of ten letters is
 * ever taken for a code, even when its last character happens to be the right check.
 */
function looksLikeCode(code: string): boolean {
  return /[A-Z]/.test(code) && /[2-9]/.test(code)
}

function drawLetters(random: RandomBytes): string {
  let letters = ''
  for (let draw = 0; draw < DRAWS_AT_MOST; draw++) {
    for (const byte of random(RANDOM_LENGTH - letters.length)) {
      if (byte < UNBIASED_BYTES) letters += DRAWN_LETTERS.charAt(byte % DRAWN_LETTERS.length)
    }
    if (letters.length === RANDOM_LENGTH) return letters
  }
  throw new Error('the source of randomness repeats itself')
}

function letterValue(letter: string): number {
  return LETTERS.indexOf(letter)
}

function letterWithValue(value: number): string {
  return LETTERS.charAt(value)
}
