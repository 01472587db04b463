import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import type { Pace } from '../../bot/channels/channel.ts'
import type { City } from '../../bot/core/city.ts'
import { text } from '../../bot/core/text.ts'
import { whyShut } from '../../bot/flows/checkIn/shut.ts'
import { templateNeededAt } from '../../bot/flows/declare/inForce.ts'
import type { Database } from '../../db/connect.ts'
import { gateByCode } from '../../db/venues.ts'
import { type Count, createGuesses } from '../gate/guesses.ts'
import { createNetworkPace } from '../gate/networkPace.ts'
import { PLAIN_STYLE } from '../pages/plainPage.ts'
import { POSTER_STYLE_SOURCE } from '../pages/posterDocument.ts'
import { POSTER_SCRIPT } from '../pages/zaloWay.ts'
import { sendTooFast } from './elsewhere.ts'
import { sendPage } from './page.ts'
import { type CodeSaid, readSaid } from './poster/address.ts'
import { sendGate, sendNoGate, sendShut } from './poster/answers.ts'
import { readWay, remembering, wayTo } from './poster/ways.ts'

/** How fast a network may open pages at all, how fast it may bring codes that nobody was given, and how fast any code after that. */
export type PosterPaces = { readonly pages: Pace; readonly unknownCodes: Pace; readonly afterGuesses: Pace }

/**
 * Thousands of honest people share one address on Vietnamese mobile networks, as in `WEB_CHAT_PACES`, so what they do,
 * opening posters that hang, is hardly bounded. Hardly any of them brings a code that is well formed and unknown,
 * because a misread one fails its check. Whoever brings more of these opens codes of any kind at the pace that is left, which
 * is still that of several doors. It is the 42 bits of a code that stop whoever tries them out: with 100,000 posters one
 * guess in 44 million finds one, which at that pace takes a network a hundred days; and the operator hears of it on the first.
 */
export const POSTER_PACES: PosterPaces = {
  pages: { perSecond: 100, burst: 1000 },
  unknownCodes: { perSecond: 0.5, burst: 30 },
  afterGuesses: { perSecond: 5, burst: 50 },
}

/** A poster's page brings its style along, so that it is there after one request; a script may only make it easier. */
const POSTER_PAGE = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: [POSTER_STYLE_SOURCE],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
} as const

type PosterOptions = {
  readonly database: Database
  readonly city: City
  readonly count: Count
  readonly now: () => Date
  readonly paces?: PosterPaces
}

/**
 * What a phone's camera opens: `/v/CODE` of a poster, with the ways to check in, and `/p/TOKEN` of a personal code,
 * which tells a stranger nothing, not even whether it exists. `/v/CODE/WAY` leads one of the ways and remembers it;
 * `/v?code=` is where a code is typed.
 */
export async function posterRoutes(
  app: FastifyInstance,
  { database, city, count, now, paces = POSTER_PACES }: PosterOptions,
): Promise<void> {
  const pages = createNetworkPace(paces.pages, now)
  const guesses = createGuesses(
    'unknown code',
    { misses: paces.unknownCodes, afterwards: paces.afterGuesses },
    { count, now },
  )
  const onRequest: onRequestHookHandler = async (request, reply) => {
    const wait = pages.take(request.ip)
    if (wait > 0) await sendTooFast(request, reply, wait)
  }
  const route = { onRequest, helmet: POSTER_PAGE }

  async function answer(request: FastifyRequest, reply: FastifyReply, said: CodeSaid): Promise<FastifyReply> {
    if (said.kind !== 'code') return sendNoGate(request, reply, said)
    const { code } = said
    const before = guesses.wait(request)
    if (before > 0) return sendTooFast(request, reply, before)
    const gate = await gateByCode(database, code)
    const wait = gate ? 0 : guesses.missed(request)
    if (wait > 0) return sendTooFast(request, reply, wait)
    if (!gate) return sendNoGate(request, reply, said)
    if (gate.retired || whyShut(gate)) return sendShut(request, reply, { gate, code })
    const needed = gate.needsDeclaration ? await templateNeededAt({ store: database, city }, gate) : undefined
    return sendGate(request, reply, city, { gate, code, needed })
  }

  /** The page needs no address of this kind: it is where its buttons lead. A way that is off leads back to it. */
  function leadOn(reply: FastifyReply, code: string, part: string): FastifyReply {
    const way = readWay(part)
    const target = way && wayTo(city, way, code)
    if (way && target) void reply.header('set-cookie', remembering(way, city.base.startsWith('https:')))
    return reply.header('cache-control', 'no-store').redirect(target ?? `/v/${code}`, 303)
  }

  for (const path of ['/v', '/v/'])
    app.get<{ Querystring: { code?: unknown } }>(path, route, (request, reply) => {
      const typed = [request.query.code].flat().at(0)
      return answer(request, reply, readSaid(typeof typed === 'string' ? typed : ''))
    })
  app.get<{ Params: { '*': string } }>('/v/*', route, async (request, reply) => {
    const [first = '', part] = request.params['*'].replace(/^\/+/, '').split('/')
    const said = readSaid(first)
    const isWay = said.kind === 'code' && readWay(part) !== undefined
    return isWay ? leadOn(reply, said.code, part ?? '') : answer(request, reply, said)
  })
  app.get('/plain.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(PLAIN_STYLE),
  )
  app.get('/poster.js', (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(POSTER_SCRIPT),
  )
  app.get('/p/:token', { onRequest }, (request, reply) =>
    sendPage(request, reply, { title: text('page.person.title'), body: [text('page.person.body')] }),
  )
}
