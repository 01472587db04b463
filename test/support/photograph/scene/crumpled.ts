import type { Chance } from '../chance.ts'
import { type Field, smoothField } from '../smoothField.ts'
import { facets } from './facets.ts'
import type { Surface } from './surface.ts'

/** How paper was maltreated. */
export interface Crumpling {
  /** How steep the facets stand, as the height of a facet a widths of it; 0.1 pressed flat, 0.35 just opened. */
  readonly steepness: number
  /** Size of the larger facets in widths of the print. */
  readonly facet: number
  /** Sharp folds right across the sheet, as a letter or a pocket leaves them. */
  readonly folds: number
  /** How far points are shifted within the sheet, in widths of the print. */
  readonly shift: number
}

/** A fold is a straight line at `from` along its normal; `rise` is how steeply the paper leaves it on both sides. */
type Fold = { readonly nx: number; readonly ny: number; readonly from: number; readonly rise: number }

/** Across a fold the paper is round over this many widths of the print, about 1.5 mm on A4. */
const FOLD_ROUNDNESS = 0.007
/** The ink is rubbed off within this distance of a fold. */
const FOLD_WEAR = 0.004

/** A sheet that was crushed, folded, and opened again. */
export function crumpled({ steepness, facet, folds, shift }: Crumpling, chance: Chance): Surface {
  const [large, small] = [facets(chance, facet), facets(chance, facet * 0.4)]
  const [aside, along] = [smoothField(chance), smoothField(chance)]
  const lines = Array.from({ length: folds }, (_, i) => foldOf(i, chance))
  const rub = smoothField(chance)
  const height: Field = (x, y) => {
    const ofFacets = steepness * facet * (0.5 * large(x, y) + 0.16 * small(x, y))
    return lines.reduce((sum, line) => sum + raised(line, x, y), ofFacets)
  }
  return {
    at: (x, y) => [
      x + shift * aside(x * 5 + 9, y * 5 + 9),
      y + shift * along(x * 5 + 9, y * 5 + 9),
      height(x, y),
    ],
    worn(x, y) {
      const patchy = 0.45 + 0.55 * rub(x * 40, y * 40)
      let worn = 0
      for (const line of lines) worn = Math.max(worn, Math.exp(-((distanceTo(line, x, y) / FOLD_WEAR) ** 2)))
      return Math.max(0, worn * patchy)
    },
  }
}

/** The first folds run as people fold paper, level and upright; further ones anyhow. */
function foldOf(i: number, chance: Chance): Fold {
  const angle = (i < 2 ? i * 90 + chance.between(-4, 4) : chance.between(0, 180)) * (Math.PI / 180)
  return {
    nx: Math.sin(angle),
    ny: Math.cos(angle),
    from: chance.between(-0.22, 0.22),
    rise: chance.between(0.06, 0.22) * chance.sign(),
  }
}

function distanceTo({ nx, ny, from }: Fold, x: number, y: number): number {
  return nx * x + ny * y - from
}

function raised(fold: Fold, x: number, y: number): number {
  return fold.rise * Math.hypot(distanceTo(fold, x, y), FOLD_ROUNDNESS)
}
