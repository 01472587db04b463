import sharp, { type Sharp } from 'sharp'
import type { ColourImage, GreyImage } from '../picture/greyImage.ts'
import { PIXELS_LIMIT } from './imageHeader.ts'

/**
 * What a picture is shrunk to: messengers send at most this many pixels along the longer side, and nearly everything
 * that can be read at all is read at this size.
 */
export const LONGER_SIDE = 1280
/** The longer side of the 12 MP that phones take; their larger files hold no finer detail. */
const LARGE_SIDE = 4032
const SECONDS_LIMIT = 5

// Photos come from strangers: only the three decoders that people's phones need are left switched on.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
// The pool's threads share the work; libvips' own threads and its cache would only cost memory.
sharp.concurrency(1)
sharp.cache(false)

/**
 * Decodes a picture, shrunk to 1280 pixels along its longer side unless told, transparent parts as white paper. A file
 * that ends too soon gives what came of it. Throws when nothing can be decoded.
 */
export async function openImage(file: Uint8Array, longerSide = LONGER_SIDE): Promise<ColourImage> {
  const coloured = opened(file, longerSide).toColourspace('srgb').ensureAlpha()
  const { data, info } = await coloured.raw().toBuffer({ resolveWithObject: true })
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength)
  return { pixels, width: info.width, height: info.height }
}

/**
 * The same in grey alone, at the size that a phone took it: a fourth of the memory, which counts for large pictures. For
 * small ones taking the colours and making grey of them here is quicker.
 */
export async function openLargeInGrey(file: Uint8Array): Promise<GreyImage> {
  const grey = opened(file, LARGE_SIDE).toColourspace('b-w')
  const { data, info } = await grey.raw().toBuffer({ resolveWithObject: true })
  return { pixels: new Uint8Array(data), width: info.width, height: info.height }
}

function opened(file: Uint8Array, longerSide: number): Sharp {
  return sharp(file, {
    limitInputPixels: PIXELS_LIMIT,
    failOn: 'none',
    animated: false,
    sequentialRead: true,
  })
    .timeout({ seconds: SECONDS_LIMIT })
    .resize(longerSide, longerSide, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
}
