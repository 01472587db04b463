import Fastify, { type FastifyInstance, type RouteOptions } from 'fastify'
import type { Logger } from 'pino'
import type { City } from '../bot/core/city.ts'
import type { Database } from '../db/connect.ts'
import type { Count } from './gate/guesses.ts'
import { addPageHeaders, closedHeaders } from './gate/headers.ts'
import { proxiesOf } from './gate/network.ts'
import { isFromElsewhere, originsOf } from './gate/origin.ts'
import { PAGES_PACE, type SharedPace, sharedPace } from './gate/pace.ts'
import { answerUnreadable, boundSockets, SOCKET_LIMITS, type SocketLimits } from './gate/sockets.ts'
import { reasonOf } from './log.ts'
import {
  addElsewhere,
  sendFailed,
  sendFromElsewhere,
  sendTooFast,
  sendUnreadable,
} from './routes/elsewhere.ts'
import { entranceRoutes } from './routes/entrance.ts'
import { fileLinkRoutes } from './routes/fileLinks.ts'
import { formPageRoutes } from './routes/formPage.ts'
import { healthRoutes } from './routes/health.ts'
import { logPageRoutes } from './routes/logPage.ts'
import { metricsRoutes } from './routes/metrics.ts'
import { posterRoutes } from './routes/poster.ts'
import { type TelegramWebhook, telegramRoutes } from './routes/telegram.ts'
import { tracePageRoutes } from './routes/tracePage.ts'
import { WEB_CHAT_POLICY } from './routes/webChat/page.ts'
import { type WebChatOptions, webChatRoutes } from './routes/webChat.ts'
import { type ZaloWebhook, zaloRoutes } from './routes/zalo.ts'
import { zaloConsentRoutes } from './routes/zaloConsent.ts'
import { zaloPictureRoutes } from './routes/zaloPicture.ts'
import type { ZaloSide } from './zalo/side.ts'

/** Bytes of a webhook's body: an update of Telegram is a few kilobytes, the largest known about 100. */
const BODY_LIMIT_BYTES = 1024 * 1024

export type AppParts = {
  readonly database: Database
  readonly city: City
  readonly webChat: WebChatOptions
  readonly telegram: TelegramWebhook | undefined
  readonly zalo?: (ZaloWebhook & { readonly side: ZaloSide }) | undefined
  readonly log: Logger
  readonly now: () => Date
  /** Counts what the operator may have to hear of: strangers' requests, codes and links that lead nowhere. */
  readonly count?: Count
  /** Who bears it may read the city's figures; without one nobody may. */
  readonly metricsToken?: string | undefined
  /** Proxies whose word on a visitor's address is believed; without them only one on this machine. */
  readonly trustedProxies?: readonly string[]
  readonly sockets?: SocketLimits
  readonly pace?: SharedPace
  /** Is told of each route: whoever tries all of them must forget none. */
  readonly onRoute?: (route: RouteOptions) => void
}

const OWN_MACHINE = ['loopback']

/** The HTTP side: routes and what guards them. It never listens; `main` does. */
export async function createApp({
  trustedProxies = OWN_MACHINE,
  sockets = SOCKET_LIMITS,
  onRoute,
  ...parts
}: AppParts): Promise<FastifyInstance> {
  const { city, telegram, zalo, log, now } = parts
  const isSecure = city.base.startsWith('https:')
  const closed = closedHeaders(isSecure)
  const app = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    connectionTimeout: sockets.idleMilliseconds,
    keepAliveTimeout: sockets.keptMilliseconds,
    requestTimeout: sockets.requestMilliseconds,
    maxRequestsPerSocket: sockets.requestsOfASocket,
    http: {
      headersTimeout: sockets.headMilliseconds,
      connectionsCheckingInterval: sockets.lookMilliseconds,
      maxHeaderSize: sockets.headBytes,
    },
    trustProxy: [...trustedProxies],
    // Posters carry their address in capital letters, which makes the code smaller.
    routerOptions: { caseSensitive: false },
    frameworkErrors: (_error, request, reply) => sendUnreadable(request, reply.headers(closed)),
    clientErrorHandler: answerUnreadable(isSecure),
  })
  boundSockets(app.server, sockets, proxiesOf(trustedProxies))
  if (onRoute) app.addHook('onRoute', onRoute)
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error)
    if (status >= 500)
      log.error({ route: request.routeOptions.url ?? 'none', reason: reasonOf(error) }, 'request failed')
    void sendFailed(request, reply, status)
  })
  const count: Count = parts.count ?? (() => {})
  // A messenger reads none of a page's headers, and making them costs more than all else about its request.
  await app.register(async (webhooks) => {
    webhooks.addHook('onRequest', async (_request, reply) => {
      reply.headers(closed)
    })
    if (telegram)
      await webhooks.register(telegramRoutes, { ...telegram, store: parts.database, log, count, now })
    if (zalo) await webhooks.register(zaloRoutes, { ...zalo, log, now })
  })
  await app.register(async (pages) => {
    await addPageHeaders(pages, { isSecure, policy: WEB_CHAT_POLICY })
    await pages.register(healthRoutes, { database: parts.database, now })
    await pages.register(pageRoutes, { ...parts, count })
  })
  return app
}

/** Everything that browsers and messengers' previews get, behind one pace and one look at who made a browser ask. */
async function pageRoutes(
  pages: FastifyInstance,
  { pace = PAGES_PACE, ...parts }: AppParts & { readonly count: Count },
): Promise<void> {
  const { database, city, webChat, zalo, log, count, now, metricsToken: token } = parts
  const waitOf = sharedPace(pace, now)
  const own = originsOf([city.base, ...city.formerBases])
  pages.addHook('onRequest', async (request, reply) => {
    const wait = waitOf(request)
    if (wait > 0) await sendTooFast(request, reply, wait)
    else if (isFromElsewhere(request, own)) await sendFromElsewhere(request, reply)
  })
  if (token !== undefined) await pages.register(metricsRoutes, { database, city, token, now })
  await pages.register(posterRoutes, { database, city, count, now })
  await pages.register(entranceRoutes, { city })
  await pages.register(fileLinkRoutes, { database, city, draw: webChat.draw, count, now })
  await pages.register(formPageRoutes, { database, city, log, count, now })
  await pages.register(logPageRoutes, { database, city, log, count, now })
  await pages.register(tracePageRoutes, { database, city, log, count, now })
  await pages.register(webChatRoutes, webChat)
  if (zalo) await pages.register(zaloPictureRoutes)
  if (zalo) await pages.register(zaloConsentRoutes, { database, city, zalo: zalo.side, log, now })
  addElsewhere(pages)
}

function statusOf(error: unknown): number {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined
  return typeof status === 'number' ? status : 500
}
