import { clahe } from './clahe.ts'
import { type ColourImage, type GreyImage, greyOf } from './greyImage.ts'
import type { ImageHeader } from './imageHeader.ts'
import { openImage } from './openImage.ts'

/**
 * A photo on its way through the stages; what several of them need is made once, and only when one asks. No side of its
 * pictures is longer than 1280 pixels, which bounds what a stage costs.
 */
export interface Photo {
  readonly file: Uint8Array
  readonly header: ImageHeader
  colour(): Promise<ColourImage>
  grey(): Promise<GreyImage>
  evened(): Promise<GreyImage>
}

export function photoOf(file: Uint8Array, header: ImageHeader): Photo {
  const colour = once(() => openImage(file))
  const grey = once(async () => greyOf(await colour()))
  const evened = once(async () => clahe(await grey()))
  return { file, header, colour, grey, evened }
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined
  return () => {
    made ??= make()
    return made
  }
}
