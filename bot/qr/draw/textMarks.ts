import { type FittedText, fitText, LINE_HEIGHT } from './lettering.ts'
import type { Mark, Weight } from './page.ts'

/** The baseline of a line lies this share of the size below its top: capitals with two marks (Ẵ) need it all. */
const ASCENT = 0.96

/** A block of text in its box: `x` is the left edge, the middle or the right edge, as `align` says. */
export interface TextBox {
  readonly text: string
  readonly x: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly largest: number
  readonly weight: Weight
  readonly colour: string
  readonly align: 'left' | 'centre' | 'right'
  /** Where the lines stand when they do not fill the box. */
  readonly stand?: 'top' | 'middle' | 'bottom'
}

/** The lines of a text box as marks, wrapped and shrunk to fit. */
export function textMarks(box: TextBox): Mark[] {
  const fitted = fitText(box.text, box)
  const free = box.height - heightOf(fitted)
  const above = { top: 0, middle: free / 2, bottom: free }[box.stand ?? 'top']
  return fitted.lines.map((text, line) => ({
    kind: 'text',
    text,
    x: box.x,
    baseline: box.top + above + (ASCENT + line * LINE_HEIGHT) * fitted.size,
    size: fitted.size,
    weight: box.weight,
    colour: box.colour,
    align: box.align,
  }))
}

/** The height that fitted lines take. */
export function heightOf({ lines, size }: FittedText): number {
  return lines.length * LINE_HEIGHT * size
}
