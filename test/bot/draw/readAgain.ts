import sharp from 'sharp'
import { readPlainly } from '../qr/readPlainly.ts'

/** What is read from a picture as it is, in grey, at a quarter of its size, and in pure black and white. */
export async function readAgain(picture: Uint8Array): Promise<Record<string, string[]>> {
  const { width } = await sharp(picture).metadata()
  const quarter = Math.round(width / 4)
  return {
    whole: await readPlainly(picture),
    grey: await readPlainly(await sharp(picture).greyscale().png().toBuffer()),
    quarter: await readPlainly(await sharp(picture).resize(quarter).png().toBuffer()),
    black: await readPlainly(await sharp(picture).threshold(128).png().toBuffer()),
  }
}

/** What is to be read of a picture that says `text`. */
export function eachReads(text: string): Record<string, string[]> {
  return { whole: [text], grey: [text], quarter: [text], black: [text] }
}
