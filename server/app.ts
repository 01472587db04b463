import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { City } from '../bot/core/city.ts'
import type { Database } from '../db/connect.ts'
import { reasonOf } from './log.ts'
import { addElsewhere, sendUnreadable } from './routes/elsewhere.ts'
import { entranceRoutes } from './routes/entrance.ts'
import { fileLinkRoutes } from './routes/fileLinks.ts'
import { formPageRoutes } from './routes/formPage.ts'
import { healthRoutes } from './routes/health.ts'
import { logPageRoutes } from './routes/logPage.ts'
import { metricsRoutes } from './routes/metrics.ts'
import { posterRoutes } from './routes/poster.ts'
import { type TelegramWebhook, telegramRoutes } from './routes/telegram.ts'
import { WEB_CHAT_POLICY } from './routes/webChat/page.ts'
import { type WebChatOptions, webChatRoutes } from './routes/webChat.ts'
import { type ZaloWebhook, zaloRoutes } from './routes/zalo.ts'
import { zaloConsentRoutes } from './routes/zaloConsent.ts'
import { zaloPictureRoutes } from './routes/zaloPicture.ts'
import type { ZaloSide } from './zalo/side.ts'

/** Bytes of a webhook's body: an update of Telegram is a few kilobytes, the largest known about 100. */
const BODY_LIMIT_BYTES = 1024 * 1024
/**
 * A client that has not sent its whole request by then is cut off. The chat's page gives a photo 180 seconds on a bad
 * network; were it cut off before, it would be begun again for ever. The head of a request still has Node's 60 seconds.
 */
const REQUEST_MILLISECONDS = 190_000

export type AppParts = {
  readonly database: Database
  readonly city: City
  readonly webChat: WebChatOptions
  readonly telegram: TelegramWebhook | undefined
  readonly zalo?: (ZaloWebhook & { readonly side: ZaloSide }) | undefined
  readonly log: Logger
  readonly now: () => Date
  /** Who bears it may read the city's figures; without one nobody may. */
  readonly metricsToken?: string | undefined
  /** Proxies whose word on a visitor's address is believed; without them only one on this machine. */
  readonly trustedProxies?: readonly string[]
}

const OWN_MACHINE = ['loopback']

/** The HTTP side: routes and what guards them. It never listens; `main` does. */
export async function createApp({
  database,
  city,
  webChat,
  telegram,
  zalo,
  log,
  now,
  metricsToken,
  trustedProxies = OWN_MACHINE,
}: AppParts): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_MILLISECONDS,
    trustProxy: [...trustedProxies],
    // Posters carry their address in capital letters, which makes the code smaller.
    routerOptions: { caseSensitive: false },
    frameworkErrors: (_error, request, reply) => sendUnreadable(request, reply),
  })
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error)
    if (status >= 500)
      log.error({ route: request.routeOptions.url ?? 'none', reason: reasonOf(error) }, 'request failed')
    void reply.code(status).send({ problem: status >= 500 ? 'server' : 'request' })
  })
  if (telegram) await app.register(telegramRoutes, { ...telegram, log, now })
  if (zalo) await app.register(zaloRoutes, { ...zalo, log })
  // A messenger reads none of helmet's headers, and making them costs more than all else about its request.
  await app.register(async (pages) => {
    await pages.register(helmet, {
      contentSecurityPolicy: { useDefaults: false, directives: WEB_CHAT_POLICY },
      hsts: false,
    })
    await pages.register(healthRoutes, { database })
    if (metricsToken !== undefined)
      await pages.register(metricsRoutes, { database, city, token: metricsToken, now })
    await pages.register(posterRoutes, { database, city, now })
    await pages.register(entranceRoutes, { city })
    await pages.register(fileLinkRoutes, { database, draw: webChat.draw, now })
    await pages.register(formPageRoutes, { database, city, log, now })
    await pages.register(logPageRoutes, { database, city, log, now })
    await pages.register(webChatRoutes, webChat)
    if (zalo) await pages.register(zaloPictureRoutes)
    if (zalo) await pages.register(zaloConsentRoutes, { database, city, zalo: zalo.side, log, now })
    addElsewhere(pages)
  })
  return app
}

function statusOf(error: unknown): number {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined
  return typeof status === 'number' ? status : 500
}
