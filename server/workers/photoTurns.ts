import { randomUUID } from 'node:crypto'
import type { Action } from '../../bot/core/received.ts'
import { isAway } from '../../db/away.ts'
import { type Claim, resumeTurn } from '../../db/claims.ts'
import type { Store } from '../../db/connect.ts'
import { endTurn } from '../../db/outbox.ts'
import { albumSoFar, leaseTurn, postpone, resumeChat, uncountAttempt } from '../../db/waits.ts'
import { deliveriesOf } from './deliveries.ts'
import { onceBack } from './onceBack.ts'
import { acknowledge, play, type TurnParts } from './play.ts'
import { readPhotos } from './readPhotos.ts'
import { ATTEMPTS, setBack } from './setBack.ts'
import type { MessageBody } from './turnFrom.ts'
import { secondsSince, turnCommitted, watchTurn } from './turnsSeen.ts'

/** Messengers send an album as single photos without an end; 1.5 s after the newest it is taken to be whole. */
const ALBUM_QUIET_SECONDS = 1.5
/** How long what was read is kept for a database that is away: a restart takes seconds, and then the lease has not ended. */
const KEPT_MILLISECONDS = 15_000
/** How long a database that is away is waited for, to tell it that an attempt does not count. */
const AWAY_MILLISECONDS = 600_000
/**
 * Longer than fetching a photo (15 s), reading it in time (12 s) and in full (5 s) may take: a lease that ends means a
 * worker that died.
 */
const LEASE_SECONDS = 35

export type PhotoAction = Extract<Action, { kind: 'photo' }>
type PhotoOf = { readonly inboxId: number; readonly action: PhotoAction }

/** A photo, or all photos of an album, under a lease: now they are to be fetched and read. */
export type Leased = { readonly claim: Claim & { lease: string }; readonly photos: readonly PhotoOf[] }

/** The photo that is to be read; in a group none is. */
export function photoIn({ body, chat }: Claim): PhotoAction | undefined {
  const { action } = body as MessageBody
  return action.kind === 'photo' && chat.kind !== 'group' ? action : undefined
}

/** Counts the attempt and takes the lease, under which the photo is read once this is committed. */
export async function leasePhoto(
  store: Store,
  claim: Claim,
  action: PhotoAction,
): Promise<Leased | undefined> {
  const photos = await photosOf(store, claim, action)
  if (!photos) return undefined
  const name = randomUUID()
  await leaseTurn(store, claim.inboxId, name, LEASE_SECONDS)
  return { claim: { ...claim, attempts: claim.attempts + 1, lease: name }, photos }
}

/** The photos that are one act: the message's own, or all of its album; nothing while more may be coming. */
async function photosOf(
  store: Store,
  claim: Claim,
  action: PhotoAction,
): Promise<readonly PhotoOf[] | undefined> {
  if (claim.album === undefined) return [{ inboxId: claim.inboxId, action }]
  const { photos, quietSeconds } = await albumSoFar(store, claim.chat.id, claim.album)
  if (quietSeconds < ALBUM_QUIET_SECONDS) {
    await postpone(store, claim.inboxId, ALBUM_QUIET_SECONDS - quietSeconds)
    return undefined
  }
  return photos.flatMap(({ inboxId, body }) => {
    const { action: one } = body as MessageBody
    return one.kind === 'photo' ? [{ inboxId, action: one }] : []
  })
}

/** Fetches and reads with no connection held, then goes on only if the lease is still ours. */
export async function handlePhotos(parts: TurnParts, { claim, photos }: Leased): Promise<void> {
  const inboxIds = photos.map((photo) => photo.inboxId)
  const files = photos.map(({ action }) => action.photo)
  const messages = photos.map(({ action }) => action.message)
  const waitedSeconds = secondsSince(claim, parts.now())
  try {
    if (claim.attempts > ATTEMPTS) throw new Error('a photo ended its workers')
    acknowledge(parts, claim)
    const readings = await readPhotos(parts, claim, files)
    const done = await transactionOnceBack(parts, KEPT_MILLISECONDS, async (store) => {
      const resumed = await resumeTurn(store, claim.inboxId, claim.lease)
      if (!resumed) return undefined
      const happening = { kind: 'photos', readings, messages } as const
      const { played, seen } = await watchTurn(parts, resumed, () =>
        play(parts, store, resumed, happening, inboxIds),
      )
      await endTurn(store, played.end)
      await resumeChat(store, claim.chat.id, 0)
      return { said: played.end.outgoing.length, seen: { ...seen, waitedSeconds } }
    })
    if (done) turnCommitted(parts, done.seen)
    parts.inbox.ring()
    if (done) parts.outbox.ring(done.said, deliveriesOf(claim.chat.channel))
  } catch (error) {
    // A database that is away is no fault of the photo, which comes up again when its lease ends.
    if (isAway(error))
      await transactionOnceBack(parts, AWAY_MILLISECONDS, (store) => uncountAttempt(store, claim.inboxId))
    else await setBack(parts, { head: claim, body: claim.body, inboxIds }, error)
  }
}

function transactionOnceBack<Result>(
  { database }: TurnParts,
  milliseconds: number,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  return onceBack(milliseconds, () => database.transaction(work))
}
