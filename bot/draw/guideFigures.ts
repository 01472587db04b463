import { ACCENT, FAINT, HIGHLIGHT, INK, PAPER, TINT } from './colours.ts'
import { sizeInWidth } from './lettering.ts'
import type { Mark } from './page.ts'
import { circle, roundedRectangle } from './shapes.ts'
import { boxMarks, lineMarks } from './textMarks.ts'

/** How thick the lines of all figures are, in the units of a scene. */
const LINE = 0.6

export function line(path: string, colour: string = INK, width: number = LINE): Mark {
  return { kind: 'shape', path, stroke: { colour, width } }
}

export function area(path: string, fill: string): Mark {
  return { kind: 'shape', path, fill }
}

function outlined(path: string, fill: string): Mark {
  return { kind: 'shape', path, fill, stroke: { colour: INK, width: LINE } }
}

/** A phone with the chat open: its screen begins below the green head. */
export function phone(x: number, y: number, width: number, height: number): Mark[] {
  const head = roundedRectangle(x + 1.2, y + 1.6, width - 2.4, 2.8, 0.8)
  return [outlined(roundedRectangle(x, y, width, height, 2.2), PAPER), area(head, ACCENT)]
}

/** What somebody wrote: ours on tint at the left, theirs white on green at the right. Faint lines stand for words. */
export function bubble(
  { x, y, width, height }: Box,
  said: { readonly mine?: string; readonly rows?: number },
): Mark[] {
  const { mine, rows = 0 } = said
  const shape = area(roundedRectangle(x, y, width, height, 1.3), mine === undefined ? TINT : ACCENT)
  if (mine !== undefined) return [shape, ...inside({ x, y, width, height }, mine, PAPER, 2.5)]
  const step = height / (rows + 1)
  const lines = Array.from({ length: rows }, (_, row) => {
    const length = row === rows - 1 && rows > 1 ? 0.5 : 1
    return `M${x + 1.4} ${y + step * (row + 1)}h${(width - 2.8) * length}`
  })
  return [shape, line(lines.join(''), FAINT, 0.7)]
}

/** A button of the chat. The one that is to be pressed is yellow. */
export function button(box: Box, label: string, pressed: boolean): Mark[] {
  const { x, y, width, height } = box
  return [
    outlined(roundedRectangle(x, y, width, height, 1), pressed ? HIGHLIGHT : PAPER),
    ...labelOf(box, label),
  ]
}

