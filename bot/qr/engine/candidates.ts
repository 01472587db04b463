import { climbKnown, layKnown } from './grid/fitWarp.ts'
import { type Frame, frameOf } from './grid/frame.ts'
import type { Warp } from './grid/warp.ts'
import type { Place } from './places/place.ts'
import { versionsNear } from './places/symbolSize.ts'
import type { Window } from './places/window.ts'
import { symbolModel } from './symbol/model.ts'

/** A place with one version laid over it, and how well the modules that the version tells fit. */
export interface Candidate {
  readonly place: Place
  readonly window: Window
  readonly frame: Frame
  readonly warp: Warp
  readonly likeness: number
}

/** What fits less is no symbol, or not of this version. */
const LIKENESS_AT_LEAST = 0.25
/** A version that fits worse than the best one by more than this at first is not the one. */
const WORSE_AT_MOST = 0.1

/** Lays the versions over a place that its size allows; only those that fit best at first are fitted further. */
export function candidatesAt(place: Place, window: Window, deadline: number): Candidate[] {
  const laid = versionsNear(place.size).map((version) => {
    const frame = frameOf(symbolModel(version))
    return { frame, ...layKnown(window.soft, frame, window.place) }
  })
  const best = Math.max(...laid.map(({ likeness }) => likeness))
  return laid
    .filter(({ likeness }) => likeness >= best - WORSE_AT_MOST)
    .map(({ frame, warp }) => ({
      place,
      window,
      frame,
      warp,
      likeness: climbKnown(window.soft, frame, warp, deadline),
    }))
    .filter(({ likeness }) => likeness >= LIKENESS_AT_LEAST)
}
