import type { Finder } from '../../../../../bot/qr/engine/finders/finder.ts'
import { findFinders } from '../../../../../bot/qr/engine/finders/findFinders.ts'
import { distance, type Point } from '../../../../../bot/qr/engine/places/place.ts'
import { type Bitmap, binarise } from '../../../../../bot/qr/picture/bitmap.ts'
import type { GreyImage } from '../../../../../bot/qr/picture/greyImage.ts'
import type { Drawn } from '../drawn.ts'

/** A moment that no test comes to. */
export const NEVER = Number.POSITIVE_INFINITY
/** One that has been. */
export const LONG_AGO = Number.NEGATIVE_INFINITY

/** The true middles of a symbol's finders. */
export function middlesOf({ place: { upperLeft, upperRight, lowerLeft } }: Drawn): readonly Point[] {
  return [upperLeft, upperRight, lowerLeft]
}

/** Black and white in a window that suits modules of this size; so large a share of a picture no symbol has. */
export function bitmapOf(image: GreyImage, module: number): Bitmap {
  return binarise(image, { radius: Math.max(6, Math.round(3 * module)), share: 0.93 })
}

/** What two rows at least saw. */
export function findersIn(image: GreyImage, module: number): Finder[] {
  return findFinders(bitmapOf(image, module), NEVER).filter(({ sightings }) => sightings >= 2)
}

export function nearest<Seen extends Point>(all: readonly Seen[], to: Point): Seen | undefined {
  return [...all].sort((a, b) => distance(a, to) - distance(b, to))[0]
}

/** How far the nearest lies from each of the true middles, in modules. */
export function missesOf(symbol: Drawn, all: readonly Point[]): number[] {
  return middlesOf(symbol).map((middle) => {
    const found = nearest(all, middle)
    return found === undefined ? Number.POSITIVE_INFINITY : distance(found, middle) / symbol.module
  })
}