/** On one line, because a button is one. */
function labelOf({ x, y, width, height }: Box, label: string): Mark[] {
  const size = sizeInWidth(label, width - 1.6, 2.4, 'semibold')
  const baseline = y + height / 2 + 0.36 * size
  const look = { largest: size, weight: 'semibold', colour: INK, align: 'centre' } as const
  return lineMarks({ ...look, text: label, x: x + width / 2, width, baseline })
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A word in the middle of a box. */
function inside({ x, y, width, height }: Box, text: string, colour: string, largest: number): Mark[] {
  const look = { weight: 'semibold', align: 'centre', colour, largest } as const
  const frame = { x: x + width / 2, width: width - 1.2, top: y + 0.3, height: height - 0.6 }
  return boxMarks({ text, ...look, ...frame })
}

/** A hand whose finger points up at what is to be pressed. */
export function finger(x: number, y: number): Mark[] {
  return [
    outlined(roundedRectangle(x - 2.6, y + 4.4, 7.4, 6, 2), PAPER),
    outlined(roundedRectangle(x - 1.2, y, 2.4, 8, 1.2), PAPER),
    area(roundedRectangle(x - 0.8, y + 4, 1.6, 4.6, 0.3), PAPER),
  ]
}

/** Looks like a code and is none: no camera reads it. */
export function qrGlyph(x: number, y: number, side: number, colour: string = INK): Mark[] {
  const unit = side / 11
  const finder = (column: number, row: number): string => {
    const [left, top] = [x + column * unit, y + row * unit]
    return `${square(left, top, 4 * unit)}${square(left + unit, top + unit, 2 * unit)}`
  }
  const dots = DOTS.map(([column, row]) => square(x + column * unit, y + row * unit, unit))
  return [area([finder(0, 0), finder(7, 0), finder(0, 7), ...dots].join(''), colour)]
}

const DOTS: readonly (readonly [column: number, row: number])[] = [
  [5, 0],
  [5, 2],
  [5, 5],
  [1, 5],
  [3, 5],
  [7, 5],
  [9, 5],
  [6, 7],
  [8, 7],
  [10, 7],
  [5, 9],
  [7, 9],
  [9, 9],
  [8, 10],
  [10, 10],
]

function square(x: number, y: number, side: number): string {
  return `M${x} ${y}h${side}v${side}h${-side}Z`
}

/** A venue's poster: a green head, the code, the three steps as a line. */
export function poster(x: number, y: number, width: number, height: number): Mark[] {
  const side = Math.min(width * 0.66, height * 0.55)
  return [
    outlined(roundedRectangle(x, y, width, height, 0.6), PAPER),
    area(roundedRectangle(x + 1, y + 1, width - 2, height * 0.14, 0.4), ACCENT),
    ...qrGlyph(x + (width - side) / 2, y + height * 0.23, side),
    line(`M${x + 2} ${y + height * 0.87}h${width - 4}`, FAINT, 0.7),
  ]
}

/** A line of print, such as of a log. */
export function print(x: number, baseline: number, width: number, text: string): Mark[] {
  return lineMarks({ text, x, baseline, width, largest: 2.1, weight: 'semibold', colour: INK, align: 'left' })
}

/** A sheet of paper with rows of writing on it. */
export function sheet({ x, y, width, height }: Box, rows: number): Mark[] {
  const step = height / (rows + 1)
  const lines = Array.from({ length: rows }, (_, row) => `M${x + 1.6} ${y + step * (row + 1)}h${width - 3.2}`)
  return [outlined(roundedRectangle(x, y, width, height, 0.6), PAPER), line(lines.join(''), FAINT, 0.7)]
}

/** Somebody from the waist up, standing on `floor`. */
export function person(middle: number, floor: number, height: number, colour: string = ACCENT): Mark[] {
  const [head, half] = [height * 0.21, height * 0.34]
  const shoulder = floor - height * 0.5
  const body = `M${middle - half} ${floor}V${shoulder + half * 0.8}A${half} ${half * 0.9} 0 0 1 ${middle + half} ${shoulder + half * 0.8}V${floor}Z`
  return [area(body, colour), area(circle(middle, floor - height + head, head), colour)]
}

/** A door in its frame. */
export function door(x: number, y: number, width: number, height: number): Mark[] {
  return [
    outlined(`M${x} ${y}h${width}v${height}h${-width}Z`, TINT),
    outlined(`M${x + 1.5} ${y + 1.5}h${width - 3}v${height - 1.5}h${3 - width}Z`, PAPER),
    area(circle(x + width - 3.4, y + height * 0.55, 0.8), INK),
  ]
}

/** The corners that a camera shows around what it sees. */
export function viewfinder(x: number, y: number, side: number): Mark[] {
  const [arm, right, bottom] = [side * 0.24, x + side, y + side]
  const corners = [
    `M${x} ${y + arm}V${y}h${arm}`,
    `M${right - arm} ${y}H${right}v${arm}`,
    `M${right} ${bottom - arm}V${bottom}h${-arm}`,
    `M${x + arm} ${bottom}H${x}v${-arm}`,
  ]
  return [line(corners.join(''), ACCENT, 0.9)]
}

/** An arrow from a point to the right, to the left when `length` is negative. */
export function arrow(x: number, y: number, length: number): Mark[] {
  const [end, barb] = [x + length, Math.sign(length) * 2]
  return [line(`M${x} ${y}H${end}M${end - barb} ${y - 2}L${end} ${y}L${end - barb} ${y + 2}`, ACCENT, 1.1)]
}

/** White tick on a green disc: recorded. */
export function tick(x: number, y: number, radius: number): Mark[] {
  const r = radius
  const hook = `M${x - 0.46 * r} ${y + 0.04 * r}L${x - 0.12 * r} ${y + 0.38 * r}L${x + 0.48 * r} ${y - 0.34 * r}`
  return [area(circle(x, y, r), ACCENT), line(hook, PAPER, 0.24 * r)]
}

/** A small box to be ticked, with a line of writing behind it. */
export function checkBox(x: number, y: number, width: number, isTicked: boolean): Mark[] {
  return [
    outlined(roundedRectangle(x, y, 2.4, 2.4, 0.4), PAPER),
    ...(isTicked
      ? [line(`M${x + 0.5} ${y + 1.2}L${x + 1.1} ${y + 1.8}L${x + 2} ${y + 0.6}`, ACCENT, 0.6)]
      : []),
    line(`M${x + 3.8} ${y + 1.2}h${width - 3.8}`, FAINT, 0.7),
  ]
}

/** Marks drawn for a scene of their own, moved to where they belong. */
export function placed(marks: readonly Mark[], x: number, y: number, scale: number): Mark[] {
  return marks.map((mark) => {
    if (mark.kind === 'shape') {
      const within = mark.placed ?? { x: 0, y: 0, scale: 1 }
      const place = { x: x + scale * within.x, y: y + scale * within.y, scale: scale * within.scale }
      return { ...mark, placed: place }
    }
    const spacing = mark.spacing === undefined ? {} : { spacing: mark.spacing * scale }
    const moved = { x: x + scale * mark.x, baseline: y + scale * mark.baseline, size: scale * mark.size }
    return { ...mark, ...moved, ...spacing }
  })
}
