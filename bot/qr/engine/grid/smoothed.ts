import { ridgeRegression } from '../modules/regression.ts'
import type { Frame } from './frame.ts'
import { type Grid, moduleLengths } from './warp.ts'

/** Powers of u and v up to this degree together: paper bends in a few waves, not in a module. */
const DEGREE = 4
/** So small that it only keeps the equations solvable. */
const RIDGE = 1e-4
/** Modules that lie further off than this, in modules, were caught aside and are left out of the second fit. */
const ASIDE = 0.5

const powers = new Map<Frame, Float32Array>()
const TERMS = ((DEGREE + 1) * (DEGREE + 2)) / 2

/** The smooth grid that is nearest to one that was found piece by piece: pieces that were caught aside follow the rest. */
export function smoothed(grid: Grid, frame: Frame): Grid {
  const first = fitted(grid, frame, () => 1)
  const { across, down } = moduleLengths(grid, frame.model.size)
  const limit = (ASIDE * (across + down)) / 2
  const isNear = (i: number): boolean =>
    Math.hypot((grid.x[i] ?? 0) - (first.x[i] ?? 0), (grid.y[i] ?? 0) - (first.y[i] ?? 0)) < limit
  return fitted(grid, frame, (i) => (isNear(i) ? 1 : 0))
}

function fitted(grid: Grid, frame: Frame, weight: (i: number) => number): Grid {
  const features = powersOf(frame)
  const along = (wanted: Float32Array): Float32Array => {
    const shares = ridgeRegression({ features, taps: TERMS, wanted, weight, ridge: RIDGE })
    return wanted.map((_, i) => {
      let sum = 0
      for (let term = 0; term < TERMS; term++) sum += (shares[term] ?? 0) * (features[i * TERMS + term] ?? 0)
      return sum
    })
  }
  return { x: along(grid.x), y: along(grid.y) }
}

function powersOf(frame: Frame): Float32Array {
  const known = powers.get(frame)
  if (known !== undefined) return known
  const { u, v } = frame
  const made = new Float32Array(u.length * TERMS)
  let to = 0
  for (let i = 0; i < u.length; i++) {
    for (let degree = 0; degree <= DEGREE; degree++) {
      for (let down = 0; down <= degree; down++)
        made[to++] = (u[i] ?? 0) ** (degree - down) * (v[i] ?? 0) ** down
    }
  }
  powers.set(frame, made)
  return made
}
