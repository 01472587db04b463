import type { GateDirection } from './gatePoster.ts'
import type { Mark } from './page.ts'
import { circle, roundedRectangle } from './shapes.ts'

const SIDE = 24
const LINE_WIDTH = 1.5

/** The drawing of each step in a square of 24 by 24: a code in a camera's view, a photo sent, a check. */
const DRAWINGS: readonly { readonly lines: string; readonly areas: string }[] = [
  {
    lines: [
      'M2 7.5V4.5A2.5 2.5 0 0 1 4.5 2H7.5M16.5 2H19.5A2.5 2.5 0 0 1 22 4.5V7.5',
      'M22 16.5V19.5A2.5 2.5 0 0 1 19.5 22H16.5M7.5 22H4.5A2.5 2.5 0 0 1 2 19.5V16.5',
      roundedRectangle(6.4, 6.4, 4, 4, 0.4),
      roundedRectangle(13.6, 6.4, 4, 4, 0.4),
      roundedRectangle(6.4, 13.6, 4, 4, 0.4),
    ].join(''),
    areas: 'M12.8 12.8h2v2h-2zM16.4 12.8h2v2h-2zM14.6 14.6h2v2h-2zM12.8 16.4h2v2h-2zM16.4 16.4h2v2h-2z',
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
