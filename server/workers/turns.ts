import { randomUUID } from 'node:crypto'
import type { Happening } from '../../bot/converse.ts'
import { isAway } from '../../db/away.ts'
import { type Claim, claimTurn, endAndClaim, UnreadableClaim } from '../../db/claims.ts'
import type { Store } from '../../db/connect.ts'
import { endTurn } from '../../db/outbox.ts'
import { leaseTurn, postpone } from '../../db/waits.ts'
import { isPhotoTooMany } from './heldBack.ts'
import { startLoop, type Worker } from './loop.ts'
import { createPhotoPlaces, onceReady, type PhotoPlace, type PhotoPlaces } from './photoPlaces.ts'
import { handlePhotos, type Leased, type PhotoAction, photosOf } from './photoTurns.ts'
import { acknowledge, play, type TurnParts } from './play.ts'
import { type Failed, setBack } from './setBack.ts'
import type { MessageBody } from './turnFrom.ts'
import { type SeenTurn, turnCommitted, watchTurn } from './turnsSeen.ts'

/** Messages handled at once; each holds a connection while its transaction runs. */
export const TURN_LANES = 8
/** Light turns in one transaction, while more wait: eight more gain little, and the first of them waits for the last. */
const TURNS_TOGETHER = 8
/**
 * Longer than fetching a photo (15 s), reading it in time (12 s) and in full (5 s) may take: a lease that ends means a
 * worker that died.
 */
const LEASE_SECONDS = 35

/** Photos of one channel fetched and read at once. Two readers serve them all; more would only queue up behind these. */
export const PHOTO_PLACES = 6
/** How long a photo stands back when all places are taken: short beside the reading of one. */
const FULL_SECONDS = 0.5

/** Handles what people did: a text in one transaction, a photo in two with its reading between them. */
export function startTurns(parts: TurnParts): Worker {
  const places = onceReady(createPhotoPlaces(PHOTO_PLACES, parts), parts.qr.ready())
  const lanes = startLoop({
    name: 'turns',
    once: () => handleNext(parts, places),
    lanes: TURN_LANES,
    signal: parts.inbox,
    log: parts.log,
  })
  return {
    async stop() {
      await lanes.stop()
      await places.empty()
    },
  }
}

/** What a transaction has come to so far. */
type Batch = {
  /** The message that an error is about. */
  claimed: Claim | undefined
  /** Messages that are handled once it is committed, and how much was said to them. */
  readonly handled: SeenTurn[]
  said: number
  place: PhotoPlace | undefined
}

async function handleNext(parts: TurnParts, places: PhotoPlaces): Promise<'worked' | 'idle'> {
  const batch: Batch = { claimed: undefined, handled: [], said: 0, place: undefined }
  try {
    const outcome = await parts.database.transaction((store) => playDue(parts, store, places, batch))
    finish(parts, batch)
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
    if (photo && !isPhotoTooMany(claim, parts.now())) return readLater(store, claim, photo, places, batch)
    const { played, seen } = await playWatched(parts, store, claim)
    const { end, light } = played
    batch.handled.push(seen)
    batch.said += end.outgoing.length
    if (!light || batch.handled.length === TURNS_TOGETHER) {
      await endTurn(store, end)
      return 'worked'
    }
    claim = await endAndClaim(store, end)
  }
  return claim === 'again' || batch.handled.length > 0 ? 'worked' : 'idle'
}

function playWatched(parts: TurnParts, store: Store, claim: Claim) {
  return watchTurn(parts, claim, () => play(parts, store, claim, happeningIn(claim), [claim.inboxId]))
}

/** Tells whoever waits for what is committed now. */
function finish(parts: TurnParts, { handled, said }: Batch): void {
  if (said > 0) parts.outbox.ring(said)
  for (const seen of handled) {
    turnCommitted(parts, seen)
    if ((seen.claim.body as MessageBody).action.kind === 'press') acknowledge(parts, seen.claim)
  }
}

/** The photo that is to be read; in a group none is. */
function photoIn({ body, chat }: Claim): PhotoAction | undefined {
  const { action } = body as MessageBody
  return action.kind === 'photo' && chat.kind !== 'group' ? action : undefined
}

/** What happened, for everything that needs no reading, and a photo that is not read. */
function happeningIn({ body, chat }: Claim): Happening {
  const { action } = body as MessageBody
  if (action.kind !== 'photo') return action
  return chat.kind === 'group' ? { kind: 'unreadable', what: 'other' } : { kind: 'photos', readings: [] }
}

/** Leases a photo when there is a place to read it in, else lets it wait for one. */
async function readLater(
  store: Store,
  claim: Claim,
  photo: PhotoAction,
  places: PhotoPlaces,
  batch: Batch,
): Promise<Leased | 'worked'> {
  batch.place = places.take(claim.chat.channel)
  return batch.place ? lease(store, claim, photo) : standBack(store, claim)
}

/** Counts the attempt and takes the lease, under which the photo is read once this is committed. */
async function lease(store: Store, claim: Claim, action: PhotoAction): Promise<Leased | 'worked'> {
  const photos = await photosOf(store, claim, action)
  if (!photos) return 'worked'
  const name = randomUUID()
  await leaseTurn(store, claim.inboxId, name, LEASE_SECONDS)
  return { claim: { ...claim, attempts: claim.attempts + 1, lease: name }, photos }
}

/** Lets a photo wait for a place, which is no attempt, so that the lane is free at once. */
async function standBack(store: Store, claim: Claim): Promise<'worked'> {
  await postpone(store, claim.inboxId, FULL_SECONDS)
  return 'worked'
}

/** The message that an error is about, if it is about one: its transaction left nothing, not even the attempt. */
function failedOf(claimed: Claim | undefined, error: unknown): Failed | undefined {
  const head = error instanceof UnreadableClaim ? error.head : claimed
  if (!head) return undefined
  return { head: { ...head, attempts: head.attempts + 1 }, body: claimed?.body, inboxIds: [head.inboxId] }
}
