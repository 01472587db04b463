import { EventEmitter } from 'node:events'
import type { Call } from './calls.ts'
import type { PollState } from './delivery/polling.ts'
import { UpdateQueue } from './delivery/queue.ts'
import type { WebhookDelivery } from './delivery/webhook.ts'
import { Faults } from './faults.ts'
import type { StoredFile } from './files.ts'
import { Pace } from './pace.ts'
import { randomDigits, seededRandom } from './randomness.ts'
import type { Room } from './rooms.ts'
import type { BotCommand, UpdateKind, WireUser } from './wire.ts'

/** A person who has a Telegram account. */
export interface Account {
  readonly user: WireUser
  /** As Telegram would hand it out, with or without "+". */
  readonly phone: string
  /** Has written to the bot, so the bot may write back. */
  started: boolean
  blockedBot: boolean
  deactivated: boolean
}

/** One press on an inline button, waiting for answerCallbackQuery. */
export interface CallbackQuery {
  readonly id: string
  readonly at: number
  answer?: CallbackAnswer
}

export interface CallbackAnswer {
  readonly text: string
  readonly alert: boolean
  readonly url: string
}

/** Everything the emulated Telegram knows. There is nothing beside it: two worlds never meet. */
export interface World {
  readonly token: string
  readonly bot: WireUser
  readonly now: () => Date
  readonly random: () => number
  /** Real seconds that one second of Telegram's own waiting takes; dates and expiry follow `now` instead. */
  readonly timeScale: number
  /** Real milliseconds after which a webhook that does not answer is given up. */
  readonly webhookTimeout: number
  readonly accounts: Map<number, Account>
  readonly rooms: Map<number, Room>
  readonly files: Map<string, StoredFile>
  readonly filesByPath: Map<string, StoredFile>
  readonly callbacks: Map<string, CallbackQuery>
  readonly pending: UpdateQueue
  readonly polling: PollState
  readonly commands: Map<string, readonly BotCommand[]>
  readonly texts: Map<string, string>
  readonly faults: Faults
  readonly pace: Pace
  readonly calls: Call[]
  /** Emits 'change' whenever anything a test may wait for has changed, and 'reply' with the answer of a webhook. */
  readonly signals: EventEmitter
  webhook: WebhookDelivery | undefined
  /** Kinds of updates the bot asked for; undefined is Telegram's default. */
  allowedUpdates: readonly UpdateKind[] | undefined
  /** Real milliseconds before which another setWebhook is refused. */
  nextSetWebhookAt: number
  nextUpdateId: number
  nextUserId: number
  nextGroupId: number
  nextFileNumber: number
}

export interface WorldOptions {
  readonly token: string
  readonly username: string
  readonly firstName: string
  readonly now: () => Date
  readonly seed: number
  readonly timeScale: number
  readonly webhookTimeout: number
}

/** Largest id that leaves room for many more: Telegram's own examples lie in this range. */
const FIRST_USER_ID = 610_000_001
const FIRST_GROUP_ID = 4_100_001

/** @param options.token `<bot id>:<secret>`, as @BotFather gives it. */
export function createWorld(options: WorldOptions): World {
  const random = seededRandom(options.seed)
  const botId = Number(options.token.split(':')[0])
  return {
    token: options.token,
    bot: { id: botId, is_bot: true, first_name: options.firstName, username: options.username },
    now: options.now,
    random,
    timeScale: options.timeScale,
    webhookTimeout: options.webhookTimeout,
    accounts: new Map(),
    rooms: new Map(),
    files: new Map(),
    filesByPath: new Map(),
    callbacks: new Map(),
    pending: new UpdateQueue(),
    polling: { waiting: undefined },
    commands: new Map(),
    texts: new Map(),
    faults: new Faults(),
    pace: new Pace(),
    calls: [],
    signals: new EventEmitter().setMaxListeners(0),
    webhook: undefined,
    allowedUpdates: undefined,
    nextSetWebhookAt: 0,
    nextUpdateId: Number(randomDigits(random, 9)),
    nextUserId: FIRST_USER_ID,
    nextGroupId: FIRST_GROUP_ID,
    nextFileNumber: 1,
  }
}

/** Telegram's dates are seconds, not milliseconds. */
export function unixSeconds(world: World): number {
  return Math.floor(world.now().getTime() / 1000)
}

/** Tells everybody who waits that the world has changed. */
export function changed(world: World): void {
  world.signals.emit('change')
}

/** Seconds of Telegram's own waiting (a retry, a pause) in the real milliseconds they take here. */
export function scaled(world: World, seconds: number): number {
  return seconds * 1000 * world.timeScale
}
