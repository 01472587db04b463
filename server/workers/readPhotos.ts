import { DeliveryError } from '../../bot/channels/channel.ts'
import type { PhotoReference } from '../../bot/core/received.ts'
import type { Reading } from '../../bot/qr/photoReader.ts'
import type { Nothing } from '../../bot/qr/read/readResult.ts'
import type { Claim } from '../../db/claims.ts'
import { reasonOf } from '../log.ts'
import { lookingClosely } from './looking.ts'
import { channelOf, type TurnParts } from './play.ts'
import { photoRead } from './turnsSeen.ts'

const DOWNLOAD_MILLISECONDS = 15_000
/** Photos of one act that are fetched and read at once: an album takes no more than others of the readers' time. */
const PHOTOS_AT_ONCE = 2
/** No photo of an act is begun to be looked at in full after this; a single hard one takes two seconds. */
const LOOKING_MILLISECONDS = 4_000

/** Nothing is wrong with the photo; it is tried again as any turn is that failed. */
class ReadersBusy extends Error {
  override readonly name = 'ReadersBusy'
}

/** What came of a photo; the picture itself is kept only while it may be looked at again. */
type Looked =
  | { readonly reading: Nothing; readonly image: Uint8Array }
  | { readonly reading: Reading; readonly image: undefined }

/**
 * Fetches and reads the photos of a turn. Those in which nothing is found in the time that a person waits gladly are
 * looked at in full, and their sender is told so. Throws when the readers are busy.
 */
export async function readPhotos(
  parts: TurnParts,
  claim: Claim & { readonly lease: string },
  photos: readonly PhotoReference[],
): Promise<readonly Reading[]> {
  const looked = await eachInTurn(photos, (photo) => readInTime(parts, claim, photo))
  if (looked.some(({ reading }) => reading.kind === 'busy')) throw new ReadersBusy()
  const chosen = looked.map((one) =>
    isForCloseLook(parts, one) ? one : { reading: one.reading, image: undefined },
  )
  if (chosen.every(({ image }) => image === undefined)) return chosen.map(({ reading }) => reading)
  return lookingClosely(parts, claim, () => readAllInFull(parts, claim, chosen))
}

/** What was hardly looked at is, whatever else there is to do: to send it anew would only be one photo more. */
function isForCloseLook({ closeLooks, metrics }: TurnParts, { reading, image }: Looked): boolean {
  if (image === undefined) return false
  const may = reading.isCutShort || closeLooks.mayBegin()
  if (!may) metrics.notLookedClosely()
  return may
}

/** Does the work for each, a few at a time, and gives the results in the order of the items. */
async function eachInTurn<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const left = items.entries()
  const line = async (): Promise<void> => {
    for (const [i, item] of left) results[i] = await work(item)
  }
  await Promise.all(Array.from({ length: PHOTOS_AT_ONCE }, line))
  return results
}

/** One after the other, as long as a sender may wait for all together; the others are answered by what was read in time. */
async function readAllInFull(parts: TurnParts, claim: Claim, looked: readonly Looked[]): Promise<Reading[]> {
  const until = performance.now() + LOOKING_MILLISECONDS
  const readings: Reading[] = []
  for (const one of looked) {
    const isOver = performance.now() > until
    readings.push(isOver ? one.reading : await readInFull(parts, claim, one))
  }
  return readings
}

async function readInTime(parts: TurnParts, claim: Claim, photo: PhotoReference): Promise<Looked> {
  try {
    const signal = AbortSignal.timeout(DOWNLOAD_MILLISECONDS)
    const image = await channelOf(parts, claim).download(photo, signal)
    const reading = await parts.photos.read(image, 'inTime', [], (look) => photoRead(parts, claim, look))
    return reading.kind === 'nothing' ? { reading, image } : { reading, image: undefined }
  } catch (error) {
    // A photo that the messenger no longer has is for the person to send again, not for us to try again.
    if (error instanceof DeliveryError && error.decision.kind === 'giveUp')
      return { reading: { kind: 'refused', reason: 'damaged' }, image: undefined }
    throw error
  }
}

/**
 * Whatever keeps the full order from its end, a photo that all stages in time were at gets an answer and no delay. One that
 * was hardly looked at, on a machine that is busy, is tried again: to send it anew would only be one photo more.
 */
async function readInFull(parts: TurnParts, claim: Claim, looked: Looked): Promise<Reading> {
  const { reading, image } = looked
  if (image === undefined) return reading
  try {
    const result = await parts.photos.read(image, 'inFull', reading.tried, (look) => {
      // Whoever only waited for a reader took no time from others.
      if (look.outcome !== 'busy') parts.closeLooks.took(look.milliseconds)
      photoRead(parts, claim, look)
    })
    if (result.kind === 'busy' && reading.isCutShort) throw new ReadersBusy()
    return result.kind === 'codes' ? result : reading
  } catch (error) {
    if (error instanceof ReadersBusy) throw error
    parts.log.warn(
      { trace: claim.trace, inboxId: claim.inboxId, reason: reasonOf(error) },
      'a photo was not looked at to the end',
    )
    return reading
  }
}
