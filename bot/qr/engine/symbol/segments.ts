/**
 * Reads the text of data codewords that are written in digits, in capitals or in bytes (ISO/IEC 18004, 7.4): all that
 * an address of ours needs. Bytes are taken for Latin-1. Undefined when anything else is written there.
 */
export function readSegments(data: Uint8Array, version: number): string | undefined {
  const bits = new BitReader(data)
  let text = ''
  while (bits.left >= MODE_BITS) {
    const mode = bits.take(MODE_BITS)
    if (mode === TERMINATOR) return text
    const alphabet = ALPHABETS.get(mode)
    if (alphabet === undefined) return undefined
    const count = bits.take(alphabet.countBits[countClass(version)])
    const letters = readLetters(bits, alphabet, count)
    if (letters === undefined) return undefined
    text += letters
  }
  return text
}

/** How characters of one mode are written: a few of them together, as the digits of one number. */
interface Alphabet {
  readonly size: number
  readonly letter: (value: number) => string
  /** Bits of a number of one, two, … characters; the last is the most that stand together. */
  readonly bits: readonly number[]
  /** Bits of the count of characters, in versions up to 9, 26 and 40. */
  readonly countBits: readonly [number, number, number]
}

const MODE_BITS = 4
const TERMINATOR = 0b0000
const CAPITALS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const ALPHABETS: ReadonlyMap<number, Alphabet> = new Map<number, Alphabet>([
  [0b0001, { size: 10, letter: String, bits: [4, 7, 10], countBits: [10, 12, 14] }],
  [0b0010, { size: 45, letter: (value) => CAPITALS.charAt(value), bits: [6, 11], countBits: [9, 11, 13] }],
  [0b0100, { size: 256, letter: (value) => String.fromCharCode(value), bits: [8], countBits: [8, 16, 16] }],
])

function countClass(version: number): 0 | 1 | 2 {
  return version <= 9 ? 0 : version <= 26 ? 1 : 2
}

function readLetters(
  bits: BitReader,
  { size, letter, bits: widths }: Alphabet,
  count: number,
): string | undefined {
  let text = ''
  while (text.length < count) {
    const together = Math.min(widths.length, count - text.length)
    const width = widths[together - 1] ?? 0
    if (bits.left < width) return undefined
    let value = bits.take(width)
    if (value >= size ** together) return undefined
    let letters = ''
    for (let i = 0; i < together; i++, value = Math.floor(value / size))
      letters = letter(value % size) + letters
    text += letters
  }
  return text
}

/** Takes numbers from codewords, highest bit first. */
class BitReader {
  left: number
  private readonly data: Uint8Array

  constructor(data: Uint8Array) {
    this.data = data
    this.left = 8 * data.length
  }

  take(count: number): number {
    let value = 0
    for (let i = 0; i < count; i++, this.left--) {
      const at = 8 * this.data.length - this.left
      value = (value << 1) | (((this.data[at >> 3] ?? 0) >> (7 - (at & 7))) & 1)
    }
    return value
  }
}
