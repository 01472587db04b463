import type { Contrast } from '../../picture/contrast.ts'
import type { Place } from '../places/place.ts'
import { type Climb, climb, createClimb, sweep, type View } from './climb.ts'
import type { Frame } from './frame.ts'
import { likeness } from './likeness.ts'
import { AFFINE, bendable, flatWarp, lay, OTHER_BENDS, PERSPECTIVE, SIMPLE_BENDS, type Warp } from './warp.ts'

/** Perspectives to begin with; steeper ones are climbed to. */
const PERSPECTIVES = [0, -0.07, 0.07, -0.15, 0.15]
/** What a perspective must gain for each unit of steepness, so that noise does not tilt a flat symbol. */
const STEEPNESS_COST = 0.02

const FLAT = [...AFFINE, ...PERSPECTIVE]
const BENT = [...FLAT, ...SIMPLE_BENDS]
const CRUMPLED = [...BENT, ...OTHER_BENDS]

/** Lays a symbol through the three finders with the perspective that fits its known modules best. */
export function layKnown(contrast: Contrast, frame: Frame, place: Place): { warp: Warp; likeness: number } {
  const warp = flatWarp()
  const view = { modules: frame.known, unknownWeight: 0 }
  let [best, bestG, bestH] = [Number.NEGATIVE_INFINITY, 0, 0]
  for (const g of PERSPECTIVES) {
    for (const h of PERSPECTIVES) {
      lay(warp, place, g, h)
      const reached = likeness(contrast, frame, warp, view) - STEEPNESS_COST * (Math.abs(g) + Math.abs(h))
      if (reached > best) [best, bestG, bestH] = [reached, g, h]
    }
  }
  lay(warp, place, bestG, bestH)
  return { warp, likeness: best }
}

/** A first, cheap fit by the known modules alone; changes the warp, and gives how well it fits then. */
export function climbKnown(contrast: Contrast, frame: Frame, warp: Warp, deadline: number): number {
  const view = { modules: frame.known, unknownWeight: 0 }
  return climb(createClimb(contrast, frame, warp, deadline), FLAT, view, { step: 0.4, rounds: 2 })
}

/** How a full fit begins: mostly from the perspective that the known modules show, else from none. */
export type FitWay = 'bent' | 'bentWithoutPerspective'

/** From where a full fit begins, how, and until when. */
export interface Start {
  readonly place: Place
  readonly warp: Warp
  readonly way: FitWay
  /** In milliseconds of `performance.now()`; what was fitted by then is the result. */
  readonly deadline: number
}

/** Fits all modules, from the whole to the detail. What it starts from stays as it is. */
export function fitAll(contrast: Contrast, frame: Frame, { place, way, deadline, ...start }: Start): Warp {
  const warp = bendable(start.warp)
  if (way === 'bentWithoutPerspective') lay(warp, place, 0, 0)
  const fit = createClimb(contrast, frame, warp, deadline)
  const view = (unknownWeight: number): View => ({ modules: frame.sample, unknownWeight })
  if (way === 'bent') climb(fit, FLAT, view(0.4), { step: 0.2, rounds: 4 })
  else climb(fit, AFFINE, { modules: frame.known, unknownWeight: 0 }, { step: 0.2, rounds: 2 })
  bend(fit, view)
  climb(fit, CRUMPLED, view(0.6), { step: 0.06, rounds: 3 })
  return warp
}

/** Sweeps over the simple bends, which have many hills to get caught on, then climbs with them and with all. */
function bend(fit: Climb, view: (unknownWeight: number) => View): void {
  for (const k of SIMPLE_BENDS) sweep(fit, k, view(0.3), { reach: 3, step: 0.4 })
  for (const k of SIMPLE_BENDS) sweep(fit, k, view(0.3), { reach: 1.2, step: 0.4 })
  climb(fit, BENT, view(0.4), { step: 0.2, rounds: 4 })
  climb(fit, CRUMPLED, view(0.5), { step: 0.12, rounds: 4 })
}
