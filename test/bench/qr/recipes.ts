import { PHOTO_KINDS } from '../../support/photograph/kinds/kinds.ts'
import type { Recipe } from './photoSet.ts'

/** 13 kinds of hard photo, so many of each: 312. */
const OF_EACH_KIND = 24
const EASY = 60
const WITHOUT_CODES = 216
/** Photos by which decoders warm up; they are of no set. */
const WARM_UP = 4
const WARM_UP_FROM = 1_000

/** The photos of a set, in an order that has something of everything from the start. */
export function recipesOf(set: Recipe['set'], limit: number): Recipe[] {
  return ALL[set]().slice(0, limit)
}

const ALL: { readonly [set in Recipe['set']]: () => Recipe[] } = {
  product: () =>
    Array.from({ length: OF_EACH_KIND * PHOTO_KINDS.length }, (_, i) => ({
      set: 'product',
      kind: PHOTO_KINDS[i % PHOTO_KINDS.length] ?? 'mixed',
      number: Math.floor(i / PHOTO_KINDS.length),
    })),
  easy: () => Array.from({ length: EASY }, (_, number) => ({ set: 'easy', kind: 'easy', number })),
  'without codes': () =>
    Array.from({ length: WITHOUT_CODES }, (_, number) => ({
      set: 'without codes',
      kind: 'without code',
      number,
    })),
}

export function warmUpRecipes(): Recipe[] {
  return Array.from({ length: WARM_UP }, (_, i) => ({ set: 'easy', kind: 'easy', number: WARM_UP_FROM + i }))
}
