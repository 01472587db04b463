import type { Chance } from '../chance.ts'
import type { Colour } from '../picture.ts'
import type { Point } from '../scene/camera.ts'
import type { Level } from '../scene/texture.ts'
import { type Field, roughField } from '../smoothField.ts'
import { type Coverage, EVERYWHERE, edge, paintOver, paintStroke, type Region } from './paintOver.ts'
import type { SymbolOnPrint } from './print.ts'

/** Stains are worked out for squares of this many pixels; they have no finer detail. */
const STAINS: Region = { ...EVERYWHERE, grain: 2 }
/** An edge is this soft, in widths of the print: less than a pixel of it. */
const CRISP = 0.001

/** Paint, mud or bleach, in drops of all sizes. */
export function splashes(level: Level, symbol: SymbolOnPrint, chance: Chance): void {
  const colour: Colour = chance.pick([
    [0.3, 0.22, 0.14],
    [0.9, 0.9, 0.88],
    [0.05, 0.05, 0.06],
  ])
  spots(level, symbol, roughField(chance, 4, 0.62, 64), chance.between(0.26, 0.32), colour)
}

/** Ink that sun and rain took away in patches. */
export function faded(level: Level, symbol: SymbolOnPrint, chance: Chance): void {
  const rough = roughField(chance, 5, 0.75, 64)
  const pale = chance.between(0.35, 0.55)
  const bleached: Coverage = (x, y) => Math.max(0, Math.min(0.93, pale + 0.9 * rough(x * 9, y * 9)))
  paintOver(level, STAINS, bleached, [0.86, 0.85, 0.82])
  spots(level, symbol, roughField(chance, 3, 0.7, 64), 0.48, [0.9, 0.9, 0.87])
}

function spots(level: Level, { side }: SymbolOnPrint, rough: Field, from: number, colour: Colour): void {
  const scale = 9 / side
  paintOver(level, STAINS, (x, y) => edge(rough(x * scale, y * scale) - from, 0.03), colour)
}

/** Thin scratches through the ink, as on a plate that stood long in the street. */
export function scratches(level: Level, { left, top, side }: SymbolOnPrint, chance: Chance): void {
  for (let i = chance.whole(14, 26); i > 0; i--) {
    const from: Point = [left + side * chance.between(0, 1), top + side * chance.between(0, 1)]
    const [angle, length] = [chance.between(0, Math.PI), side * chance.between(0.1, 0.5)]
    const to: Point = [from[0] + length * Math.cos(angle), from[1] + length * Math.sin(angle)]
    const half = side * chance.between(0.001, 0.006)
    paintStroke(level, { from, to, half, softness: CRISP, opacity: 0.9 }, [0.8, 0.79, 0.76])
  }
}
