import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import type { DrawnFile } from '../../../../../bot/channels/channel.ts'

const MEGABYTE = 1024 * 1024

/** A small picture, as our codes are. */
export async function picture(): Promise<DrawnFile> {
  const blank = { create: { width: 300, height: 200, channels: 3, background: '#fff' } } as const
  return { name: 'personal-qr.png', type: 'image/png', bytes: await sharp(blank).png().toBuffer() }
}

/** A picture of that many megabytes, and no fewer: the bytes behind its end are seen by nobody. */
export async function largePicture(megabytes: number): Promise<DrawnFile> {
  const small = await picture()
  return { ...small, bytes: Buffer.concat([small.bytes, randomBytes(megabytes * MEGABYTE)]) }
}

export function pdf(bytes: Uint8Array = Buffer.from('%PDF-1.7 …')): DrawnFile {
  return { name: 'poster-7KQ2M9XH4T.pdf', type: 'application/pdf', bytes }
}

/** So many words that are all different, in at most so many characters, in sentences. */
export function longText(characters: number): string {
  const words = Array.from({ length: characters }, (_, index) => `từ ${index}${index % 10 === 9 ? '.' : ''}`)
  return words.join(' ').slice(0, characters).trimEnd()
}

export function wordsIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split(/\s+/))
}
