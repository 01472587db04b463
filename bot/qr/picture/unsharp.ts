import type { GreyImage } from './greyImage.ts'
import { smooth } from './smooth.ts'

/** How many times what lies above the smoothed picture is added to it: far too much for an eye, right for a blur. */
const STRENGTH = 8

/** Steepens the edges of a blurred picture (unsharp masking). */
export function unsharp(image: GreyImage): GreyImage {
  const { pixels: smoothed } = smooth(image)
  const pixels = new Uint8Array(image.pixels.length)
  for (let i = 0; i < pixels.length; i++) {
    const grey = image.pixels[i] ?? 0
    const steep = grey + STRENGTH * (grey - (smoothed[i] ?? 0))
    pixels[i] = steep < 0 ? 0 : steep > 255 ? 255 : steep
  }
  return { ...image, pixels }
}
