import PDFDocument from 'pdfkit'
import { FONT_FILES } from './fonts.ts'
import type { Weight } from './page.ts'

/** A piece that stays together; widths are those at size 1. */
export interface Word {
  readonly text: string
  readonly width: number
  /** Before the next word of the same line: a space, or nothing inside a word that had to be broken. */
  readonly gap: '' | ' '
  readonly gapWidth: number
}

export interface Line {
  readonly text: string
  readonly width: number
}

/** The longest Vietnamese syllable has seven letters; a longer run than this has no end and is broken. */
const WORD_LENGTH_LIMIT = 24
const MEASURING_SIZE = 100
const EVENING_STEPS = 6
/** A line may give up to this share of itself to the next, so that a name is parted where it has a comma. */
const TAIL_SHARE = 0.35
const PHRASE_END = /[,;–—-]$/

let measuring: PDFKit.PDFDocument | undefined

/** How wide a text is at size 1, with the kerning that both painters apply. */
export function widthOf(text: string, weight: Weight): number {
  measuring ??= new PDFDocument({ autoFirstPage: false })
  return measuring.font(FONT_FILES[weight]).fontSize(MEASURING_SIZE).widthOfString(text) / MEASURING_SIZE
}

/** Measures the words of a printable text once, so that many ways to wrap it can be tried. */
export function measureWords(text: string, weight: Weight): readonly Word[] {
  const space = widthOf(' ', weight)
  const long = new RegExp(`.{${WORD_LENGTH_LIMIT}}(?=.)|.+$`, 'gu')
  return text.split(' ').flatMap((word) => {
    const parts = word.match(long) ?? ['']
    return parts.map((part, i): Word => {
      const gap = i < parts.length - 1 ? '' : ' '
      return { text: part, width: widthOf(part, weight), gap, gapWidth: gap === '' ? 0 : space }
    })
  })
}

/**
 * As few lines as `width` (at size 1) allows, as even as can be: no lonely last word, and parted at commas. Sentences that are
 * read from line to line fill each line instead.
 */
export function wrap(words: readonly Word[], width: number, reading: 'name' | 'sentences'): readonly Line[] {
  const filled = fillLines(words, width)
  const set = reading === 'sentences' ? filled : partAtCommas(evenOut(words, filled, width), width)
  return set.map((line) => ({
    text: line.map(({ text, gap }, i) => (i < line.length - 1 ? text + gap : text)).join(''),
    width: widthOfWords(line),
  }))
}

type Words = readonly Word[]

function widthOfWords(words: Words): number {
  const whole = words.reduce((sum, { width, gapWidth }) => sum + width + gapWidth, 0)
  return whole - (words.at(-1)?.gapWidth ?? 0)
}

function fillLines(words: Words, limit: number): readonly Words[] {
  const lines: Word[][] = []
  let [line, width]: [Word[], number] = [[], 0]
  for (const word of words) {
    if (line.length > 0 && width + word.width > limit) {
      lines.push(line)
      line = []
      width = 0
    }
    line.push(word)
    width += word.width + word.gapWidth
  }
  return [...lines, line]
}

/** The narrowest lines that are as many. */
function evenOut(words: Words, lines: readonly Words[], limit: number): readonly Words[] {
  if (lines.length === 1) return lines
  let [narrow, wide, best] = [limit / lines.length, limit, lines]
  for (let step = 0; step < EVENING_STEPS; step++) {
    const middle = (narrow + wide) / 2
    const tried = fillLines(words, middle)
    if (tried.length > lines.length) narrow = middle
    else [wide, best] = [middle, tried]
  }
  return best
}

/** "Nguyễn Kim, chi" above "nhánh Lê Hồng Phong" becomes "Nguyễn Kim," above "chi nhánh Lê Hồng Phong". */
function partAtCommas(lines: readonly Words[], limit: number): readonly Words[] {
  const parted = [...lines]
  for (const [i, next] of lines.entries()) {
    const line = parted[i - 1] ?? []
    const comma = line.slice(0, -1).findLastIndex(({ text }) => PHRASE_END.test(text))
    const [head, tail] = [line.slice(0, comma + 1), line.slice(comma + 1)]
    const isShort = comma >= 0 && widthOfWords(tail) < TAIL_SHARE * widthOfWords(line)
    if (isShort && widthOfWords([...tail, ...next]) <= limit)
      parted.splice(i - 1, 2, head, [...tail, ...next])
  }
  return parted
}
