import { openImage } from '../../../bot/qr/read/openImage.ts'
import { readWithZxing } from '../../../bot/qr/read/zxing.ts'

/** What an ordinary reader finds in a picture that nobody has tampered with: zxing alone, at the first try. */
export async function readPlainly(image: Uint8Array): Promise<string[]> {
  return readWithZxing(await openImage(image))
}
