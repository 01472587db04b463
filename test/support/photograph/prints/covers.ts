import type { Chance } from '../chance.ts'
import { type Colour, colourOf } from '../picture.ts'
import type { Point } from '../scene/camera.ts'
import type { Level } from '../scene/texture.ts'
import { roughField } from '../smoothField.ts'
import {
  type Coverage,
  distanceToLine,
  EVERYWHERE,
  edge,
  paintOver,
  paintStroke,
  type Region,
} from './paintOver.ts'
import type { SymbolOnPrint } from './print.ts'
import { faded, scratches, splashes } from './stains.ts'

/** What is stuck to a print, written on it or torn off it. */
export type CoverKind = 'sticker' | 'tape' | 'torn' | 'pen' | 'splashes' | 'scratches' | 'cable' | 'faded'

/** An edge is this soft, in widths of the print: less than a pixel of it. */
const CRISP = 0.001
const STICKERS = ['#d8352a', '#f2c230', '#2f7fd0', '#f4f4f0', '#3aa35b'].map(colourOf)
const PENS = ['#1c2a8c', '#16161a', '#b02020'].map(colourOf)

/** Covers a part of the symbol in one of the ways, never more than error correction can make good. */
export function cover(level: Level, kind: CoverKind, symbol: SymbolOnPrint, chance: Chance): void {
  COVERS[kind](level, symbol, chance)
}

type Cover = (level: Level, symbol: SymbolOnPrint, chance: Chance) => void

const COVERS: { readonly [kind in CoverKind]: Cover } = {
  sticker,
  tape,
  torn,
  pen,
  splashes,
  scratches,
  cable,
  faded,
}

/** A round sticker with a white rim, 4 to 10 % of the symbol. */
function sticker(level: Level, { left, top, side }: SymbolOnPrint, chance: Chance): void {
  const radius = side * Math.sqrt(chance.between(0.04, 0.1) / Math.PI)
  const [x, y] = [left + chance.between(0.15, 0.85) * side, top + chance.between(0.15, 0.85) * side]
  const stretch = chance.between(0.8, 1.25)
  const region = around(x, y, radius * 1.4)
  const inside = (px: number, py: number): number =>
    radius - Math.hypot((px - x) * stretch, (py - y) / stretch)
  paintOver(level, region, (px, py) => edge(inside(px, py), CRISP), [0.88, 0.88, 0.86])
  const colour = STICKERS[chance.whole(0, STICKERS.length - 1)] ?? [0.6, 0.1, 0.1]
  paintOver(level, region, (px, py) => edge(inside(px, py) - radius * 0.12, CRISP), colour)
}

/** A strip of tape across: milky or brown, the code dimly seen through it, its bubbles white. */
function tape(level: Level, symbol: SymbolOnPrint, chance: Chance): void {
  const { from, to, half } = strip(symbol, chance, 0.07, 0.12)
  const colour: Colour = chance.pick([
    [0.8, 0.78, 0.7],
    [0.55, 0.42, 0.24],
    [0.85, 0.85, 0.85],
  ])
  const thickness = chance.between(0.6, 0.8)
  const bubbles = roughField(chance, 3, 0.6, 64)
  const over: Coverage = (x, y) => {
    const within = edge(half - distanceToLine(x, y, from, to), CRISP)
    return within <= 0 ? 0 : within * (bubbles(x * 30, y * 30) > 0.35 ? 0.92 : thickness)
  }
  paintOver(level, EVERYWHERE, over, colour)
}

/** A corner of the symbol is torn away, down to the white inside of the paper. */
function torn(level: Level, { left, top, side }: SymbolOnPrint, chance: Chance): void {
  const [x, y] = [left + chance.whole(0, 1) * side, top + chance.whole(0, 1) * side]
  const reach = side * chance.between(0.2, 0.31)
  const ragged = roughField(chance, 4, 0.6, 64)
  const inside: Coverage = (px, py) =>
    reach * (1 + 0.3 * ragged(px * 12, py * 12)) - (Math.abs(px - x) + Math.abs(py - y)) * 0.85
  const region = around(x, y, reach * 1.6)
  paintOver(level, region, (px, py) => edge(inside(px, py), CRISP * 2), [0.93, 0.91, 0.87])
  paintOver(
    level,
    region,
    (px, py) => edge(inside(px, py) - reach * 0.12, CRISP * 4) * 0.7,
    [0.68, 0.62, 0.55],
  )
}

/** A few strokes of a pen or a marker. */
function pen(level: Level, { left, top, side }: SymbolOnPrint, chance: Chance): void {
  const half = side * chance.between(0.007, 0.014)
  const colour = PENS[chance.whole(0, PENS.length - 1)] ?? [0, 0, 0]
  const points = Array.from(
    { length: chance.whole(4, 7) },
    (_, i): Point => [
      left + side * (i % 2 === 0 ? chance.between(-0.1, 0.35) : chance.between(0.65, 1.1)),
      top + side * (0.1 + 0.13 * i + chance.between(-0.08, 0.08)),
    ],
  )
  for (const [i, to] of points.entries()) {
    const from = points[i - 1]
    if (from) paintStroke(level, { from, to, half, softness: CRISP, opacity: 0.95 }, colour)
  }
}

/** Cables, straps or bars of a gate that hang before the symbol. */
function cable(level: Level, symbol: SymbolOnPrint, chance: Chance): void {
  const colour: Colour = chance.pick([
    [0.02, 0.02, 0.025],
    [0.5, 0.5, 0.52],
    [0.3, 0.05, 0.04],
  ])
  for (let i = chance.whole(1, 2); i > 0; i--) {
    const { from, to, half } = strip(symbol, chance, 0.018, 0.03)
    paintStroke(level, { from, to, half, softness: CRISP, opacity: 1 }, colour)
    const shine = { half: half * 0.3, softness: half * 0.5, opacity: 0.35 }
    paintStroke(level, { from, to, ...shine }, [0.9, 0.9, 0.9])
  }
}

/** A line right across the symbol and beyond; its width is `narrow` to `wide` of the symbol's side. */
function strip({ left, top, side }: SymbolOnPrint, chance: Chance, narrow: number, wide: number) {
  const [x, y] = [left + chance.between(0.15, 0.85) * side, top + chance.between(0.15, 0.85) * side]
  const angle = chance.between(0, Math.PI)
  const [dx, dy] = [Math.cos(angle) * side * 2, Math.sin(angle) * side * 2]
  const [from, to]: readonly [Point, Point] = [
    [x - dx, y - dy],
    [x + dx, y + dy],
  ]
  return { from, to, half: (side * chance.between(narrow, wide)) / 2 }
}

function around(x: number, y: number, reach: number): Region {
  return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach, grain: 1 }
}
