import { type Contrast, contrastAt } from '../../picture/contrast.ts'
import type { Grid } from '../grid/warp.ts'
import { ROLE, type SymbolModel } from '../symbol/model.ts'
import { axesAt, createAxes } from './axes.ts'
import { ridgeRegression } from './regression.ts'

/** How wide an equaliser looks: points half a module apart, this many on each side of a module's middle. */
export interface EqualiserWidth {
  readonly reach: number
  /** How much the regression distrusts large weights; more points need more of it. */
  readonly ridge: number
}

/** One module to each side: blur of up to about a module. */
export const NARROW: EqualiserWidth = { reach: 2, ridge: 1.5 }
/** One and a half: motion and defocus beyond that. */
export const WIDE: EqualiserWidth = { reach: 3, ridge: 4 }

const SPACING = 0.5
/** The constant among the features is small, so that the ridge does not forbid a shift of brightness. */
const CONSTANT = 0.5
/** What lies between the finders is like the data around it; finders are large and alike. */
const FINDER_WEIGHT = 1
const OTHER_WEIGHT = 2

/**
 * How dark each module is, by what surrounds it: learned from the modules of known colour, of which a symbol has
 * hundreds, so whatever smeared them (defocus, motion, a sharpening camera) is undone for all.
 */
export function equalisedModules(
  contrast: Contrast,
  grid: Grid,
  model: SymbolModel,
  { reach, ridge }: EqualiserWidth,
): Float32Array {
  const { known } = model
  const taps = (2 * reach + 1) ** 2 + 1
  const features = featuresOf(contrast, grid, model.size, reach, taps)
  const weight = (i: number): number =>
    (known[i] ?? 0) === 0 ? 0 : model.role[i] === ROLE.finder ? FINDER_WEIGHT : OTHER_WEIGHT
  const learned = ridgeRegression({ features, taps, wanted: known, weight, ridge })
  const modules = new Float32Array(known.length)
  for (let i = 0; i < modules.length; i++) {
    let value = 0
    for (let tap = 0, f = i * taps; tap < taps; tap++, f++) value += (learned[tap] ?? 0) * (features[f] ?? 0)
    modules[i] = value > 1 ? 1 : value < -1 ? -1 : value
  }
  return modules
}

function featuresOf(contrast: Contrast, grid: Grid, size: number, reach: number, taps: number): Float32Array {
  const features = new Float32Array(grid.x.length * taps)
  const axes = createAxes()
  let to = 0
  for (let i = 0; i < grid.x.length; i++) {
    axesAt(grid, size, i, axes)
    const [x, y] = [grid.x[i] ?? 0, grid.y[i] ?? 0]
    for (let right = -reach; right <= reach; right++) {
      for (let down = -reach; down <= reach; down++) {
        const atX = x + SPACING * (right * axes.rightX + down * axes.downX)
        const atY = y + SPACING * (right * axes.rightY + down * axes.downY)
        features[to++] = contrastAt(contrast, atX, atY)
      }
    }
    features[to++] = CONSTANT
  }
  return features
}
