import { INK } from '../colours.ts'
import { printable } from '../letters.ts'
import type { Mark, OfficialWeight } from '../page.ts'
import { measureWords, widthOf, wrap } from '../wrapping.ts'

/** A4 and its margins in millimetres, as Nghị định 30/2020/NĐ-CP has them: above and below 20–25, left 30–35, right 15–20. */
export interface Sheet {
  readonly width: number
  readonly height: number
}
export const PORTRAIT: Sheet = { width: 210, height: 297 }
export const LANDSCAPE: Sheet = { width: 297, height: 210 }
export const MARGINS = { top: 20, bottom: 20, left: 30, right: 15 } as const

const MILLIMETRES_PER_POINT = 25.4 / 72
/** From one line to the next, as a share of the size: between single and one and a half lines of a word processor. */
const LINE_STEP = 1.25
/** Of a line's step, what lies above the line that its letters stand on. */
const ABOVE_BASELINE = 0.78
/** As wide as a number is written in by hand; printing makes one space of many. */
const BLANK = ' '.repeat(8)

export const innerWidth = ({ width }: Sheet): number => width - MARGINS.left - MARGINS.right

/** How letters of the paper look; sizes in points. */
export interface Letters {
  readonly points: number
  readonly weight: OfficialWeight
}

/** A piece of paper that is never parted, told its place when it is known. */
export interface Row {
  readonly height: number
  readonly marks: (top: number) => readonly Mark[]
  /** It stays on one sheet with the next. */
  readonly keep?: boolean
  /** What is repeated above it where a sheet begins with it. */
  readonly head?: Row
}

export const millimetres = (points: number): number => points * MILLIMETRES_PER_POINT
export const stepOf = ({ points }: Letters): number => millimetres(points) * LINE_STEP

/** White. */
export const space = (height: number): Row => ({ height, marks: () => [], keep: true })

export function lettersWidth(text: string, { points, weight }: Letters): number {
  return widthOf(text, weight) * millimetres(points)
}

/** A text as lines no wider than `width`. */
export function linesOf(
  text: string,
  letters: Letters,
  width: number,
  reading: 'name' | 'sentences' = 'name',
): readonly string[] {
  const words = measureWords(printable(text), letters.weight)
  return wrap(words, width / millimetres(letters.points), reading).map((line) => line.text)
}

/** A number with the white in which it is written: `Số:        /BC-UBND`. */
export function numberLine(text: string): string {
  return text.split(/ {2,}/).map(printable).join(BLANK)
}

/** A line of letters under `top`. */
export function lineMark(
  text: string,
  letters: Letters,
  place: {
    readonly x: number
    readonly top: number
    readonly align?: 'left' | 'centre' | 'right'
    readonly wordSpacing?: number
  },
): Mark {
  const { x, top, align = 'left', wordSpacing = 0 } = place
  const baseline = top + stepOf(letters) * ABOVE_BASELINE
  const look = { size: millimetres(letters.points), weight: letters.weight, colour: INK } as const
  return { kind: 'text', text, x, baseline, align, ...look, ...(wordSpacing === 0 ? {} : { wordSpacing }) }
}

/** Rows of lines centred about `x`. */
export function centredRows(
  text: string,
  letters: Letters,
  x: number,
  width: number,
  reading: 'name' | 'sentences' = 'name',
): Row[] {
  return linesOf(text, letters, width, reading).map((line) => ({
    height: stepOf(letters),
    marks: (top) => [lineMark(line, letters, { x, top, align: 'centre' })],
    keep: true,
  }))
}

/** The line that the decree asks for under some parts, centred about `x`. */
export function rule(x: number, width: number, distance = 0.8): Row {
  return { height: distance, marks: (top) => [ruleMark(x, width, top + distance)], keep: true }
}

export function ruleMark(x: number, width: number, y: number): Mark {
  return { kind: 'shape', path: `M${x - width / 2} ${y}h${width}`, stroke: { colour: INK, width: 0.25 } }
}

/** Rows under each other as one that is not parted. */
export function together(rows: readonly Row[]): Row {
  return { height: heightOf(rows), marks: (top) => stacked(rows, top) }
}

export function heightOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { height }) => sum + height, 0)
}

export function stacked(rows: readonly Row[], top: number): Mark[] {
  let y = top
  return rows.flatMap((row) => {
    const marks = row.marks(y)
    y += row.height
    return marks
  })
}
