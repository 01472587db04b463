import { distance, type Place } from '../../../../../bot/qr/engine/places/place.ts'
import type { Drawn } from '../drawn.ts'

/** How far the worst of a place's three corners lies from where it was drawn, in modules. */
export function farOff({ place: truth, module }: Drawn, place: Place): number {
  return (
    Math.max(
      distance(place.upperLeft, truth.upperLeft),
      distance(place.upperRight, truth.upperRight),
      distance(place.lowerLeft, truth.lowerLeft),
    ) / module
  )
}
