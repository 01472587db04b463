import sharp, { type Sharp } from 'sharp'
import type { Picture } from '../picture.ts'

export interface Development {
  /** Side of the median that takes noise away and smears edges; 0 for none. */
  readonly denoise: 0 | 3 | 5
  readonly sharpened: number
  readonly quality: number
  /** Qualities at which it was saved before. */
  readonly before: readonly number[]
  /** Size of the file; larger than the picture where a phone's full resolution holds no more detail. */
  readonly width: number
  readonly height: number
}

/** What the phone and the messengers do with a picture: smooth, sharpen, save, save again. */
export async function develop(picture: Picture, development: Development): Promise<Uint8Array> {
  const { denoise, sharpened, quality, before, width, height } = development
  const size = { width: picture.width, height: picture.height, channels: 3 } as const
  let image = sharp(picture.pixels, { raw: size })
  if (denoise > 0) image = image.median(denoise)
  if (sharpened > 0) image = image.sharpen({ sigma: 1, m1: 0.3 * sharpened, m2: 1.4 * sharpened })
  let raw = await image.raw().toBuffer()
  if (width !== picture.width) {
    raw = await sharp(raw, { raw: size }).resize(width, height, { kernel: 'cubic' }).raw().toBuffer()
  }
  let file: Sharp = sharp(raw, { raw: { width, height, channels: 3 } })
  for (const earlier of before) file = sharp(await file.jpeg({ quality: earlier }).toBuffer())
  return new Uint8Array(await file.jpeg({ quality }).toBuffer())
}
