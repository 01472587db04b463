import type { Point } from '../../../../bot/qr/engine/places/place.ts'
import type { GreyImage } from '../../../../bot/qr/picture/greyImage.ts'

/** How dark the paper is at a point, 0 to 1, where the symbol itself is dark or light. Modules from its upper left. */
export type Ink = (right: number, down: number, isDark: boolean) => number

/** What is painted: a symbol of `size` modules and where its points lie, in pixels about some middle. */
export interface Subject {
  readonly size: number
  /** Pixels beyond the quiet zone; they are paper as well. */
  readonly margin: number
  readonly isDark: (column: number, row: number) => boolean
  readonly onPaper: (at: Point) => Point
  readonly ink?: Ink
}

/** A picture, and where a point of the paper lies in it; pixel centres are whole numbers. */
export interface Painted {
  readonly image: GreyImage
  readonly at: (point: Point) => Point
}

/** Grey values of paper and ink. */
const PAPER = 225
const INK = 35
const QUIET_MODULES = 4
/** Points that are painted a pixel, each way; edges of large modules need fewer. */
const POINTS_A_PIXEL = 3
const POINTS_A_PIXEL_OF_LARGE = 2
const LARGE_PIXELS = 6

/** Paints module after module, each as a dense patch of points; a pixel is the mean of the points in it. */
export function paint({ size, margin, isDark, onPaper, ink }: Subject): Painted {
  const outline = outlineOf(-QUIET_MODULES, size + QUIET_MODULES).map(onPaper)
  const [xs, ys] = [outline.map(({ x }) => x), outline.map(({ y }) => y)]
  const [left, top] = [Math.floor(Math.min(...xs) - margin), Math.floor(Math.min(...ys) - margin)]
  const [right, bottom] = [Math.ceil(Math.max(...xs) + margin), Math.ceil(Math.max(...ys) + margin)]
  const [width, height] = [right - left, bottom - top]
  const at = (point: Point): Point => {
    const { x, y } = onPaper(point)
    return { x: x - left - 0.5, y: y - top - 0.5 }
  }
  const canvas = {
    ink: new Float64Array(width * height),
    all: new Float64Array(width * height),
    width,
    height,
  }
  for (let row = -1; row <= size; row++) {
    for (let column = -1; column <= size; column++)
      paintModule(canvas, at, column, row, isDark(column, row), ink)
  }
  const pixels = Uint8Array.from(
    canvas.ink,
    (dark, i) => PAPER + ((INK - PAPER) * dark) / (canvas.all[i] || 1) + 0.5,
  )
  return { image: { pixels, width, height }, at }
}

function outlineOf(low: number, high: number): Point[] {
  const steps = Array.from({ length: high - low + 1 }, (_, i) => low + i)
  return steps.flatMap((step) => [
    { x: step, y: low },
    { x: step, y: high },
    { x: low, y: step },
    { x: high, y: step },
  ])
}

interface Canvas {
  readonly ink: Float64Array
  readonly all: Float64Array
  readonly width: number
  readonly height: number
}

/** A module is small enough for its points to lie evenly between its corners. */
function paintModule(
  { ink, all, width, height }: Canvas,
  at: (point: Point) => Point,
  column: number,
  row: number,
  isDark: boolean,
  inkAt: Ink | undefined,
): void {
  const a = at({ x: column, y: row })
  const b = at({ x: column + 1, y: row })
  const c = at({ x: column, y: row + 1 })
  const d = at({ x: column + 1, y: row + 1 })
  const longest = Math.max(
    Math.hypot(b.x - a.x, b.y - a.y),
    Math.hypot(d.x - c.x, d.y - c.y),
    Math.hypot(c.x - a.x, c.y - a.y),
    Math.hypot(d.x - b.x, d.y - b.y),
  )
  const dense = longest > LARGE_PIXELS ? POINTS_A_PIXEL_OF_LARGE : POINTS_A_PIXEL
  const points = Math.max(2, Math.ceil(longest * dense))
  const area = Math.abs((d.x - a.x) * (c.y - b.y) - (d.y - a.y) * (c.x - b.x)) / 2
  const share = area / (points * points)
  const plain = isDark ? 1 : 0
  for (let i = 0; i < points; i++) {
    const down = (i + 0.5) / points
    const [startX, startY] = [a.x + (c.x - a.x) * down, a.y + (c.y - a.y) * down]
    const [endX, endY] = [b.x + (d.x - b.x) * down, b.y + (d.y - b.y) * down]
    for (let j = 0; j < points; j++) {
      const right = (j + 0.5) / points
      const [x, y] = [
        Math.round(startX + (endX - startX) * right),
        Math.round(startY + (endY - startY) * right),
      ]
      if (x < 0 || y < 0 || x >= width || y >= height) continue
      const to = y * width + x
      const darkness = inkAt === undefined ? plain : inkAt(column + right, row + down, isDark)
      ink[to] = (ink[to] ?? 0) + share * darkness
      all[to] = (all[to] ?? 0) + share
    }
  }
}
