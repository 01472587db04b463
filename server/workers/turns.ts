import { randomBytes, randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Channel } from '../../bot/channels/channel.ts'
import { DeliveryError } from '../../bot/channels/channel.ts'
import { converse, type Happening } from '../../bot/converse.ts'
import type { City } from '../../bot/core/city.ts'
import type { Action, ChannelName } from '../../bot/core/received.ts'
import { text } from '../../bot/core/text.ts'
import { inLanguage } from '../../bot/core/turn.ts'
import type { ReadResult } from '../../bot/qr/read/readResult.ts'
import type { QrWorkshop } from '../../bot/qr/workshop/qrWorkshop.ts'
import type { Database, Store } from '../../db/connect.ts'
import {
  albumSoFar,
  type Claim,
  claimTurn,
  leaseTurn,
  postpone,
  resumeTurn,
  retryTurn,
} from '../../db/inbox.ts'
import { endTurn } from '../../db/outbox.ts'
import type { Signal } from '../inbox/signal.ts'
import { reasonOf } from '../log.ts'
import { startLoop, type Worker } from './loop.ts'
import { languageOf, type MessageBody, turnFrom } from './turnFrom.ts'

/** Messages handled at once; each holds a connection while its transaction runs. */
export const TURN_LANES = 8
/** A message that fails this often is set aside with an apology, so that its chat goes on. */
const ATTEMPTS = 3
/** Seconds until the second and third attempt. */
const RETRY_SECONDS = [2, 15]
/** Longer than fetching and reading a photo may take, so that a lease that ends means a worker that died. */
const LEASE_MILLISECONDS = 40_000
const DOWNLOAD_MILLISECONDS = 15_000
/** Messengers send an album as single photos without an end; 1.5 s after the newest it is taken to be whole. */
const ALBUM_QUIET_MILLISECONDS = 1_500

export type TurnParts = {
  readonly database: Database
  readonly city: City
  readonly channels: ReadonlyMap<ChannelName, Channel>
  readonly qr: Pick<QrWorkshop, 'read'>
  readonly inbox: Signal
  readonly outbox: Signal
  readonly log: Logger
}

/** A photo of the claimed message, or of its album, that must be fetched and read before the turn can go on. */
type Leased = { readonly claim: Claim; readonly lease: string; readonly photos: readonly PhotoOf[] }
type PhotoOf = { readonly inboxId: number; readonly action: Extract<Action, { kind: 'photo' }> }

/** Handles what people did: a text in one transaction, a photo in two with its reading between them. */
export function startTurns(parts: TurnParts): Worker {
  return startLoop({
    name: 'turns',
    once: () => handleNext(parts),
    lanes: TURN_LANES,
    signal: parts.inbox,
    log: parts.log,
  })
}

async function handleNext(parts: TurnParts): Promise<'worked' | 'idle'> {
  let claimed: Claim | undefined
  try {
    const outcome = await parts.database.transaction(async (store) => {
      const claim = await claimTurn(store)
      if (claim === undefined || claim === 'again') return claim
      claimed = claim
      return begin(parts, store, claim)
    })
    if (outcome === undefined) return 'idle'
    if (typeof outcome === 'object') await handlePhotos(parts, outcome)
    else if (outcome === 'done') parts.outbox.ring()
  } catch (error) {
    if (!claimed) throw error
    await setBack(parts, claimed, error, false)
  }
  return 'worked'
}

async function begin(parts: TurnParts, store: Store, claim: Claim): Promise<'done' | 'later' | Leased> {
  const { action } = claim.body as MessageBody
  if (action.kind !== 'photo' || claim.chat.kind === 'group') {
    const happening = action.kind === 'photo' ? ({ kind: 'unreadable', what: 'other' } as const) : action
    await play(parts, store, claim, happening, [claim.inboxId])
    return 'done'
  }
  const photos = await photosOf(store, claim, action)
  if (!photos) return 'later'
  const lease = randomUUID()
  await leaseTurn(store, claim.inboxId, lease, new Date(Date.now() + LEASE_MILLISECONDS))
  return { claim: { ...claim, attempts: claim.attempts + 1 }, lease, photos }
}

/** The photos that are one act: the message's own, or all of its album once no more are coming. */
async function photosOf(
  store: Store,
  claim: Claim,
  action: PhotoOf['action'],
): Promise<readonly PhotoOf[] | undefined> {
  if (claim.album === undefined) return [{ inboxId: claim.inboxId, action }]
  const album = await albumSoFar(store, claim.chat.id, claim.album)
  const newest = Math.max(...album.map((photo) => photo.receivedAt.getTime()))
  const whole = newest + ALBUM_QUIET_MILLISECONDS
  if (whole > Date.now()) {
    await postpone(store, claim.inboxId, new Date(whole))
    return undefined
  }
  return album.flatMap(({ inboxId, body }) => {
    const { action: one } = body as MessageBody
    return one.kind === 'photo' ? [{ inboxId, action: one }] : []
  })
}

