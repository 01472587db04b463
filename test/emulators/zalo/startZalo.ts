import type { FastifyInstance } from 'fastify'
import fastify from 'fastify'
import { WEBHOOK_MILLISECONDS } from './limits.ts'
import { addRoutes } from './routes.ts'
import { createWorld } from './world.ts'
import type { Zalo } from './zalo.ts'
import { handle } from './zalo.ts'

export type { Zalo } from './zalo.ts'

export interface ZaloOptions {
  readonly appId?: string
  readonly appSecret?: string
  readonly oaId?: string
  readonly oaSecret?: string
  /** 0, the default, takes any free port. */
  readonly port?: number
  /** The clock of windows, tokens, uploads, media, dates and calls a minute. */
  readonly now?: () => Date
  /** Same seed, same ids. */
  readonly seed?: number
  /** Real seconds a second between two tries of a delivery takes; 0.0001 makes the hour into 360 ms. */
  readonly timeScale?: number
  /** Real milliseconds a webhook may take to answer. Zalo waits 2 s. */
  readonly webhookDeadline?: number
  /** Packages that were bought to make groups with. */
  readonly assets?: readonly string[]
  /** More pages on the same server. */
  readonly pages?: (app: FastifyInstance, zalo: Zalo) => void
}

/** Larger than any upload that is refused for its size, so that it is Zalo's refusal that the bot meets. */
const MAX_BODY_BYTES = 64 * 1024 * 1024

/** Starts a Zalo with one Official Account on 127.0.0.1. */
export async function startZalo(options: ZaloOptions = {}): Promise<Zalo> {
  const world = createWorld({
    appId: options.appId ?? '1002003004005006007',
    appSecret: options.appSecret ?? 'appSecretKeySample',
    oaId: options.oaId ?? '2200330044005500660',
    oaSecret: options.oaSecret ?? 'oaSecretKeySample',
    now: options.now ?? (() => new Date()),
    seed: options.seed ?? 1,
    timeScale: options.timeScale ?? 1,
    webhookDeadline: options.webhookDeadline ?? WEBHOOK_MILLISECONDS,
    assets: options.assets ?? ['gmf10-1'],
  })
  const app = fastify({ bodyLimit: MAX_BODY_BYTES, forceCloseConnections: true })
  addRoutes(app, world)
  const zalo = handle(world, async () => {
    world.deliveries.close()
    await app.close()
  })
  options.pages?.(app, zalo)
  world.origin = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 })
  return zalo
}
