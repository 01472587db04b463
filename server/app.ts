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
import type { Metrics } from './metrics/metrics.ts'
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
import type { Life } from './start/life.ts'
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
  readonly metrics: Metrics
  /** Who bears it may read the metrics; without one nobody may. */
  readonly metricsToken?: string | undefined
  /** The id of the Official Account on Zalo, whose tokens the metrics tell of. */
  readonly zaloAccount?: string | undefined
  /** Proxies whose word on a visitor's address is believed; without them only one on this machine. */
  readonly trustedProxies?: readonly string[]
  /** Where the process stands between its start and its end; an app without one stays ready. */
  readonly life?: Pick<Life, 'isReady' | 'isEnding'>
  readonly sockets?: SocketLimits
  readonly pace?: SharedPace
  /** Is told of each route: whoever tries all of them must forget none. */
  readonly onRoute?: (route: RouteOptions) => void
}

const OWN_MACHINE = ['loopback']
const ALWAYS_READY = { isReady: () => true, isEnding: () => false }

/** The HTTP side: routes and what guards them. It never listens; `main` does. */
export async function createApp({ onRoute, ...parts }: AppParts): Promise<FastifyInstance> {
  const { city, telegram, zalo, log, now } = parts
  const isSecure = city.base.startsWith('https:')
  const app = guardedApp(parts)
  if (onRoute) app.addHook('onRoute', onRoute)
  const count: Count = parts.count ?? (() => {})
  // A messenger reads none of a page's headers, and making them costs more than all else about its request.
  await app.register(async (webhooks) => {
    webhooks.addHook('onRequest', async (_request, reply) => {
      reply.headers(closedHeaders(isSecure))
    })
    if (telegram)
      await webhooks.register(telegramRoutes, { ...telegram, store: parts.database, log, count, now })
    if (zalo) await webhooks.register(zaloRoutes, { ...zalo, log, now })
  })
  await app.register(async (pages) => {
    await addPageHeaders(pages, { isSecure, policy: WEB_CHAT_POLICY })
    await pages.register(healthRoutes, { ...parts, ...readyBy(parts) })
    await pages.register(pageRoutes, { ...parts, count })
  })
  return app
}

export type WatchAppParts = Omit<AppParts, 'webChat' | 'telegram' | 'zalo' | 'count'>

/** The HTTP side of a process that serves nobody: whoever watches it sees how it does. */
export async function createWatchApp({ onRoute, ...parts }: WatchAppParts): Promise<FastifyInstance> {
  const app = guardedApp(parts)
  if (onRoute) app.addHook('onRoute', onRoute)
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(closedHeaders(parts.city.base.startsWith('https:')))
  })
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ problem: 'gone' }))
  await app.register(healthRoutes, { ...parts, ...readyBy(parts) })
  await addMetrics(app, parts)
  return app
}

function readyBy({ life = ALWAYS_READY }: Pick<AppParts, 'life'>) {
  return { isReady: () => life.isReady() }
}

/** No route yet, but what stands before each: limits of sockets, and what is said when something fails. */
function guardedApp({
  city,
  log,
  trustedProxies = OWN_MACHINE,
  sockets = SOCKET_LIMITS,
  life = ALWAYS_READY,
}: Pick<AppParts, 'city' | 'log' | 'trustedProxies' | 'sockets' | 'life'>): FastifyInstance {
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
    // What still comes while the server ends is answered, because it was acknowledged by nobody yet.
    return503OnClosing: false,
    // Posters carry their address in capital letters, which makes the code smaller.
    routerOptions: { caseSensitive: false },
    frameworkErrors: (_error, request, reply) => sendUnreadable(request, reply.headers(closed)),
    clientErrorHandler: answerUnreadable(isSecure),
  })
  boundSockets(app.server, sockets, proxiesOf(trustedProxies))
  // Whoever keeps a connection goes elsewhere with the next request, before this one is closed under it.
  app.addHook('onSend', async (_request, reply) => {
    if (life.isEnding()) reply.header('connection', 'close')
  })
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error)
    if (status >= 500)
      log.error({ route: request.routeOptions.url ?? 'none', reason: reasonOf(error) }, 'request failed')
    void sendFailed(request, reply, status)
  })
  return app
}

async function addMetrics(
  app: FastifyInstance,
  {
    database,
    city,
    metrics,
    metricsToken: token,
    zaloAccount,
    now,
  }: Pick<AppParts, 'database' | 'city' | 'metrics' | 'metricsToken' | 'zaloAccount' | 'now'>,
): Promise<void> {
  if (token === undefined) return
  await app.register(metricsRoutes, { database, city, metrics, token, zaloAccount, now })
}

/** Everything that browsers and messengers' previews get, behind one pace and one look at who made a browser ask. */
async function pageRoutes(
  pages: FastifyInstance,
  { pace = PAGES_PACE, ...parts }: AppParts & { readonly count: Count },
): Promise<void> {
  const { database, city, webChat, zalo, log, count, now } = parts
  const waitOf = sharedPace(pace, now)
  const own = originsOf([city.base, ...city.formerBases])
  pages.addHook('onRequest', async (request, reply) => {
    const wait = waitOf(request)
    if (wait > 0) await sendTooFast(request, reply, wait)
    else if (isFromElsewhere(request, own)) await sendFromElsewhere(request, reply)
  })
  await addMetrics(pages, parts)
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
