import type { GateDirection } from './gatePoster.ts'
import type { Mark } from './page.ts'
import { circle, roundedRectangle } from './shapes.ts'

const SIDE = 24
const LINE_WIDTH = 1.5

/** The drawing of each step in a square of 24 by 24: a phone before a code, a photo sent, a check. */
const DRAWINGS: readonly { readonly lines: string; readonly areas: string }[] = [
  {
    lines: [
      roundedRectangle(6, 1.5, 12, 21, 2.5),
      roundedRectangle(8.8, 5.3, 2.6, 2.6, 0.3),
      roundedRectangle(12.6, 5.3, 2.6, 2.6, 0.3),
      roundedRectangle(8.8, 9.1, 2.6, 2.6, 0.3),
    ].join(''),
    areas: `${roundedRectangle(12.4, 8.9, 1.3, 1.3, 0.2)}${roundedRectangle(14.1, 10.6, 1.3, 1.3, 0.2)}${circle(12, 18.2, 1.7)}`,
  },
  {
    lines:
      'M4.5 2.5H19.5A2.5 2.5 0 0 1 22 5V15A2.5 2.5 0 0 1 19.5 17.5H11L6 22V17.5H4.5A2.5 2.5 0 0 1 2 15V5A2.5 2.5 0 0 1 4.5 2.5ZM5.5 14.3L9.7 9.2L12.9 12.8L14.8 10.9L18.5 14.3',
    areas: circle(15.8, 6.8, 1.4),
  },
  { lines: `${circle(12, 12, 10)}M7.2 12.4L10.7 15.8L16.9 8.7`, areas: 'M0 0' },
]

/** Draws the step with number 1, 2 or 3 into a square of side `size`. */
export function stepDrawing(step: number, x: number, y: number, size: number, colour: string): Mark[] {
  const drawing = DRAWINGS[step - 1]
  if (drawing === undefined) return []
  const placed = { x, y, scale: size / SIDE }
  return [
    { kind: 'shape', path: drawing.lines, placed, stroke: { colour, width: LINE_WIDTH } },
    { kind: 'shape', path: drawing.areas, placed, fill: colour },
  ]
}

/** Arrows in a square of 24 by 24: through a doorway, out of it, both ways. */
const DIRECTIONS: { readonly [direction in GateDirection]: string } = {
  in: 'M2.5 12H15M10 6.5L15.5 12L10 17.5M14 2.5H21.5V21.5H14',
  out: 'M9 12H21.5M16.5 6.5L22 12L16.5 17.5M10 2.5H2.5V21.5H10',
  both: 'M3 8H20M15.5 3.5L20.5 8L15.5 12.5M21 16H4M8.5 11.5L3.5 16L8.5 20.5',
}

/** Draws which way a gate leads into a square of side `size`. */
export function directionDrawing(
  direction: GateDirection,
  x: number,
  y: number,
  size: number,
  colour: string,
): Mark[] {
  const placed = { x, y, scale: size / SIDE }
  return [{ kind: 'shape', path: DIRECTIONS[direction], placed, stroke: { colour, width: 2.2 } }]
}
