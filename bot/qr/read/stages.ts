import { adaptiveThreshold } from './adaptiveThreshold.ts'
import { colourOf, doubled, halved } from './greyImage.ts'
import type { ImageHeader } from './imageHeader.ts'
import { readWithJsqr } from './jsqr.ts'
import { LONGER_SIDE } from './openImage.ts'
import { smooth } from './smooth.ts'
import type { Stage } from './stage.ts'
import { readWithZbar } from './zbar.ts'
import { readWithZxing } from './zxing.ts'

/** Above this, decoding at full size costs more than shrinking first, and zxing's own decoder is not lazy. */
const WHOLE_FILE_PIXELS = 4_000_000

/**
 * The order in which a photo is tried, cheapest first; the first stage that finds a text ends it. What each adds and
 * costs was measured on 1,476 photos.
 *
 * Only JPEG goes to zxing as a file: its PNG decoder unpacks whatever the file holds, however small the picture that
 * its header promises, and it does not know WebP.
 */
export const STAGES: readonly Stage[] = [
  {
    name: 'zxing on the file',
    read: async ({ file, header }) => (isForZxing(header) ? readWithZxing(file) : []),
  },
  {
    name: 'zxing',
    read: async (photo) => (isReadAsItIs(photo.header) ? [] : readWithZxing(await photo.colour())),
  },
  { name: 'zbar at half size', read: async (photo) => readWithZbar(halved(await photo.grey())) },
  { name: 'zxing on even light', read: async (photo) => readWithZxing(colourOf(await photo.evened())) },
  {
    name: 'zbar in black and white',
    read: async (photo) => readWithZbar(adaptiveThreshold(await photo.grey())),
  },
  { name: 'zxing on smoothed', read: async (photo) => readWithZxing(colourOf(smooth(await photo.grey()))) },
  {
    name: 'zxing at double size',
    read: async (photo) => readWithZxing(colourOf(doubled(await photo.evened()))),
  },
  { name: 'jsQR', read: async (photo) => readWithJsqr(await photo.grey()) },
]

function isForZxing({ type, width, height }: ImageHeader): boolean {
  return type === 'jpeg' && width * height <= WHOLE_FILE_PIXELS
}

/** Whether zxing had the same pixels in the file already, not shrunk. */
function isReadAsItIs(header: ImageHeader): boolean {
  return isForZxing(header) && Math.max(header.width, header.height) <= LONGER_SIDE
}
