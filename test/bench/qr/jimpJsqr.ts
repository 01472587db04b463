import { Jimp } from 'jimp'
import jsqr from 'jsqr'

/** jimp and jsQR as everybody writes it: open the file, hand all its pixels over. */
export async function readWithJimp(file: Uint8Array): Promise<readonly string[]> {
  const { bitmap } = await Jimp.read(Buffer.from(file))
  const code = jsqr.default(new Uint8ClampedArray(bitmap.data), bitmap.width, bitmap.height)
  // jsQR gives an empty text at times for what it found but could not make out.
  return code === null || code.data === '' ? [] : [code.data]
}
