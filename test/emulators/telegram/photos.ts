import sharp from 'sharp'
import type { StoredFile, StoredPhoto } from './files.ts'
import { storeFile, wireFile } from './files.ts'
import { MAX_PHOTO_RATIO, MAX_PHOTO_SIDES_PIXELS, MAX_PHOTO_UPLOAD_BYTES } from './limits.ts'
import { badRequest } from './refusal.ts'
import type { PhotoSize } from './wire.ts'
import type { World } from './world.ts'

/** Longest side in pixels of each size that Telegram makes of a photo; none is ever enlarged. */
const SIZE_SIDES = [90, 320, 800, 1280]
/** Newer apps can send "HD" photos, which have one size more. */
const HD_SIZE_SIDES = [...SIZE_SIDES, 2560]
/** JPEG quality that Telegram's clients use, so that codes in a photo suffer here as they do there. */
const JPEG_QUALITY = 87

interface Size {
  readonly bytes: Buffer
  readonly width: number
  readonly height: number
}

/**
 * Does to a picture what Telegram does: turns it upright, drops EXIF and transparency, and recompresses it as JPEG in several
 * sizes, the largest at most 1280 pixels on its longer side.
 * @param hd up to 2560 pixels instead.
 * @returns the sizes from small to large.
 * @throws an Error when the bytes are no picture.
 */
export async function recompress(picture: Buffer, hd = false): Promise<readonly Size[]> {
  const upright = sharp(picture).autoOrient().flatten({ background: '#ffffff' })
  const { data, info } = await upright.raw().toBuffer({ resolveWithObject: true })
  const longest = Math.max(info.width, info.height)
  const all = hd ? HD_SIZE_SIDES : SIZE_SIDES
  const sides = all.filter((_side, index) => index === 0 || longest > (all[index - 1] ?? 0))
  const raw = { width: info.width, height: info.height, channels: info.channels }
  return Promise.all(
    sides.map(async (side) => {
      const resized = sharp(data, { raw }).resize(side, side, { fit: 'inside', withoutEnlargement: true })
      const jpeg = await resized.jpeg({ quality: JPEG_QUALITY }).toBuffer({ resolveWithObject: true })
      return { bytes: jpeg.data, width: jpeg.info.width, height: jpeg.info.height }
    }),
  )
}

/** Recompresses a picture and keeps every size. */
export async function storePhoto(world: World, picture: Buffer, hd = false): Promise<StoredPhoto> {
  const sizes = await recompress(picture, hd)
  const stored = sizes.map((size) => ({
    file: storeFile(world, 'photo', size.bytes, 'photo.jpg', 'image/jpeg'),
    width: size.width,
    height: size.height,
  }))
  const photo: StoredPhoto = { sizes: stored }
  for (const size of stored) size.file.photo = photo
  return photo
}

/**
 * A bot's upload, with the limits that sendPhoto sets.
 * @throws Refusal in Telegram's words.
 */
export async function storeUploadedPhoto(world: World, picture: Buffer): Promise<StoredPhoto> {
  if (picture.length === 0) throw badRequest('file must be non-empty')
  if (picture.length > MAX_PHOTO_UPLOAD_BYTES) {
    const reason = `file of size ${picture.length} bytes is too big for a photo; the maximum size is`
    throw badRequest(`${reason} ${MAX_PHOTO_UPLOAD_BYTES} bytes`)
  }
  await checkDimensions(picture)
  return storePhoto(world, picture)
}

async function checkDimensions(picture: Buffer): Promise<void> {
  const { width, height } = await readDimensions(picture)
  const ratio = Math.max(width, height) / Math.min(width, height)
  if (width + height > MAX_PHOTO_SIDES_PIXELS || ratio > MAX_PHOTO_RATIO) {
    throw badRequest('PHOTO_INVALID_DIMENSIONS')
  }
}

async function readDimensions(picture: Buffer): Promise<{ width: number; height: number }> {
  try {
    // Decoding a few pixels finds a file that only begins like a picture.
    await sharp(picture).resize(8, 8).raw().toBuffer()
    return await sharp(picture).metadata()
  } catch {
    throw badRequest('IMAGE_PROCESS_FAILED')
  }
}

export function photoSizes(photo: StoredPhoto): PhotoSize[] {
  return photo.sizes.map((size) => ({ ...wireFile(size.file), width: size.width, height: size.height }))
}

/** The picture that somebody who opens the photo sees. */
export function largestOf(photo: StoredPhoto): StoredFile {
  const largest = photo.sizes.at(-1)
  if (largest === undefined) throw new Error('a photo has at least one size')
  return largest.file
}
