import { EventEmitter } from 'node:events'
import { seededRandom } from '../telegram/randomness.ts'
import type { Call } from './calls.ts'
import { Deliveries } from './delivery/deliveries.ts'
import { Faults } from './faults.ts'
import { newUserId } from './ids.ts'
import type { StoredMedia } from './media.ts'
import { Tokens } from './oauth/tokens.ts'
import { CallCounter } from './pace.ts'
import type { GroupRoom, PrivateRoom } from './rooms.ts'
import type { Switches } from './switches.ts'
import { firstSwitches } from './switches.ts'
import type { StoredUpload } from './uploads.ts'

/** A person who has a Zalo account. */
export interface Account {
  /** The id that this Official Account knows; another one has another id for the same person. */
  readonly id: string
  /** The id that the app knows. */
  readonly idByApp: string
  readonly name: string
  /** As Zalo hands it out, `84…`; empty for nobody's. */
  readonly phone: string
  follows: boolean
  blocked: boolean
  clickedChatNow: boolean
  /** Has written to the account, beyond following it or opening the chat. */
  hasWritten: boolean
  /** Milliseconds of the last interaction, which opens the window. */
  lastInteraction: number | undefined
  /** Messages of the account since then. */
  sentSince: number
  /** What the person last filled into a card that asked for it. */
  sharedInfo: Readonly<Record<string, unknown>>
}

/** Somebody of the account's staff, who can write in its name by hand. */
export interface StaffMember {
  /** `admin_id` of events. */
  readonly adminId: string
  readonly account: Account
}

/** Everything the emulated Zalo knows. There is nothing beside it: two worlds never meet. */
export interface World {
  readonly appId: string
  readonly appSecret: string
  readonly oaId: string
  readonly oaSecret: string
  readonly oaName: string
  readonly now: () => Date
  readonly random: () => number
  /** Real seconds that one second between two tries takes; windows, tokens and dates follow `now` instead. */
  readonly timeScale: number
  /** Real milliseconds that a webhook has for its answer. */
  readonly webhookDeadline: number
  /** Where this Zalo listens, once it does. */
  origin: string
  readonly staff: StaffMember
  readonly accounts: Map<string, Account>
  readonly chats: Map<string, PrivateRoom>
  readonly groups: Map<string, GroupRoom>
  readonly uploads: Map<string, StoredUpload>
  readonly media: Map<string, StoredMedia>
  /** Packages of groups that can be used to make one; a used one is kept with `false`. */
  readonly assets: Map<string, boolean>
  readonly tokens: Tokens
  readonly deliveries: Deliveries
  readonly calls: Call[]
  readonly counter: CallCounter
  readonly faults: Faults
  readonly switches: Switches
  /** Emits 'change' whenever anything a test may wait for has changed. */
  readonly signals: EventEmitter
  /** Consultation messages that cost money. */
  charged: number
  /** Uploads by month and kind. */
  readonly uploadCounts: Map<string, number>
}

export interface WorldOptions {
  readonly appId: string
  readonly appSecret: string
  readonly oaId: string
  readonly oaSecret: string
  readonly now: () => Date
  readonly seed: number
  readonly timeScale: number
  readonly webhookDeadline: number
  readonly assets: readonly string[]
}

export function createWorld(options: WorldOptions): World {
  const random = seededRandom(options.seed)
  const { assets, seed: _seed, ...settings } = options
  const staff = { adminId: newUserId({ random }), account: newAccount({ random }, 'Quản trị viên', '') }
  const signals = new EventEmitter().setMaxListeners(0)
  const switches = firstSwitches()
  const faults = new Faults()
  return {
    ...settings,
    oaName: 'Khai báo',
    random,
    origin: '',
    staff,
    accounts: new Map([[staff.account.id, staff.account]]),
    chats: new Map(),
    groups: new Map(),
    uploads: new Map(),
    media: new Map(),
    assets: new Map(assets.map((asset) => [asset, true])),
    tokens: new Tokens(options.now, random),
    deliveries: new Deliveries({ ...settings, signals, switches, faults }),
    calls: [],
    counter: new CallCounter(),
    faults,
    switches,
    signals,
    charged: 0,
    uploadCounts: new Map(),
  }
}

/** Somebody whom the account does not know yet. */
export function newAccount(world: Pick<World, 'random'>, name: string, phone: string): Account {
  return {
    id: newUserId(world),
    idByApp: newUserId(world),
    name,
    phone,
    follows: false,
    blocked: false,
    clickedChatNow: false,
    hasWritten: false,
    lastInteraction: undefined,
    sentSince: 0,
    sharedInfo: {},
  }
}

/** Zalo's dates are milliseconds. */
export function milliseconds(world: Pick<World, 'now'>): number {
  return world.now().getTime()
}

/** Tells everybody who waits that the world has changed. */
export function changed(world: Pick<World, 'signals'>): void {
  world.signals.emit('change')
}
