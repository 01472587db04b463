import type { Waiting } from '../waiting.ts'
import { until } from '../waiting.ts'
import type { Call } from './calls.ts'
import type { Complaint } from './delivery/deliveries.ts'
import type { PostOutcome } from './delivery/post.ts'
import type { Faults } from './faults.ts'
import { consent } from './oauth/consent.ts'
import type { TokenPair } from './oauth/tokens.ts'
import type { GroupOptions } from './people/group.ts'
import { Group } from './people/group.ts'
import type { PersonOptions } from './people/person.ts'
import { Person } from './people/person.ts'
import { Staff } from './people/staff.ts'
import type { Fields } from './request.ts'
import type { Switches } from './switches.ts'
import type { World } from './world.ts'
import { milliseconds } from './world.ts'

/** A running Zalo with one Official Account and one app. */
export interface Zalo {
  /** For ZALO_API_ROOT. */
  readonly apiRoot: string
  /** For ZALO_OAUTH_ROOT. */
  readonly oauthRoot: string
  /** For ZALO_MEDIA_HOSTS. */
  readonly mediaHosts: string
  readonly appId: string
  readonly appSecret: string
  readonly oaId: string
  readonly oaSecret: string
  readonly switches: Switches
  readonly faults: Faults
  /** Every call of the bot, oldest first. */
  readonly calls: readonly Call[]
  /** Consultation messages that cost money. */
  readonly charged: number
  /** How often the bot exchanged its refresh token. */
  readonly refreshes: number
  /** Notices to the admin that the webhook was late, answered something else than 200 or could not be reached. */
  readonly complaints: readonly Complaint[]
  /** False after the last retry failed: no more events until `resubscribe()`. */
  readonly subscribed: boolean
  /** Events that are on their way or wait for their next try. */
  readonly pendingEvents: number
  /** Somebody of the account's staff. */
  readonly admin: Staff
  user(options?: PersonOptions): Person
  group(options: GroupOptions): Group
  /** Plays the admin who opens a permission link and agrees. @returns where the browser is sent; nobody goes there. */
  consent(link: string): Promise<string>
  /** A fresh pair without the dance; as always, the pair before it dies. */
  tokens(): TokenPair
  /** The admin takes the consent back: no token works any longer. */
  revoke(): void
  /** What the console does; undefined takes the webhook away, and events are lost. */
  setWebhook(url: string | undefined): void
  /** What the admin does in the console after Zalo gave up. */
  resubscribe(): void
  /** Sends any event, rightly signed; `app_id` and `timestamp` are added where they are missing. */
  inject(event: Fields): void
  /**
   * Posts anything to the webhook once, as somebody else might.
   * @param signature the whole header; undefined leaves it out.
   */
  injectRaw(body: string, signature?: string): Promise<PostOutcome>
  callsOf(path: string): readonly Call[]
  /** Waits for a finished call of that path, made before or not. */
  waitForCall(path: string, isMeant?: (call: Call) => boolean, waiting?: Waiting): Promise<Call>
  /** Waits until no event is on its way or waits for its next try. */
  waitForDelivery(waiting?: Waiting): Promise<void>
  stop(): Promise<void>
}

/** What tests hold of a world. */
export function handle(world: World, stop: () => Promise<void>): Zalo {
  const { appId, appSecret, oaId, oaSecret, switches, faults, calls, tokens, deliveries } = world
  const callsOf = (path: string): readonly Call[] => calls.filter((call) => call.path === path)
  return {
    ...{ appId, appSecret, oaId, oaSecret, switches, faults, calls },
    complaints: deliveries.complaints,
    mediaHosts: '127.0.0.1',
    admin: new Staff(world),
    get apiRoot() {
      return world.origin
    },
    get oauthRoot() {
      return world.origin
    },
    get charged() {
      return world.charged
    },
    get refreshes() {
      return tokens.refreshes
    },
    get subscribed() {
      return deliveries.subscribed
    },
    get pendingEvents() {
      return deliveries.pending
    },
    user: (options = {}) => new Person(world, options),
    group: (options) => new Group(world, options),
    consent,
    tokens: () => tokens.issue(),
    revoke: () => tokens.revoke(),
    setWebhook: (url) => deliveries.setUrl(url),
    resubscribe: () => deliveries.resubscribe(),
    inject: (event) => inject(world, event),
    injectRaw: (body, signature) => deliveries.postRaw(body, signature),
    callsOf,
    waitForCall: (path, isMeant = () => true, waiting) => {
      const look = (): Call | undefined => callsOf(path).find((call) => isDone(call) && isMeant(call))
      return until(world, look, () => `the bot never called ${path}`, waiting)
    },
    waitForDelivery: async (waiting) => {
      const look = (): true | undefined => (deliveries.pending === 0 ? true : undefined)
      await until(world, look, () => `${deliveries.pending} events are still on their way`, waiting)
    },
    stop,
  }
}

function isDone({ outcome }: Call): boolean {
  return outcome.status !== undefined || outcome.fault !== undefined
}

function inject(world: World, event: Fields): void {
  const { appId: app_id, deliveries } = world
  if (event.timestamp === undefined) deliveries.send({ app_id, ...event }, milliseconds(world))
  else deliveries.sendBody({ app_id, ...event })
}
