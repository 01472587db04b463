import type { GreyImage } from '../picture/greyImage.ts'
import { type Candidate, candidatesAt } from './candidates.ts'
import type { Effort } from './effort.ts'
import type { OwnSymbols } from './ownSymbols.ts'
import { findPlaces } from './places/findPlaces.ts'
import { distance, type Place } from './places/place.ts'
import { openWindow } from './places/window.ts'
import { readCandidate } from './readings.ts'
import type { CorrectedSymbol } from './symbol/correctedSymbol.ts'

/** A place is worth a full fit when it is at least so good beside the best one. */
const SHARE_OF_BEST = 0.75
/** Where three finders fit worse than this, two of them may belong to a symbol whose third is hidden. */
const CERTAIN = 0.4
/** Looking for finders and ranking places end at these shares of the time, so that something is left to read. */
const LOOKING_SHARE = 0.5
const RANKING_SHARE = 0.8

/**
 * Reads the QR symbols of a picture one after another, the likeliest first; whoever has enough just stops asking. Made
 * for photos that no decoder of straight grids reads: bent or crumpled paper, glare, blur, a hidden corner. Nothing is
 * begun after `deadline`, in milliseconds of `performance.now()`.
 */
export function* readSymbols(
  image: GreyImage,
  effort: Effort,
  own: OwnSymbols,
  deadline: number,
): Generator<CorrectedSymbol> {
  const start = performance.now()
  const until = (share: number): number => start + share * (deadline - start)
  const places = findPlaces(image, effort, until(LOOKING_SHARE))
  let candidates = rank(image, places.seen, until(RANKING_SHARE))
  if (effort.pairs > 0 && (candidates[0]?.likeness ?? 0) < CERTAIN) {
    candidates = best([...candidates, ...rank(image, places.guess(), until(RANKING_SHARE))])
  }
  const read: Place[] = []
  for (const candidate of likeliest(candidates, effort.fits)) {
    if (performance.now() > deadline) return
    if (read.some((place) => overlap(place, candidate.place))) continue
    const symbol = readCandidate(candidate, { grids: effort.grids, own }, deadline)
    if (symbol === undefined) continue
    read.push(candidate.place)
    yield symbol
  }
}

function rank(image: GreyImage, places: readonly Place[], deadline: number): Candidate[] {
  const candidates: Candidate[] = []
  for (const place of places) {
    if (performance.now() > deadline) break
    const window = openWindow(image, place)
    if (window !== undefined) candidates.push(...candidatesAt(place, window, deadline))
  }
  return best(candidates)
}

function best(candidates: Candidate[]): Candidate[] {
  return candidates.sort((a, b) => b.likeness - a.likeness)
}

function likeliest(candidates: readonly Candidate[], count: number): Candidate[] {
  const atLeast = SHARE_OF_BEST * (candidates[0]?.likeness ?? 0)
  return candidates.slice(0, count).filter(({ likeness }) => likeness > atLeast)
}

/** Whether two places are of one symbol: their diagonals' middles lie closer than half a side. */
function overlap(one: Place, other: Place): boolean {
  const middle = ({ upperRight, lowerLeft }: Place) => ({
    x: (upperRight.x + lowerLeft.x) / 2,
    y: (upperRight.y + lowerLeft.y) / 2,
  })
  return distance(middle(one), middle(other)) < distance(one.upperLeft, one.upperRight) / 2
}
