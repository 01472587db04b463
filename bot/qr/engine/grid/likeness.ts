import { type Contrast, contrastAt } from '../../picture/contrast.ts'
import { ROLE } from '../symbol/model.ts'
import type { Frame } from './frame.ts'
import { type Grid, type Warp, warpModule } from './warp.ts'

const at = { x: 0, y: 0 }

/**
 * How well a warp fits the picture: where known modules should lie the picture should have their colour, and where
 * others lie it should be clearly dark or clearly light, which counts `unknownWeight` each. From -1 to 1.
 */
export function likeness(
  contrast: Contrast,
  frame: Frame,
  warp: Warp,
  { modules, unknownWeight }: { readonly modules: Uint16Array; readonly unknownWeight: number },
): number {
  const { known } = frame.model
  let sum = 0
  let weights = 0
  for (let k = 0; k < modules.length; k++) {
    const i = modules[k] ?? 0
    warpModule(warp, frame, i, at)
    const value = contrastAt(contrast, at.x, at.y)
    const colour = known[i] ?? 0
    const weight = colour === 0 ? unknownWeight : (frame.weight[i] ?? 0)
    sum += weight * (colour === 0 ? Math.abs(value) : colour * value)
    weights += weight
  }
  return sum / weights
}

/** How well a finished grid fits the known modules: by their contrast, and by how many of those between finders are right. */
export function knownLikeness(
  contrast: Contrast,
  { model }: Frame,
  grid: Grid,
): { readonly contrast: number; readonly colours: number } {
  let [sum, count, right, between] = [0, 0, 0, 0]
  for (let i = 0; i < model.known.length; i++) {
    const colour = model.known[i] ?? 0
    if (colour === 0) continue
    const value = colour * contrastAt(contrast, grid.x[i] ?? 0, grid.y[i] ?? 0)
    sum += value
    count++
    if (model.role[i] === ROLE.finder) continue
    right += value > 0 ? 1 : -1
    between++
  }
  return { contrast: sum / count, colours: between === 0 ? 0 : right / between }
}
