import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import type { Pace } from '../../bot/channels/channel.ts'
import type { City } from '../../bot/core/city.ts'
import { text, words } from '../../bot/core/text.ts'
import { whyShut } from '../../bot/flows/checkIn/shut.ts'
import { gateInSentence } from '../../bot/flows/gateName.ts'
import { unitName } from '../../bot/flows/unitName.ts'
import { readCode, showCode } from '../../bot/qr/code.ts'
import type { Database } from '../../db/connect.ts'
import { gateByCode } from '../../db/venues.ts'
import { PLAIN_STYLE } from '../pages/plainPage.ts'
import { POSTER_SCRIPT, zaloWay } from '../pages/zaloWay.ts'
import { sendPage } from './page.ts'
import { createBuckets } from './webChat/buckets.ts'
import { networkOf } from './webChat/limits.ts'

/** How fast a network may open pages at all, and how fast it may bring codes that nobody was given. */
export type PosterPaces = { readonly pages: Pace; readonly unknownCodes: Pace }

/**
 * Thousands of honest people share one address on Vietnamese mobile networks, as in `WEB_CHAT_PACES`, so what they do,
 * opening posters that hang, is hardly bounded. Hardly any of them brings a code that is well formed and unknown,
 * because a misread one fails its check. It is the 42 bits of a code that stop whoever tries them out: with 100,000
 * posters one guess in 44 million finds one, days at the pace of all pages; the small pace makes each such guess an
 * answer that tells him to stop.
 */
export const POSTER_PACES: PosterPaces = {
  pages: { perSecond: 100, burst: 1000 },
  unknownCodes: { perSecond: 0.5, burst: 30 },
}

type PosterOptions = {
  readonly database: Database
  readonly city: City
  readonly now: () => Date
  readonly paces?: PosterPaces
}

/**
 * What a phone's camera opens: `/v/CODE` of a poster, with the ways to check in, and `/p/TOKEN` of a personal code,
 * which tells a stranger nothing, not even whether it exists.
 */
export async function posterRoutes(
  app: FastifyInstance,
  { database, city, now, paces = POSTER_PACES }: PosterOptions,
): Promise<void> {
  const pages = createBuckets(paces.pages, now)
  const unknownCodes = createBuckets(paces.unknownCodes, now)
  const onRequest: onRequestHookHandler = async (request, reply) => {
    const wait = pages.take(networkOf(request.ip))
    if (wait > 0) await sendTryLater(request, reply, wait)
  }
  app.get<{ Params: { code: string } }>('/v/:code', { onRequest }, async (request, reply) => {
    const code = readCode(request.params.code)
    const gate = code && (await gateByCode(database, code))
    const wait = code && !gate ? unknownCodes.take(networkOf(request.ip)) : 0
    if (wait > 0) return sendTryLater(request, reply, wait)
    if (!code || !gate)
      return sendPage(request, reply.code(404), {
        title: text('page.unknown.title'),
        body: [text('page.unknown.body')],
      })
    const why = whyShut(gate) ?? (gate.retired ? 'retired' : undefined)
    if (why)
      return sendPage(request, reply.code(why === 'paused' ? 200 : 410), {
        title: words(gate.venueName),
        body: [text(`page.shut.${why}`)],
      })
    const zalo = zaloBlock(city, code)
    return sendPage(request, reply, {
      title: words(gate.venueName),
      body: [
        text('page.gate.place', { unit: unitName(city, gate), gate: gateInSentence(gate.gateName) }),
        text('page.gate.what'),
      ],
      block: zalo,
      links: waysIn(city, code),
      // With Zalo on, the code stands above already.
      ...(zalo ? {} : { foot: text('page.gate.typeCode', { code: showCode(code) }) }),
    })
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

function sendTryLater(request: FastifyRequest, reply: FastifyReply, seconds: number): FastifyReply {
  return sendPage(request, reply.code(429).header('retry-after', Math.ceil(seconds)), {
    title: text('page.busy.title'),
    body: [text('page.busy.body')],
  })
}

function zaloBlock({ messengers: { zalo } }: City, code: string) {
  if (!zalo?.chatLink) return undefined
  return zaloWay({ code: showCode(code), chatLink: zalo.chatLink, name: zalo.botName() })
}

/** Only the channels that are on have a button. The bot is named, so that it can be told from one that only looks like it. */
function waysIn(city: City, code: string) {
  const botName = city.messengers.telegram?.botName()
  return [
    ...(botName
      ? [
          {
            label: text('page.gate.telegram'),
            href: `https://t.me/${botName}?start=${code}`,
            note: words(`@${botName}`),
          },
        ]
      : []),
    { label: text('page.gate.here'), href: `/chat#open=${code}` },
  ]
}
