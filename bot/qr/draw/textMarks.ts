import { fitText } from './lettering.ts'
import type { Mark, Weight } from './page.ts'

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
  const free = box.height - fitted.lines.length * fitted.step
  const above = { top: 0, middle: free / 2, bottom: free }[box.stand ?? 'top']
  return fitted.lines.map((text, line) => ({
    kind: 'text',
    text,
    x: box.x,
    baseline: box.top + above + fitted.ascent + line * fitted.step,
    size: fitted.size,
    weight: box.weight,
    colour: box.colour,
    align: box.align,
  }))
}
