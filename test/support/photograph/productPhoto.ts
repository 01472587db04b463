import { chanceOf } from './chance.ts'
import { type PhotoKind, shotOf } from './kinds/kinds.ts'
import { type ProductPrint, personalPrint, posterPrint } from './prints/productPrints.ts'
import { takePhoto } from './takePhoto.ts'

export interface ProductPhoto {
  readonly jpeg: Uint8Array
  /** What its symbol says. */
  readonly text: string
}

/** Every so many photos show a personal QR, the others a poster. */
const PERSONAL_EVERY = 6
/** A phone is neither crushed nor bent nor torn, and no shadow falls on its light. */
const ON_PAPER_ONLY: readonly (PhotoKind | 'easy')[] = ['curved', 'crumpled', 'occlusion', 'shadow', 'mixed']

/** The photo number `number` of a kind: one of the product's own posters or personal codes, taken as a person would. */
export async function productPhoto(kind: PhotoKind | 'easy', number: number): Promise<ProductPhoto> {
  const chance = chanceOf(number).branch(kind)
  const print = await printOf(kind, number, chance.whole(0, 2 ** 30))
  const jpeg = await takePhoto(print, shotOf(kind, chance.branch('shot')), chance.whole(0, 2 ** 30))
  return { jpeg, text: print.text }
}

function printOf(kind: PhotoKind | 'easy', number: number, seed: number): Promise<ProductPrint> {
  const chance = chanceOf(seed)
  if (number % PERSONAL_EVERY !== PERSONAL_EVERY - 1) return posterPrint(seed, chance)
  return personalPrint(seed, ON_PAPER_ONLY.includes(kind) ? 'paper' : 'screen', chance)
}
