import type { FastifyInstance } from 'fastify'
import fastify from 'fastify'
import type { Waiting } from '../waiting.ts'
import { until } from '../waiting.ts'
import type { Call } from './calls.ts'
import type { WebhookAnswer } from './delivery/post.ts'
import { runWebhookReply } from './delivery/reply.ts'
import type { Faults } from './faults.ts'
import { MAX_DOCUMENT_UPLOAD_BYTES } from './limits.ts'
import type { GroupOptions } from './people/group.ts'
import { Group } from './people/group.ts'
import { inject } from './people/hearing.ts'
import type { PersonOptions } from './people/person.ts'
import { Person } from './people/person.ts'
import { addRoutes } from './routes.ts'
import type { BotCommand, WireUser } from './wire.ts'
import type { World } from './world.ts'
import { createWorld } from './world.ts'

export interface TelegramOptions {
  /** `<bot id>:<secret>` of the one bot there is. */
  readonly token?: string
  readonly username?: string
  /** 0, the default, takes any free port. */
  readonly port?: number
  /** The clock of dates, expiry and links. */
  readonly now?: () => Date
  /** Same seed, same ids. */
  readonly seed?: number
  /** Real seconds a second of Telegram's own waiting (redelivery, setWebhook's pause) takes; 0.001 makes 60 s into 60 ms. */
  readonly timeScale?: number
  /** Real milliseconds a webhook may take to answer. Telegram waits 60 s. */
  readonly webhookTimeout?: number
  /** More pages on the same server. */
  readonly pages?: (app: FastifyInstance, telegram: Telegram) => void
}

/** A running Telegram with one bot. */
export interface Telegram {
  /** For TELEGRAM_API_ROOT. */
  readonly apiRoot: string
  readonly token: string
  readonly bot: WireUser
  readonly faults: Faults
  /** Every call of the bot, oldest first. */
  readonly calls: readonly Call[]
  /** Updates that the bot has not taken yet. */
  readonly pendingUpdates: number
  user(options?: PersonOptions): Person
  group(options: GroupOptions): Group
  /** Queues an update of any kind as it stands. @returns its update_id. */
  inject(kind: string, payload: unknown, chatId?: number): number
  /** Commands of a scope ("default", "all_private_chats", "chat:<id>", …) and language. */
  commandsOf(scope?: string, language?: string): readonly BotCommand[]
  callsOf(method: string): readonly Call[]
  /** Waits for a finished call that the bot made, made before or not. */
  waitForCall(method: string, isMeant?: (call: Call) => boolean, waiting?: Waiting): Promise<Call>
  /** Waits until the bot has taken every update. */
  waitForDelivery(waiting?: Waiting): Promise<void>
  stop(): Promise<void>
}

const DEFAULT_TOKEN = '123456:TEST'
const TELEGRAM_WEBHOOK_TIMEOUT_MILLISECONDS = 60_000
/** Room for the other fields around the largest upload. */
const MAX_BODY_BYTES = MAX_DOCUMENT_UPLOAD_BYTES + 1024 * 1024

/** Starts a Telegram on 127.0.0.1. */
export async function startTelegram(options: TelegramOptions = {}): Promise<Telegram> {
  const world = createWorld({
    token: options.token ?? DEFAULT_TOKEN,
    username: options.username ?? 'khaibao_test_bot',
    firstName: 'Khai báo',
    now: options.now ?? (() => new Date()),
    seed: options.seed ?? 1,
    timeScale: options.timeScale ?? 1,
    webhookTimeout: options.webhookTimeout ?? TELEGRAM_WEBHOOK_TIMEOUT_MILLISECONDS,
  })
  world.signals.on('reply', (answer: WebhookAnswer) => runWebhookReply(world, answer))
  const app = fastify({ bodyLimit: MAX_BODY_BYTES, forceCloseConnections: true })
  addRoutes(app, world)
  const running = { apiRoot: '' }
  const telegram = handle(world, running, async () => {
    world.webhook?.close()
    world.webhook = undefined
    await app.close()
  })
  options.pages?.(app, telegram)
  running.apiRoot = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 })
  return telegram
}

function handle(world: World, running: { readonly apiRoot: string }, stop: () => Promise<void>): Telegram {
  const isDone = (call: Call): boolean =>
    call.outcome.status !== undefined || call.outcome.fault !== undefined
  const callsOf = (method: string): readonly Call[] => world.calls.filter((call) => call.method === method)
  return {
    get apiRoot() {
      return running.apiRoot
    },
    token: world.token,
    bot: world.bot,
    faults: world.faults,
    calls: world.calls,
    get pendingUpdates() {
      return world.pending.size
    },
    user: (person = {}) => new Person(world, person),
    group: (group) => new Group(world, group),
    inject: (kind, payload, chatId) => inject(world, kind, payload, chatId),
    commandsOf: (scope = 'default', language = '') => world.commands.get(`${scope} ${language}`) ?? [],
    callsOf,
    waitForCall: (method, isMeant = () => true, waiting) => {
      const look = (): Call | undefined => callsOf(method).find((call) => isDone(call) && isMeant(call))
      return until(world, look, () => `the bot never called ${method}`, waiting)
    },
    waitForDelivery: async (waiting) => {
      const look = (): true | undefined => (world.pending.size === 0 ? true : undefined)
      await until(world, look, () => `${world.pending.size} updates are still waiting for the bot`, waiting)
    },
    stop,
  }
}
