import type { Happening } from '../../bot/converse.ts'
import { isAway } from '../../db/away.ts'
import { type Claim, claimTurn, endAndClaim } from '../../db/claims.ts'
import type { Store } from '../../db/connect.ts'
import { endTurn } from '../../db/outbox.ts'
import { standInLine } from '../../db/photoLine.ts'
import { deliveriesOf } from './deliveries.ts'
import { isPhotoTooMany } from './heldBack.ts'
import { startLineWords } from './lineWords.ts'
import { startLoop, type Worker } from './loop.ts'
import { startPhotoLine } from './photoLine.ts'
import { createPhotoPlaces, onceReady, type PhotoPlace, type PhotoPlaces } from './photoPlaces.ts'
import { handlePhotos, type Leased, leasePhoto, photoIn } from './photoTurns.ts'
import { acknowledge, play, type TurnParts } from './play.ts'
import { failedOf, setBack } from './setBack.ts'
import type { MessageBody } from './turnFrom.ts'
import { type SeenTurn, turnCommitted, watchTurn } from './turnsSeen.ts'

/** Messages handled at once; each holds a connection while its transaction runs. */
export const TURN_LANES = 8
/** Light turns in one transaction, while more wait: eight more gain little, and the first of them waits for the last. */
const TURNS_TOGETHER = 8
/** Photos of one channel fetched and read at once: two readers serve them all, and while theirs are read others are fetched and written down. */
export const PHOTO_PLACES = 6
/** After which a photo in line comes up by itself, should nobody read its channel's photos any more. */
const FORGOTTEN_SECONDS = 600

/** Handles what people did: a text in one transaction, a photo in two with its reading between them. */
export function startTurns(parts: TurnParts): Worker {
  const places = onceReady(createPhotoPlaces(PHOTO_PLACES, parts), parts.qr.ready())
  const others = [startPhotoLine(parts, places), startLineWords(parts, places)]
  const lanes = startLoop({
    name: 'turns',
    once: () => handleNext(parts, places),
    lanes: TURN_LANES,
    signal: parts.inbox,
    log: parts.log,
  })
  return {
    async stop() {
      await Promise.all([lanes, ...others].map((worker) => worker.stop()))
      await places.empty()
    },
  }
}

/** What a transaction has come to so far. */
type Batch = {
  /** The message that an error is about. */
  claimed: Claim | undefined
  /** Messages that are handled once it is committed, and how much was said by the turns of each messenger. */
  readonly handled: SeenTurn[]
  readonly said: Map<string, number>
  /** Photos that found no place and stand in line. */
  inLine: number
  place: PhotoPlace | undefined
}

async function handleNext(parts: TurnParts, places: PhotoPlaces): Promise<'worked' | 'idle'> {
  const batch: Batch = { claimed: undefined, handled: [], said: new Map(), inLine: 0, place: undefined }
  try {
    const outcome = await parts.database.transaction((store) => playDue(parts, store, places, batch))
    finish(parts, places, batch)
    if (typeof outcome === 'object') {
      batch.place?.use(() => handlePhotos(parts, outcome))
      batch.place = undefined
    }
    return outcome === 'idle' ? 'idle' : 'worked'
  } catch (error) {
    const failed = failedOf(batch.claimed, error)
    // A database that is away is no fault of the message, which may not be set aside for it.
    if (!failed || isAway(error)) throw error
    await setBack(parts, failed, error)
    return 'worked'
  } finally {
    batch.place?.leave()
  }
}

/**
 * Plays what is due. Turns that touch nothing but their own chat share a transaction while more wait: its commit and its
 * waits for the database cost as much as several such turns. A turn that touches more is the last of its transaction,
 * because it may hold what others wait for. When one of them fails, none has happened, and the others are played again.
 */
async function playDue(
  parts: TurnParts,
  store: Store,
  places: PhotoPlaces,
  batch: Batch,
): Promise<'worked' | 'idle' | Leased> {
  let claim = await claimTurn(store)
  while (typeof claim === 'object') {
    batch.claimed = claim
    const photo = photoIn(claim)
    if (photo && !isPhotoTooMany(claim, parts.now())) {
      batch.place = places.take(claim.chat.channel)
      if (batch.place) return (await leasePhoto(store, claim, photo)) ?? 'worked'
      await standInLine(store, claim.inboxId, FORGOTTEN_SECONDS)
      batch.inLine += 1
      if (isFull(batch)) return 'worked'
      claim = await claimTurn(store)
      continue
    }
    const { played, seen } = await playWatched(parts, store, claim)
    const { end, light } = played
    batch.handled.push(seen)
    const { channel } = claim.chat
    batch.said.set(channel, (batch.said.get(channel) ?? 0) + end.outgoing.length)
    if (!light || isFull(batch)) {
      await endTurn(store, end)
      return 'worked'
    }
    claim = await endAndClaim(store, end)
  }
  return claim === 'again' || batch.handled.length + batch.inLine > 0 ? 'worked' : 'idle'
}

function isFull({ handled, inLine }: Batch): boolean {
  return handled.length + inLine >= TURNS_TOGETHER
}

function playWatched(parts: TurnParts, store: Store, claim: Claim) {
  return watchTurn(parts, claim, () => play(parts, store, claim, happeningIn(claim), [claim.inboxId]))
}

/** Tells whoever waits for what is committed now. */
function finish(parts: TurnParts, places: PhotoPlaces, { handled, said, inLine }: Batch): void {
  // What a turn says elsewhere is nobody's answer, and is found when that messenger's deliverers look next.
  for (const [channel, count] of said) if (count > 0) parts.outbox.ring(count, deliveriesOf(channel))
  if (inLine > 0) places.changed.ring()
  for (const seen of handled) {
    turnCommitted(parts, seen)
    if ((seen.claim.body as MessageBody).action.kind === 'press') acknowledge(parts, seen.claim)
  }
}

/** What happened, for everything that needs no reading, and a photo that is not read. */
function happeningIn({ body, chat }: Claim): Happening {
  const { action } = body as MessageBody
  if (action.kind !== 'photo') return action
  return chat.kind === 'group' ? { kind: 'unreadable', what: 'other' } : { kind: 'photos', readings: [] }
}
