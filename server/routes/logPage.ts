import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { Pace } from '../../bot/channels/channel.ts'
import type { City } from '../../bot/core/city.ts'
import type { LogAsked } from '../../bot/core/logAsked.ts'
import type { Text } from '../../bot/core/text.ts'
import { READING_MINUTES } from '../../bot/flows/log/pageLink.ts'
import { permitSearch } from '../../bot/flows/log/searches.ts'
import { makeToken, readToken } from '../../bot/qr/token.ts'
import type { Database } from '../../db/connect.ts'
import { openLogLink, saveLogShown } from '../../db/logLinks.ts'
import type { Count } from '../gate/guesses.ts'
import { reasonOf } from '../log.ts'
import { LOG_STYLE } from '../pages/logPage.ts'
import { LINKED_PAGE, linkedPage, sendBusy } from './linkedPage.ts'
import { sendDoor, sendFailed, sendGone, sendLog } from './logPage/answers.ts'
import { isSame, postedFilters, readFilters } from './logPage/filters.ts'
import { logOfLink, logOfReading, noteReading, type OpenLog, type Shown } from './logPage/openLog.ts'

/** How fast a network may open pages: owners are few, and nobody guesses 130 bits. */
const LOG_PAGE_PACE: Pace = { perSecond: 50, burst: 500 }

/** Bytes of the page's form, each letter of a name as nine. */
const BODY_LIMIT_BYTES = 4 * 1024
/** Pages that can be turned back. Whoever reads further narrows the days. */
const PAGES_AT_MOST = 1_000
const MINUTE_MILLISECONDS = 60_000

type LogPageOptions = {
  readonly database: Database
  readonly city: City
  readonly log: Logger
  readonly count: Count
  readonly now: () => Date
  readonly pace?: Pace
}

type OfToken = { Params: { token: string } }

/**
 * `/l/TOKEN`: a venue's log as a page, by a one-time link from a chat. Opening the link shows a button, because messengers fetch
 * links to preview them; the button spends it and leads to a second address, which can be read for half an hour. Whatever is
 * asked for is posted, kept sealed with the link and shown at the same address, so that no name, number or day stands in any.
 */
export async function logPageRoutes(
  app: FastifyInstance,
  { database, city, log, count, now, pace = LOG_PAGE_PACE }: LogPageOptions,
): Promise<void> {
  const { onRequest, missed } = linkedPage('unknown log link', pace, sendBusy, { count, now })
  const route = {
    onRequest,
    bodyLimit: BODY_LIMIT_BYTES,
    helmet: LINKED_PAGE,
  }

  async function opened(
    request: FastifyRequest<OfToken>,
    find: typeof logOfLink,
  ): Promise<OpenLog | undefined> {
    const token = readToken(request.params.token)
    return token === undefined ? undefined : find({ database, city, now: now() }, token)
  }

  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, body),
  )
  app.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) log.error({ route: '/l/:token', reason: reasonOf(error) }, 'request failed')
    return sendFailed(request, reply, status)
  })

  app.get<OfToken>('/l/:token', route, async (request, reply) => {
    const reading = await opened(request, logOfReading)
    if (reading) return sendLog(reply, reading)
    const door = await opened(request, logOfLink)
    return door ? sendDoor(reply, door) : gone(request, reply)
  })

  app.post<OfToken>('/l/:token', route, async (request, reply) => {
    const reading = await opened(request, logOfReading)
    if (reading) return changed(reply, reading, new URLSearchParams(String(request.body ?? '')))
    const door = await opened(request, logOfLink)
    const token = door && (await spend(door))
    return token ? reply.redirect(`/l/${token}`, 303) : gone(request, reply)
  })

  function gone(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    missed(request)
    return sendGone(request, reply)
  }

  async function spend(door: OpenLog): Promise<string | undefined> {
    const reading = makeToken(randomBytes)
    const readUntil = new Date(now().getTime() + READING_MINUTES * MINUTE_MILLISECONDS)
    return database.transaction(async (store) => {
      if (!(await openLogLink(store, door.token, { reading, readUntil, now: now() }))) return undefined
      await noteReading(store, door, door.shown.asked)
      return reading
    })
  }

  /** Shows something else, at the same address; a search is counted, and turning its pages is not. */
  async function changed(reply: FastifyReply, open: OpenLog, posted: URLSearchParams): Promise<FastifyReply> {
    const turned = turnedPage(open.shown, posted)
    if (turned) return shownAt(reply, open, turned)
    const filters = postedFilters(posted)
    const read = readFilters(open, filters)
    if ('problem' in read) return sendLog(reply, open, { problem: read.problem, filters })
    const { asked } = read
    if (isSame(asked, open.shown.asked)) return shownAt(reply, open, { asked })
    if (!asked.words) return readNow(reply, open, asked)
    if (!(await open.may('search the log'))) return sendLog(reply, open)
    const { refused, said } = await permitSearch(open.reader, open)
    if (refused && said) return sendLog(reply, open, { problem: said, filters })
    return readNow(reply, open, asked, said)
  }

  /** Another part of the log is a reading of its own; turning pages is none. */
  async function readNow(reply: FastifyReply, open: OpenLog, asked: LogAsked, note?: Text) {
    await noteReading(database, open, asked)
    return shownAt(reply, open, { asked }, note)
  }

  /** Led back to the address, so that reloading asks for nothing again; what is said once is said right away. */
  async function shownAt(
    reply: FastifyReply,
    open: OpenLog,
    shown: Shown,
    note?: Text,
  ): Promise<FastifyReply> {
    await saveLogShown(database, open.token, shown)
    return note ? sendLog(reply, { ...open, shown }, { note }) : reply.redirect(`/l/${open.token}`, 303)
  }

  app.get('/log.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(LOG_STYLE),
  )
}

/** [Trang sau] bears where the next page begins; [Trang trước] goes back to where the one before did. */
function turnedPage({ asked, pages = [] }: Shown, posted: URLSearchParams): Shown | undefined {
  const turn = posted.get('turn')
  if (turn === 'back') return { asked, pages: pages.slice(0, -1) }
  const [at = Number.NaN, id = Number.NaN] = ['at', 'id'].map((name) =>
    Number(posted.get(name) ?? Number.NaN),
  )
  if (turn !== 'next' || !isMoment(at) || !Number.isSafeInteger(id)) return undefined
  return { asked, pages: [...pages, { at, id }].slice(-PAGES_AT_MOST) }
}

function isMoment(at: number): boolean {
  return Number.isSafeInteger(at) && !Number.isNaN(new Date(at).getTime())
}
