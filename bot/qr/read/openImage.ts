import sharp from 'sharp'
import type { ColourImage } from './greyImage.ts'

/**
 * What a picture is shrunk to: messengers send at most this many pixels along the longer side, and full size reads
 * almost nothing more.
 */
export const LONGER_SIDE = 1280
const PIXELS_LIMIT = 50_000_000
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
  const { data, info } = await sharp(file, {
    limitInputPixels: PIXELS_LIMIT,
    failOn: 'none',
    animated: false,
    sequentialRead: true,
  })
    .timeout({ seconds: SECONDS_LIMIT })
    .resize(longerSide, longerSide, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength)
  return { pixels, width: info.width, height: info.height }
}
