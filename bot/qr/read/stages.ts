import { DISTANT, type Effort, QUICK, STEADY, STEEP, THOROUGH } from '../engine/effort.ts'
import { adaptiveThreshold } from '../picture/adaptiveThreshold.ts'
import { doubled, greyOf, halved, inverted } from '../picture/greyImage.ts'
import { smooth } from '../picture/smooth.ts'
import { readWithEngine } from './engine.ts'
import type { ImageHeader } from './imageHeader.ts'
import { readWithJsqr } from './jsqr.ts'
import { LONGER_SIDE, openImage } from './openImage.ts'
import type { Stage } from './stage.ts'
import { readWithZbar } from './zbar.ts'
import { readQuicklyWithZxing, readWithZxing } from './zxing.ts'

/** Above this, decoding at full size costs more than shrinking first, and zxing's own decoder is not lazy. */
const WHOLE_FILE_PIXELS = 4_000_000
/**
 * A poster that fills half of a photo still has three pixels a module at this size, and a JPEG is decoded to it in a
 * third of the time: nine of ten photos of posters need no more.
 */
const GLANCE_SIDE = 400
/** A JPEG is shrunk while it is decoded, to a half, a quarter or an eighth; smaller ones gain nothing. */
const GLANCED_AT_FROM = 2 * GLANCE_SIDE
/** A module of two pixels, which can still be read, keeps one and a half of them where a picture is shrunk by less. */
const LARGE_FROM = 1.4 * LONGER_SIDE

const glance: Stage = {
  name: 'zxing at a glance',
  cheap: true,
  read: async ({ file, header }) =>
    isForGlance(header) ? readQuicklyWithZxing(greyOf(await openImage(file, GLANCE_SIDE))) : [],
}

/**
 * Only JPEG goes to zxing as a file: its PNG decoder unpacks whatever the file holds, however small the picture that
 * its header promises, and it does not know WebP.
 */
const wholeFile: Stage = {
  name: 'zxing on the file',
  cheap: true,
  read: async ({ file, header }) => (isForZxing(header) ? readWithZxing(file) : []),
}

const shrunk: Stage = {
  name: 'zxing',
  cheap: true,
  read: async (photo) => (isReadAsItIs(photo.header) ? [] : readWithZxing(await photo.grey())),
}

const zbarHalf: Stage = {
  name: 'zbar at half size',
  cheap: true,
  read: async (photo) => readWithZbar(halved(await photo.grey())),
}

const quickEngine = engine('the engine, quickly', QUICK)
const steadyEngine = engine('the engine', STEADY)
const thoroughEngine = engine('the engine, thoroughly', THOROUGH)
const steepEngine = engineOnSteep('the engine on steepened edges', STEEP)
const thoroughSteepEngine = engineOnSteep('the engine on steepened edges, thoroughly', THOROUGH)
/** A code far away in a photo that was sent as a file: what shrinking takes from it is still there. */
const fullSize = dear('zxing at full size', async (photo) =>
  isLarge(photo.header) && !isForZxing(photo.header) ? readWithZxing(await photo.large()) : [],
)
const fullSizeEngine = dear('the engine at full size', async (photo, deadline) =>
  isLarge(photo.header) ? readWithEngine(await photo.large(), DISTANT, photo.sought, deadline) : [],
)
const evened = dear('zxing on even light', async (photo) => readWithZxing(await photo.evened()))
const blackAndWhite = dear('zbar in black and white', async (photo) =>
  readWithZbar(adaptiveThreshold(await photo.grey())),
)
const smoothed = dear('zxing on smoothed', async (photo) => readWithZxing(smooth(await photo.grey())))
const negative = dear('zxing on the negative', async (photo) => readWithZxing(inverted(await photo.grey())))
const twice = dear('zxing at double size', async (photo) => readWithZxing(doubled(await photo.evened())))
const jsqr = dear('jsQR', async (photo) => readWithJsqr(await photo.grey()))

/** What is tried while the person waits, cheapest first. What each stage adds and costs was measured. */
export const IN_TIME: readonly Stage[] = [
  glance,
  wholeFile,
  shrunk,
  zbarHalf,
  quickEngine,
  steadyEngine,
  steepEngine,
]

/** Everything there is, for a photo in which nothing was found in time. */
export const IN_FULL: readonly Stage[] = [
  ...IN_TIME,
  blackAndWhite,
  evened,
  fullSize,
  fullSizeEngine,
  thoroughEngine,
  smoothed,
  negative,
  twice,
  thoroughSteepEngine,
  jsqr,
]

function engine(name: string, effort: Effort): Stage {
  return dear(name, async (photo, deadline) =>
    readWithEngine(await photo.grey(), effort, photo.sought, deadline),
  )
}

/** Blurred pictures, their edges steepened. */
function engineOnSteep(name: string, effort: Effort): Stage {
  return dear(name, async (photo, deadline) =>
    readWithEngine(await photo.steepened(), effort, photo.sought, deadline),
  )
}

function dear(name: string, read: Stage['read']): Stage {
  return { name, cheap: false, read }
}

function isForGlance({ type, width, height }: ImageHeader): boolean {
  return type === 'jpeg' && Math.max(width, height) >= GLANCED_AT_FROM
}

function isForZxing({ type, width, height }: ImageHeader): boolean {
  return type === 'jpeg' && width * height <= WHOLE_FILE_PIXELS
}

/** Whether shrinking takes so much that a code may be lost by it. */
function isLarge({ width, height }: ImageHeader): boolean {
  return Math.max(width, height) >= LARGE_FROM
}

/** Whether zxing had the same pixels in the file already, not shrunk. */
function isReadAsItIs(header: ImageHeader): boolean {
  return isForZxing(header) && Math.max(header.width, header.height) <= LONGER_SIDE
}
