import type { GreyImage } from '../../picture/greyImage.ts'
import type { Effort } from '../effort.ts'
import type { Finder } from '../finders/finder.ts'
import { lookForFinders } from '../finders/lookForFinders.ts'
import { placesOfPairs } from './pairs.ts'
import { distance, enlarged, isSamePlace, type Place } from './place.ts'
import { placesOfTriples } from './triples.ts'

/** Where symbols may lie: by three finders seen, the likeliest first, and, made only when asked for, by two. */
export interface Places {
  readonly seen: readonly Place[]
  guess(): readonly Place[]
}

const GUESSES_AT_MOST = 12
/** Of one finder, seen by two looks. */
const SAME_PIXELS = 4

/** Looks for finders in every way that the effort allows, and puts them together. */
export function findPlaces(image: GreyImage, effort: Effort, deadline: number): Places {
  const seen: Place[] = []
  const finders = new Map<number, Finder[]>()
  for (const look of effort.looks) {
    if (performance.now() > deadline) break
    const found = lookForFinders(image, look, deadline)
    for (const place of placesOfTriples(found, effort.placesALook)) {
      const whole = enlarged(place, look.shrink)
      if (!seen.some((other) => isSamePlace(other, whole))) seen.push(whole)
    }
    if (look.by === 'runs') addNew(finders, look.shrink, found)
  }
  return {
    seen: seen.sort((a, b) => a.cost - b.cost).slice(0, effort.placesRanked),
    guess: () =>
      [...finders]
        .flatMap(([factor, some]) =>
          placesOfPairs(some, effort.pairs).map((place) => enlarged(place, factor)),
        )
        .slice(0, GUESSES_AT_MOST),
  }
}

function addNew(all: Map<number, Finder[]>, factor: number, found: readonly Finder[]): void {
  const known = all.get(factor) ?? []
  const isNew = (finder: Finder): boolean => !known.some((other) => distance(other, finder) < SAME_PIXELS)
  all.set(factor, [...known, ...found.filter(isNew)])
}
