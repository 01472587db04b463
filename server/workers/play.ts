import { randomBytes } from 'node:crypto'
import type { Logger } from 'pino'
import type { Channel } from '../../bot/channels/channel.ts'
import { converse, type Happening } from '../../bot/converse.ts'
import type { City } from '../../bot/core/city.ts'
import type { ChannelName } from '../../bot/core/received.ts'
import { sayHeldBack } from '../../bot/flows/tooMuch.ts'
import type { PhotoReader } from '../../bot/qr/photoReader.ts'
import type { QrWorkshop } from '../../bot/qr/workshop/qrWorkshop.ts'
import { markReachable } from '../../db/chats.ts'
import type { Claim } from '../../db/claims.ts'
import type { Database, Store } from '../../db/connect.ts'
import { replaceBodies } from '../../db/inbox.ts'
import type { TurnEnd } from '../../db/outbox.ts'
import { unparkChat } from '../../db/parking.ts'
import type { Signal } from '../inbox/signal.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { CloseLooks } from './closeLooks.ts'
import { heldBackToo } from './heldBack.ts'
import { type MessageBody, turnFrom, usedIn } from './turnFrom.ts'

/** Milliseconds after which a courtesy is no longer one. */
const ACKNOWLEDGE_MILLISECONDS = 15_000

export type TurnParts = {
  readonly database: Database
  readonly city: City
  readonly channels: ReadonlyMap<ChannelName, Channel>
  readonly qr: Pick<QrWorkshop, 'ready'>
  readonly photos: PhotoReader
  readonly closeLooks: CloseLooks
  readonly inbox: Signal
  readonly outbox: Signal
  readonly metrics: Metrics
  readonly log: Logger
  readonly now: () => Date
}

/** A turn that was played: what is left is to end it. */
export type Played = {
  readonly end: TurnEnd
  /** It asked and changed nothing but its own session, so its transaction holds no lock besides its chat's. */
  readonly light: boolean
}

/** Plays one turn, inside the transaction that has claimed it. */
export async function play(
  parts: TurnParts,
  store: Store,
  claim: Claim,
  happening: Happening,
  inboxIds: readonly number[],
): Promise<Played> {
  const channel = channelOf(parts, claim)
  const watched = watch(store)
  // Who writes can be answered, whatever became of earlier messages.
  if (!NOT_BY_THE_PERSON.has(happening.kind)) await letSpeak(watched.store, claim)
  const circumstances = { city: parts.city, channel, now: parts.now(), random: randomBytes }
  const turn = turnFrom(watched.store, claim, circumstances)
  const before = turn.session
  await converse(turn, happening)
  if (turn.removesPhotos) await forgetFiles(store, claim, inboxIds)
  const behind = turn.heldBack ? await heldBackToo(store, claim, turn) : []
  sayHeldBack(turn, behind.length)
  const end = {
    inboxIds: [...inboxIds, ...behind],
    outcome: turn.heldBack ? 'too much' : 'handled',
    chatId: claim.chat.id,
    senderHash: claim.senderHash,
    personId: turn.person?.id,
    session: turn.session === before ? undefined : turn.session,
    outgoing: turn.outgoing,
    trace: claim.trace,
    used: usedIn(turn, claim.inboxId),
  }
  return { end, light: !watched.used() }
}

/** What stays of a document's photo is that one came: by the messenger's reference it could be fetched again. */
async function forgetFiles(store: Store, { body }: Claim, inboxIds: readonly number[]): Promise<void> {
  const { sender } = body as MessageBody
  const rest: MessageBody = { sender, action: { kind: 'photo', photo: { file: '' } } }
  await replaceBodies(store, inboxIds, rest)
}

/** What is told of a chat without anybody there having done something that lets us write to them. */
const NOT_BY_THE_PERSON: ReadonlySet<Happening['kind']> = new Set(['humanAnswered', 'blocked', 'erased'])

async function letSpeak(store: Store, { chat }: Claim): Promise<void> {
  if (chat.unreachable) await markReachable(store, chat.id, true)
  if (chat.parked) await unparkChat(store, chat.id)
}

/** The same store, and whether anything was asked of it. */
function watch(store: Store): { readonly store: Store; readonly used: () => boolean } {
  let used = false
  const watched: Store = {
    keys: store.keys,
    last: store.last,
    get sql() {
      used = true
      return store.sql
    },
    get client() {
      used = true
      return store.client
    },
  }
  return { store: watched, used: () => used }
}

/** A courtesy that nothing depends on: a button's spinner ends, a photo's sender sees that somebody looks. */
export function acknowledge(parts: TurnParts, claim: Claim): void {
  const { action } = claim.body as MessageBody
  const chat = {
    address: claim.chat.address,
    kind: claim.chat.kind === 'group' ? 'group' : 'private',
  } as const
  const signal = AbortSignal.timeout(ACKNOWLEDGE_MILLISECONDS)
  void channelOf(parts, claim)
    .acknowledge({ chat, action }, signal)
    .catch(() => {})
}

export function channelOf(parts: TurnParts, claim: Claim): Channel {
  const channel = parts.channels.get(claim.chat.channel as ChannelName)
  if (!channel) throw new Error(`the channel ${claim.chat.channel} is off`)
  return channel
}
