import { printable, reachOf } from './letters.ts'
import type { Weight } from './page.ts'
import { type Line, measureWords, widthOf, wrap } from './wrapping.ts'

/** Where a text must fit, and how large it may be. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly largest: number
  readonly weight: Weight
  /** How lines are parted: a name's or heading's evenly, those of sentences when they are full. */
  readonly reading?: 'name' | 'sentences'
}

/** Lengths are in the frame's unit. */
export interface FittedText {
  readonly lines: readonly string[]
  readonly size: number
  /** From one line to the next. */
  readonly step: number
  /** How far the first line's letters reach above the line that they stand on, and the last line's below theirs. */
  readonly top: number
  readonly bottom: number
}

/** From one line to the next, as a share of the size, where no marks ask for more. */
const USUAL_STEP = 1.16
/** The least white between the letters of two lines, as a share of the size. */
const LINE_GAP = 0.03
/** Each try is this much smaller than the one before; ninety tries end at a hundredth of the largest. */
const SHRINK = 0.95
const TRIES = 90

/** Wraps a text into lines of like length and shrinks it until it fits the frame. Nothing printable is left out. */
export function fitText(text: string, frame: Frame): FittedText {
  const words = measureWords(printable(text), frame.weight)
  let fitted = setLines([], frame.largest)
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const size = frame.largest * SHRINK ** attempt
    const lines = wrap(words, frame.width / size, frame.reading ?? 'name')
    fitted = setLines(lines, size)
    const widest = Math.max(...lines.map(({ width }) => width))
    if (widest * size <= frame.width && heightOf(fitted) <= frame.height) return fitted
  }
  return fitted
}

/** The size, no larger than `largest`, at which a text is no wider than `width`. */
export function sizeInWidth(text: string, width: number, largest: number, weight: Weight): number {
  return Math.min(largest, width / Math.max(widthOf(text, weight), Number.EPSILON))
}

/** How high a text is, from its first line's tallest letter to the last line's deepest. */
export function heightOf({ lines, step, top, bottom }: FittedText): number {
  return top + (lines.length - 1) * step + bottom
}

function setLines(lines: readonly Line[], size: number): FittedText {
  const reaches = lines.map(({ text }) => reachOf(text))
  const steps = reaches.slice(1).map(({ top }, i) => (reaches[i]?.bottom ?? 0) + top + LINE_GAP)
  return {
    lines: lines.map(({ text }) => text),
    size,
    step: Math.max(USUAL_STEP, ...steps) * size,
    top: (reaches[0]?.top ?? 0) * size,
    bottom: (reaches.at(-1)?.bottom ?? 0) * size,
  }
}
