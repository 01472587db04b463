import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import type { Logger } from 'pino'
import type { Pace } from '../../bot/channels/channel.ts'
import type { City } from '../../bot/core/city.ts'
import { mayInCase } from '../../bot/flows/trace/approvers.ts'
import { NAMES_MINUTES } from '../../bot/flows/trace/pageLink.ts'
import { makeToken, readToken } from '../../bot/qr/token.ts'
import type { Database } from '../../db/connect.ts'
import { tickOffCall } from '../../db/exposureNotices.ts'
import { openTraceLink } from '../../db/traceLinks.ts'
import { reasonOf } from '../log.ts'
import { TRACE_STYLE } from '../pages/tracePage.ts'
import { guardLinkedPage, LINKED_PAGE } from './linkedPage.ts'
import { sendBusy, sendDoor, sendFailed, sendGone, sendTrace } from './tracePage/answers.ts'
import { createCounts } from './tracePage/counts.ts'
import { type OpenTrace, traceOfLink, traceOfReading } from './tracePage/openTrace.ts'
import { noteRead, partOf } from './tracePage/shown.ts'
import { createBuckets } from './webChat/buckets.ts'
import { networkOf } from './webChat/limits.ts'

/** How fast a network may open pages: tracers are few, and nobody guesses 130 bits. */
const TRACE_PAGE_PACE: Pace = { perSecond: 50, burst: 500 }

/** Bytes of a ticked call: a number and a word. */
const BODY_LIMIT_BYTES = 1024
const MINUTE_MILLISECONDS = 60_000

type TracePageOptions = {
  readonly database: Database
  readonly city: City
  readonly log: Logger
  readonly now: () => Date
  readonly pace?: Pace
}

type OfToken = { Params: { token: string } }

/**
 * `/t/TOKEN`: the names of a case, by a one-time link from a chat. Opening the link shows a button, because messengers fetch links
 * to preview them; the button spends it and leads to a second address, which can be read for half an hour. Calls are ticked
 * off by posting. In the address stands nothing but which page it is.
 */
export async function tracePageRoutes(
  app: FastifyInstance,
  { database, city, log, now, pace = TRACE_PAGE_PACE }: TracePageOptions,
): Promise<void> {
  const pages = createBuckets(pace, now)
  const counts = createCounts(now)
  const onRequest: onRequestHookHandler = async (request, reply) => {
    guardLinkedPage(reply)
    const wait = pages.take(networkOf(request.ip))
    if (wait > 0) await sendBusy(request, reply, wait)
  }
  const route = { onRequest, bodyLimit: BODY_LIMIT_BYTES, helmet: LINKED_PAGE }

  async function opened(
    request: FastifyRequest<OfToken>,
    find: typeof traceOfLink,
  ): Promise<OpenTrace | undefined> {
    const token = readToken(request.params.token)
    return token === undefined ? undefined : find({ database, city, now: now(), counts }, token)
  }

  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, body),
  )
  app.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) log.error({ route: '/t/:token', reason: reasonOf(error) }, 'request failed')
    return sendFailed(request, reply, status)
  })

  app.get<OfToken>('/t/:token', route, async (request, reply) => {
    const reading = await opened(request, traceOfReading)
    if (reading) return sendTrace(reply, reading, partOf(request.query))
    const door = await opened(request, traceOfLink)
    return door ? sendDoor(reply, door) : sendGone(request, reply)
  })

  app.post<OfToken>('/t/:token', route, async (request, reply) => {
    const reading = await opened(request, traceOfReading)
    if (reading) {
      await tickOff(reading, new URLSearchParams(String(request.body ?? '')))
      return backTo(request, reply, reading)
    }
    const door = await opened(request, traceOfLink)
    const token = door && (await spend(door))
    return token ? reply.redirect(`/t/${token}`, 303) : sendGone(request, reply)
  })

  async function spend({ token }: OpenTrace): Promise<string | undefined> {
    const reading = makeToken(randomBytes)
    const readUntil = new Date(now().getTime() + NAMES_MINUTES * MINUTE_MILLISECONDS)
    return (await openTraceLink(database, token, { reading, readUntil, now: now() })) ? reading : undefined
  }

  app.get('/trace.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(TRACE_STYLE),
  )
}

/** [Đã gọi được] [Chưa gọi được]: kept with who called and when, in one transaction with the note that it was done. */
async function tickOff(open: OpenTrace, posted: URLSearchParams): Promise<void> {
  const { database, city, now, personId, trace } = open
  const noticeId = Number(posted.get('notice') ?? Number.NaN)
  const outcome = OUTCOMES.find((one) => one === posted.get('outcome'))
  if (!outcome || !Number.isSafeInteger(noticeId)) return
  const asking = { store: database, city, now }
  if (!(await mayInCase(asking, personId, 'tick off calls', trace))) return
  await database.transaction(async (store) => {
    const key = { traceId: trace.id, noticeId }
    const called = await tickOffCall(store, key, { outcome, by: personId, now })
    if (called !== undefined) await noteRead(open, 'call', [called], store)
  })
}

const OUTCOMES = ['reached', 'not reached'] as const

/** The page from which it was posted: the first, or one of the calls. */
function backTo(request: FastifyRequest, reply: FastifyReply, { token }: OpenTrace): FastifyReply {
  const { list, number } = partOf(request.query)
  return reply.redirect(`/t/${token}${list === 'calls' ? `?calls=${number}` : ''}#calls`, 303)
}
