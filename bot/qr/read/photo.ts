import type { OwnSymbols } from '../engine/ownSymbols.ts'
import { clahe } from '../picture/clahe.ts'
import { type ColourImage, type GreyImage, greyOf } from '../picture/greyImage.ts'
import { unsharp } from '../picture/unsharp.ts'
import type { ImageHeader } from './imageHeader.ts'
import { openImage, openLargeInGrey } from './openImage.ts'

/** What is looked for in a photo. */
export interface Sought {
  /** Whether a text is of a kind that we have a use for. */
  readonly understands: (text: string) => boolean
  /** Whether others of its kind may well stand beside it, as the codes of a family in one picture. */
  readonly mayHaveCompany?: (text: string) => boolean
  /** What our own codes have in common. */
  readonly own: OwnSymbols
}

/**
 * A photo on its way through the stages; what several of them need is made once, and only when one asks. No side of its
 * pictures is longer than 1280 pixels, which bounds what a stage costs; `large` alone has the 12 MP that phones take.
 */
export interface Photo {
  readonly file: Uint8Array
  readonly header: ImageHeader
  readonly sought: Sought
  colour(): Promise<ColourImage>
  grey(): Promise<GreyImage>
  evened(): Promise<GreyImage>
  steepened(): Promise<GreyImage>
  large(): Promise<GreyImage>
}

export function photoOf(file: Uint8Array, header: ImageHeader, sought: Sought): Photo {
  const colour = once(() => openImage(file))
  const grey = once(async () => greyOf(await colour()))
  const evened = once(async () => clahe(await grey()))
  const steepened = once(async () => unsharp(await grey()))
  const large = once(() => openLargeInGrey(file))
  return { file, header, sought, colour, grey, evened, steepened, large }
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined
  return () => {
    made ??= make()
    return made
  }
}
