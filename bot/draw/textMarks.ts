import { fitText, heightOf, sizeInWidth } from './lettering.ts'
import { printable } from './letters.ts'
import type { Mark, Weight } from './page.ts'
import { widthOf } from './wrapping.ts'

/** How a text looks; `x` is its left edge, its middle or its right edge, as `align` says. */
interface Look {
  readonly text: string
  readonly x: number
  readonly width: number
  readonly largest: number
  readonly weight: Weight
  readonly colour: string
  readonly align: 'left' | 'centre' | 'right'
}

/** A text in its box. */
export interface TextBox extends Look {
  readonly top: number
  readonly height: number
  /** Where the lines stand when they do not fill the box. */
  readonly stand?: 'top' | 'middle' | 'bottom'
  readonly reading?: 'name' | 'sentences'
}

/** A text that stays on one line, its letters standing on `baseline`. */
export interface TextLine extends Look {
  readonly baseline: number
}

/** The lines of a text box as marks, wrapped and shrunk until every letter is inside. */
export function boxMarks(box: TextBox): Mark[] {
  const fitted = fitText(box.text, box)
  const free = box.height - heightOf(fitted)
  const above = { top: 0, middle: free / 2, bottom: free }[box.stand ?? 'middle']
  return fitted.lines.flatMap((text, line) =>
    marksOf(box, text, fitted.size, box.top + above + fitted.top + line * fitted.step),
  )
}

/** How much of its height a text in a box needs; nothing for an empty one. */
export function heightInBox(box: Omit<TextBox, 'top'>): number {
  return printable(box.text) === '' ? 0 : heightOf(fitText(box.text, box))
}

/** How wide a text is as it is drawn, without the white after its last letter; a shape has no width of its own. */
export function markWidth(mark: Mark): number {
  if (mark.kind !== 'text') return 0
  const gaps = Array.from(mark.text).length - 1
  const spaces = mark.text.split(' ').length - 1
  const added = (mark.spacing ?? 0) * gaps + (mark.wordSpacing ?? 0) * spaces
  return widthOf(mark.text, mark.weight) * mark.size + added
}

/** One line as a mark, shrunk until it is no wider than allowed. */
export function lineMarks(line: TextLine): Mark[] {
  const text = printable(line.text)
  return marksOf(line, text, sizeInWidth(text, line.width, line.largest, line.weight), line.baseline)
}

/** An empty text leaves no mark. */
function marksOf({ x, weight, colour, align }: Look, text: string, size: number, baseline: number): Mark[] {
  return text === '' ? [] : [{ kind: 'text', text, x, baseline, size, weight, colour, align }]
}
