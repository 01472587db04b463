import { randomUUID } from 'node:crypto'
import { type Claim, claimTurn, UnreadableClaim } from '../../db/claims.ts'
import type { Store } from '../../db/connect.ts'
import { leaseTurn, postpone } from '../../db/waits.ts'
import { startLoop, type Worker } from './loop.ts'
import { createPhotoPlaces, type PhotoPlace, type PhotoPlaces } from './photoPlaces.ts'
import { handlePhotos, type Leased, type PhotoAction, photosOf } from './photoTurns.ts'
import { acknowledge, play, type TurnParts } from './play.ts'
import { type Failed, setBack } from './setBack.ts'
import type { MessageBody } from './turnFrom.ts'

/** Messages handled at once; each holds a connection while its transaction runs. */
export const TURN_LANES = 8
/** Longer than fetching and reading a photo may take, so that a lease that ends means a worker that died. */
const LEASE_SECONDS = 40

/** Photos of one channel fetched and read at once. Two readers serve them all; more would only queue up behind these. */
export const PHOTO_PLACES = 6
/** How long a photo stands back when all places are taken: short beside the reading of one. */
const FULL_SECONDS = 0.5

/** Handles what people did: a text in one transaction, a photo in two with its reading between them. */
export function startTurns(parts: TurnParts): Worker {
  const places = createPhotoPlaces(PHOTO_PLACES, parts.log)
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

async function handleNext(parts: TurnParts, places: PhotoPlaces): Promise<'worked' | 'idle'> {
  let claimed: Claim | undefined
  let place: PhotoPlace | undefined
  try {
    const outcome = await parts.database.transaction(async (store) => {
      const claim = await claimTurn(store)
      if (claim === undefined || claim === 'again') return claim
      claimed = claim
      const photo = photoIn(claim)
      if (!photo) return handleText(parts, store, claim)
      place = places.take(claim.chat.channel)
      return place ? lease(store, claim, photo) : standBack(store, claim)
    })
    if (outcome === undefined) return 'idle'
    if (typeof outcome === 'object') {
      place?.use(() => handlePhotos(parts, outcome))
      place = undefined
    } else if (typeof outcome === 'number' && claimed) {
      parts.outbox.ring(outcome)
      if ((claimed.body as MessageBody).action.kind === 'press') acknowledge(parts, claimed)
    }
  } catch (error) {
    const failed = failedOf(claimed, error)
    if (!failed) throw error
    await setBack(parts, failed, error)
  } finally {
    place?.leave()
  }
  return 'worked'
}

/** The photo that is to be read; in a group none is. */
function photoIn({ body, chat }: Claim): PhotoAction | undefined {
  const { action } = body as MessageBody
  return action.kind === 'photo' && chat.kind !== 'group' ? action : undefined
}

/** Plays a turn to its end and gives how much was said. */
function handleText(parts: TurnParts, store: Store, claim: Claim): Promise<number> {
  const { action } = claim.body as MessageBody
  const happening = action.kind === 'photo' ? ({ kind: 'unreadable', what: 'other' } as const) : action
  return play(parts, store, claim, happening, [claim.inboxId])
}

/** Counts the attempt and takes the lease, under which the photo is read once this is committed. */
async function lease(store: Store, claim: Claim, action: PhotoAction): Promise<Leased | 'later'> {
  const photos = await photosOf(store, claim, action)
  if (!photos) return 'later'
  const name = randomUUID()
  await leaseTurn(store, claim.inboxId, name, LEASE_SECONDS)
  return { claim: { ...claim, attempts: claim.attempts + 1, lease: name }, photos }
}

/** Lets a photo wait for a place, which is no attempt, so that the lane is free at once. */
async function standBack(store: Store, claim: Claim): Promise<'later'> {
  await postpone(store, claim.inboxId, FULL_SECONDS)
  return 'later'
}

/** The message that an error is about, if it is about one: its transaction left nothing, not even the attempt. */
function failedOf(claimed: Claim | undefined, error: unknown): Failed | undefined {
  const head = error instanceof UnreadableClaim ? error.head : claimed
  if (!head) return undefined
  return { head: { ...head, attempts: head.attempts + 1 }, body: claimed?.body, inboxIds: [head.inboxId] }
}
