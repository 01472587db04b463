import type { Contrast } from '../../picture/contrast.ts'
import type { Frame } from './frame.ts'
import { likeness } from './likeness.ts'
import { modulesOf, type Warp } from './warp.ts'

/** What is fitted to what: the warp is changed in place. */
export interface Climb {
  readonly contrast: Contrast
  readonly frame: Frame
  readonly warp: Warp
  /** By how much each number of the warp changes so that the symbol's edge moves by about one module. */
  readonly steps: Float64Array
  /** No round is begun after it, in milliseconds of `performance.now()`. */
  readonly deadline: number
}

/** Gains below this are noise. */
const GAIN = 1e-5

export function createClimb(contrast: Contrast, frame: Frame, warp: Warp, deadline: number): Climb {
  const { across, down } = modulesOf(warp, frame)
  const steps = new Float64Array(warp.length).fill((across + down) / 2)
  steps[6] = 1 / frame.half
  steps[7] = 1 / frame.half
  return { contrast, frame, warp, steps, deadline }
}

/** What is looked at while climbing. */
export interface View {
  readonly modules: Uint16Array
  readonly unknownWeight: number
}

/**
 * Changes one number after another by `step` modules up or down as long as that fits better, for so many rounds at most.
 * Gives the likeness reached.
 */
export function climb(
  { contrast, frame, warp, steps, deadline }: Climb,
  numbers: readonly number[],
  view: View,
  { step, rounds }: { readonly step: number; readonly rounds: number },
): number {
  let best = likeness(contrast, frame, warp, view)
  for (let round = 0; round < rounds && performance.now() < deadline; round++) {
    let isBetter = false
    for (const k of numbers) {
      const before = warp[k] ?? 0
      const change = step * (steps[k] ?? 0)
      for (let sign = 1; sign >= -1; sign -= 2) {
        warp[k] = before + sign * change
        const reached = likeness(contrast, frame, warp, view)
        if (reached > best + GAIN) {
          best = reached
          isBetter = true
          break
        }
        warp[k] = before
      }
    }
    if (!isBetter) break
  }
  return best
}

/** Tries one number from `-reach` to `reach` modules around where it is, and leaves it where it fits best. */
export function sweep(
  { contrast, frame, warp, steps, deadline }: Climb,
  k: number,
  view: View,
  { reach, step }: { readonly reach: number; readonly step: number },
): void {
  const middle = warp[k] ?? 0
  let best = likeness(contrast, frame, warp, view)
  let bestAt = middle
  const count = Math.floor(reach / step + 1e-9)
  for (let n = -count; n <= count && performance.now() < deadline; n++) {
    warp[k] = middle + n * step * (steps[k] ?? 0)
    const reached = likeness(contrast, frame, warp, view)
    if (reached > best + GAIN) {
      best = reached
      bestAt = warp[k] ?? 0
    }
  }
  warp[k] = bestAt
}
