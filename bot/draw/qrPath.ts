import { create, type QRCode, type QRCodeMaskPattern } from 'qrcode'

/** A QR symbol as one path of its dark areas. */
export interface QrPath {
  /** SVG path to be filled by the even-odd rule. */
  readonly path: string
  /** Side of one module. */
  readonly module: number
}

/** Versions below 3 lack redundancy for a poster behind glass, and version 1 the alignment pattern. */
const SMALLEST_VERSION = 3

/** What stays white on each side of a symbol, in modules, by the standard. */
const QUIET_MODULES = 4

/** Draws the symbol of `text` with its upper left corner at (x, y), its sides `side` long, quiet zone not counted. */
export function qrPath(text: string, x: number, y: number, side: number): QrPath {
  return symbolPath(symbolOf(text), x, y, side)
}

/** Draws the symbol of `text` as large as it fits with its quiet zone into the square at (x, y) of side `area`. */
export function qrPathInArea(text: string, x: number, y: number, area: number): QrPath {
  const symbol = symbolOf(text)
  const module = area / (symbol.modules.size + 2 * QUIET_MODULES)
  const quiet = QUIET_MODULES * module
  return symbolPath(symbol, x + quiet, y + quiet, area - 2 * quiet)
}

function symbolPath({ modules }: QRCode, x: number, y: number, side: number): QrPath {
  const module = side / modules.size
  const isDark = (row: number, column: number): boolean =>
    row >= 0 && column >= 0 && row < modules.size && column < modules.size && modules.get(row, column) === 1
  const path = outlines(modules.size, isDark)
    .map((corners) => outlinePath(corners, x, y, module))
    .join('')
  return { path, module }
}

/**
 * A symbol with error correction Q (a quarter of it may be covered), or H where that makes it no larger, and of
 * version 3 at least. `maskPattern` is for who does not print it: the best mask takes most of the time to find.
 */
export function symbolOf(text: string, maskPattern?: QRCodeMaskPattern): QRCode {
  const smallest = create(text, { errorCorrectionLevel: 'Q', maskPattern: 0 })
  const version = Math.max(SMALLEST_VERSION, smallest.version)
  const strongest = create(text, { errorCorrectionLevel: 'H', maskPattern: 0 })
  const errorCorrectionLevel = strongest.version <= version ? 'H' : 'Q'
  return create(text, { errorCorrectionLevel, version, maskPattern })
}

type Corner = readonly [column: number, row: number]

/**
 * The outlines of the dark areas, so that no hairline shows between modules, as rectangles side by side would have
 * in every viewer. Each edge between dark and light is walked once, the dark on its right hand.
 */
function outlines(size: number, isDark: (row: number, column: number) => boolean): Corner[][] {
  const edges = new Map<string, Corner[]>()
  const addEdge = (from: Corner, to: Corner): void => {
    edges.set(String(from), [...(edges.get(String(from)) ?? []), to])
  }
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!isDark(row, column)) continue
      if (!isDark(row - 1, column)) addEdge([column, row], [column + 1, row])
      if (!isDark(row, column + 1)) addEdge([column + 1, row], [column + 1, row + 1])
      if (!isDark(row + 1, column)) addEdge([column + 1, row + 1], [column, row + 1])
      if (!isDark(row, column - 1)) addEdge([column, row + 1], [column, row])
    }
  }
  const loops: Corner[][] = []
  for (const [start, ends] of edges) {
    while (ends.length > 0) loops.push(walk(start, edges))
  }
  return loops
}

/** Follows the edges from `start` until they come back to it, using them up. */
function walk(start: string, edges: Map<string, Corner[]>): Corner[] {
  const corners: Corner[] = []
  let at = start
  do {
    const next = edges.get(at)?.pop()
    if (next === undefined) break
    corners.push(next)
    at = String(next)
  } while (at !== start)
  return corners
}

function outlinePath(corners: readonly Corner[], x: number, y: number, module: number): string {
  const turns = corners.filter((corner, i) => {
    const before = corners[(i + corners.length - 1) % corners.length] ?? corner
    const after = corners[(i + 1) % corners.length] ?? corner
    return !(before[0] === after[0] || before[1] === after[1])
  })
  const points = turns.map(([column, row]) => `${round(x + column * module)} ${round(y + row * module)}`)
  return `M${points.join('L')}Z`
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