/** Fetches and reads with no connection held, then goes on only if the lease is still ours. */
async function handlePhotos(parts: TurnParts, { claim, lease, photos }: Leased): Promise<void> {
  if (claim.attempts > ATTEMPTS) return setBack(parts, claim, new Error('a photo ended its worker'), true)
  try {
    const readings = await Promise.all(photos.map((photo) => readPhoto(parts, claim, photo)))
    if (readings.some((reading) => reading.kind === 'busy')) throw new Error('the readers are busy')
    await parts.database.transaction(async (store) => {
      const resumed = await resumeTurn(store, claim.inboxId, lease)
      if (!resumed) return
      const done = photos.map((photo) => photo.inboxId)
      await play(parts, store, resumed, { kind: 'photos', readings }, done)
    })
    parts.outbox.ring()
    parts.inbox.ring()
  } catch (error) {
    await setBack(parts, claim, error, true)
  }
}

async function readPhoto(parts: TurnParts, claim: Claim, { action }: PhotoOf): Promise<ReadResult> {
  const channel = channelOf(parts, claim)
  void channel
    .acknowledge({ chat: chatOf(claim), action }, AbortSignal.timeout(DOWNLOAD_MILLISECONDS))
    .catch(() => {})
  try {
    return await parts.qr.read(
      await channel.download(action.photo, AbortSignal.timeout(DOWNLOAD_MILLISECONDS)),
    )
  } catch (error) {
    // A photo that the messenger no longer has is for the person to send again, not for us to try again.
    if (error instanceof DeliveryError && error.decision.kind === 'giveUp')
      return { kind: 'refused', reason: 'damaged' }
    throw error
  }
}

/** Plays one turn and writes all that it changed as the last statement of its transaction. */
async function play(
  parts: TurnParts,
  store: Store,
  claim: Claim,
  happening: Happening,
  inboxIds: readonly number[],
): Promise<void> {
  const channel = channelOf(parts, claim)
  const turn = turnFrom(store, claim, { city: parts.city, channel, now: new Date(), random: randomBytes })
  const before = turn.session
  await converse(turn, happening)
  await endTurn(store, {
    inboxIds,
    outcome: 'handled',
    chatId: claim.chat.id,
    senderHash: claim.senderHash,
    session: turn.session === before ? undefined : turn.session,
    outgoing: turn.outgoing,
  })
  if (happening.kind === 'press') {
    const signal = AbortSignal.timeout(DOWNLOAD_MILLISECONDS)
    void channel.acknowledge({ chat: chatOf(claim), action: happening }, signal).catch(() => {})
  }
}

/** A failed message waits and is tried again; after the last attempt it is set aside with an apology. */
async function setBack(parts: TurnParts, claim: Claim, error: unknown, counted: boolean): Promise<void> {
  const { inboxId, chat } = claim
  const attempts = claim.attempts + (counted ? 0 : 1)
  parts.log.warn({ inboxId, chatId: chat.id, attempts, reason: reasonOf(error) }, 'a message was not handled')
  if (attempts < ATTEMPTS) {
    const seconds = RETRY_SECONDS[attempts - 1] ?? 0
    return retryTurn(parts.database, inboxId, { counted, until: new Date(Date.now() + seconds * 1000) })
  }
  await parts.database.transaction((store) =>
    endTurn(store, {
      inboxIds: [inboxId],
      outcome: 'set aside',
      chatId: chat.id,
      senderHash: claim.senderHash,
      session: undefined,
      outgoing: chat.kind === 'private' ? [apology(claim)] : [],
    }),
  )
  parts.outbox.ring()
}

function apology(claim: Claim) {
  const body = inLanguage(languageOf(claim), { text: text('menu.setAside') })
  return { chatId: claim.chat.id, class: 'reply', body } as const
}

function channelOf(parts: TurnParts, claim: Claim): Channel {
  const channel = parts.channels.get(claim.chat.channel as ChannelName)
  if (!channel) throw new Error(`the channel ${claim.chat.channel} is off`)
  return channel
}

function chatOf(claim: Claim) {
  return { address: claim.chat.address, kind: claim.chat.kind === 'group' ? 'group' : 'private' } as const
}
