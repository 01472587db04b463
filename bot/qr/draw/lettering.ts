import PDFDocument from 'pdfkit'
import { FONT_FILES } from './fonts.ts'
import type { Weight } from './page.ts'

/** Where a text must fit, and how large it may be. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly largest: number
  readonly weight: Weight
}

export interface FittedText {
  readonly lines: readonly string[]
  readonly size: number
  /** From one line to the next, and from a line's top to its letters' foot, in the frame's unit. */
  readonly step: number
  readonly ascent: number
}

/**
 * From one line to the next, as a share of the size. Capitals with two marks stand taller than the line; without
 * them lines may be closer and the letters larger.
 */
const LINE_HEIGHT = 1.18
const TALL_LINE_HEIGHT = 1.32
const TALL_LETTERS = /[ẤẦẨẪẮẰẲẴẾỀỂỄỐỒỔỖ]/
/** What of a line lies below the letters' foot, as a share of the size: the dot under ỵ reaches lowest. */
const DESCENT = 0.28
/** Each try is this much smaller than the one before; sixty tries end below a twentieth of the largest. */
const SHRINK = 0.95
const TRIES = 60
/** The longest Vietnamese syllable has seven letters; a longer run than this has no end and is broken. */
const WORD_LENGTH_LIMIT = 24
/** Marks where a word may be broken; it is never drawn. */
const BREAK = '\u200b'
const MEASURING_SIZE = 100
const EVENING_STEPS = 6

let measuring: PDFKit.PDFDocument | undefined

/** How wide a text is at size 1, with the kerning that both painters apply. */
export function widthOf(text: string, weight: Weight): number {
  measuring ??= new PDFDocument({ autoFirstPage: false })
  const shown = text.replaceAll(BREAK, '')
  return measuring.font(FONT_FILES[weight]).fontSize(MEASURING_SIZE).widthOfString(shown) / MEASURING_SIZE
}

/**
 * What of a text can be printed: composed letters, single spaces, and no sign that the font lacks (emoji, other
 * scripts), which would come out as an empty box.
 */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\u0020-\u007e\u00a0-\u017f\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9–—‘’“”•…₫]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Wraps a text into lines of like length and shrinks it until it fits the frame. Nothing of it is left out. */
export function fitText(text: string, frame: Frame): FittedText {
  const words = printable(text).replace(new RegExp(`\\S{${WORD_LENGTH_LIMIT}}(?=\\S)`, 'g'), `$&${BREAK}`)
  const lineHeight = TALL_LETTERS.test(words) ? TALL_LINE_HEIGHT : LINE_HEIGHT
  let size = frame.largest
  let lines = wrap(words, frame.width / size, frame.weight)
  for (let attempt = 0; attempt < TRIES && !fits(lines, size, lineHeight, frame); attempt++) {
    size *= SHRINK
    lines = wrap(words, frame.width / size, frame.weight)
  }
  const even = evenOut(words, lines, frame.width / size, frame.weight)
  return { lines: even, size, step: lineHeight * size, ascent: (lineHeight - DESCENT) * size }
}

function fits(lines: readonly string[], size: number, lineHeight: number, frame: Frame): boolean {
  const isLow = lines.length * lineHeight * size <= frame.height
  return isLow && lines.every((line) => widthOf(line, frame.weight) * size <= frame.width)
}

function wrap(words: string, width: number, weight: Weight): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of words.split(new RegExp(`(?<=${BREAK})| `))) {
    const glue = line === '' || line.endsWith(BREAK) ? '' : ' '
    const longer = line + glue + word
    if (line !== '' && widthOf(longer, weight) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line].map((whole) => whole.replaceAll(BREAK, ''))
}

/** The narrowest wrapping into as many lines: no lonely last word. */
function evenOut(words: string, lines: string[], width: number, weight: Weight): string[] {
  if (lines.length === 1) return lines
  let [narrow, wide, best] = [width / lines.length, width, lines]
  for (let step = 0; step < EVENING_STEPS; step++) {
    const middle = (narrow + wide) / 2
    const tried = wrap(words, middle, weight)
    if (tried.length > lines.length) narrow = middle
    else [wide, best] = [middle, tried]
  }
  return best
}
