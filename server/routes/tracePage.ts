import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { Pace } from '../../bot/channels/channel.ts'
import type { City } from '../../bot/core/city.ts'
import { mayInCase } from '../../bot/flows/trace/approvers.ts'
import { makeToken, readToken } from '../../bot/qr/token.ts'
import type { Database } from '../../db/connect.ts'
import { tickOffCall } from '../../db/exposureNotices.ts'
import { openTraceLink } from '../../db/traceLinks.ts'
import type { Count } from '../gate/guesses.ts'
import { reasonOf } from '../log.ts'
import { TRACE_STYLE } from '../pages/tracePage.ts'
import { LINKED_PAGE, linkedPage, sendBusy } from './linkedPage.ts'
import { sendDoor, sendFailed, sendGone, sendTrace } from './tracePage/answers.ts'
import { createOpenings } from './tracePage/openings.ts'
import {
  type OpenTrace,
  readableUntil,
  type TraceDoor,
  traceOfLink,
  traceOfReading,
} from './tracePage/openTrace.ts'
import { heldReading, holdingReading } from './tracePage/readingCookie.ts'
import { noteRead, partOf } from './tracePage/shown.ts'

/** How fast a network may open pages: tracers are few, and nobody guesses 130 bits. */
const TRACE_PAGE_PACE: Pace = { perSecond: 50, burst: 500 }

/** Bytes of a ticked call: a number and a word. */
const BODY_LIMIT_BYTES = 1024

type TracePageOptions = {
  readonly database: Database
  readonly city: City
  readonly log: Logger
  readonly count: Count
  readonly now: () => Date
  readonly pace?: Pace
}

type OfToken = { Params: { token: string } }

/**
 * `/t/TOKEN`: the names of a case, by a one-time link from a chat. Opening the link shows a button, because messengers fetch links
 * to preview them; the button spends it, and the browser in which it was pressed can read there for half an hour, by a token that
 * no address has. Calls are ticked off by posting. In the address stands nothing but which page it is.
 */
export async function tracePageRoutes(
  app: FastifyInstance,
  { database, city, log, count, now, pace = TRACE_PAGE_PACE }: TracePageOptions,
): Promise<void> {
  const { onRequest, missed } = linkedPage('unknown trace link', pace, sendBusy, { count, now })
  const openings = createOpenings()
  const isSecure = city.base.startsWith('https:')
  const route = { onRequest, bodyLimit: BODY_LIMIT_BYTES, helmet: LINKED_PAGE }

  async function doorOf({ params }: FastifyRequest<OfToken>): Promise<TraceDoor | undefined> {
    const token = readToken(params.token)
    return token === undefined ? undefined : traceOfLink({ database, city, now: now() }, token)
  }

  async function readingOf(request: FastifyRequest<OfToken>): Promise<OpenTrace | undefined> {
    const [token, reading] = [readToken(request.params.token), heldReading(request, isSecure)]
    if (token === undefined || reading === undefined) return undefined
    return traceOfReading({ database, city, now: now() }, token, reading)
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
    const open = await readingOf(request)
    if (open) return sendTrace(reply, open, openings(open.reading), partOf(request.query))
    const door = await doorOf(request)
    return door ? sendDoor(reply, door) : gone(request, reply)
  })

  app.post<OfToken>('/t/:token', route, async (request, reply) => {
    const open = await readingOf(request)
    if (open) {
      await tickOff(open, new URLSearchParams(String(request.body ?? '')))
      return backTo(request, reply, open)
    }
    const door = await doorOf(request)
    const reading = door && (await spend(door))
    if (!door || reading === undefined) return gone(request, reply)
    const held = holdingReading(door.token, reading, isSecure)
    return reply.header('set-cookie', held).redirect(`/t/${door.token}`, 303)
  })

  function gone(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    missed(request)
    return sendGone(request, reply)
  }

  async function spend({ token, now }: TraceDoor): Promise<string | undefined> {
    const reading = makeToken(randomBytes)
    const opening = { reading, readUntil: readableUntil(now), now }
    return (await openTraceLink(database, token, opening)) ? reading : undefined
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
    if (called !== undefined) await noteRead(store, open, 'call', [called])
  })
}

const OUTCOMES = ['reached', 'not reached'] as const

/** The page from which it was posted: the first, or one of the calls. */
function backTo(request: FastifyRequest, reply: FastifyReply, { token }: OpenTrace): FastifyReply {
  const { list, number } = partOf(request.query)
  return reply.redirect(`/t/${token}${list === 'calls' ? `?calls=${number}` : ''}#calls`, 303)
}
