import type { FastifyInstance } from 'fastify'
import type { City } from '../../bot/core/city.ts'
import { text, words } from '../../bot/core/text.ts'
import { unitName } from '../../bot/flows/unitName.ts'
import { readCode, showCode } from '../../bot/qr/code.ts'
import type { Database } from '../../db/connect.ts'
import { gateByCode } from '../../db/venues.ts'
import { PLAIN_STYLE } from '../pages/plainPage.ts'
import { sendPage } from './page.ts'

/** A person opens a few posters a day; codes can't be tried out at this pace (2^42 of them). */
const PAGES_A_MINUTE = 60

/**
 * What a phone's camera opens: `/v/CODE` of a poster, with the ways to check in, and `/p/TOKEN` of a personal code,
 * which tells a stranger nothing, not even whether it exists.
 */
export async function posterRoutes(
  app: FastifyInstance,
  { database, city }: { database: Database; city: City },
): Promise<void> {
  const config = { rateLimit: { max: PAGES_A_MINUTE, timeWindow: '1 minute' } }
  app.get<{ Params: { code: string } }>('/v/:code', { config }, async (request, reply) => {
    const code = readCode(request.params.code)
    const gate = code && (await gateByCode(database, code))
    if (!code || !gate)
      return sendPage(request, reply.code(404), {
        title: text('page.unknown.title'),
        body: [text('page.unknown.body')],
      })
    if (gate.retired || gate.closed || gate.suspended)
      return sendPage(request, reply.code(410), {
        title: words(gate.venueName),
        body: [text('page.retired.body')],
      })
    return sendPage(request, reply, {
      title: words(gate.venueName),
      body: [
        text('page.gate.place', { unit: unitName(city, gate), gate: gate.gateName }),
        text('page.gate.what'),
      ],
      links: waysIn(city, code),
      foot: text('page.gate.typeCode', { code: showCode(code) }),
    })
  })
  app.get('/plain.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(PLAIN_STYLE),
  )
  app.get('/p/:token', { config }, (request, reply) =>
    sendPage(request, reply, { title: text('page.person.title'), body: [text('page.person.body')] }),
  )
}

/** Only the channels that are on have a button. */
function waysIn(city: City, code: string) {
  const botName = city.messengers.telegram?.botName()
  return [
    ...(botName
      ? [{ label: text('page.gate.telegram'), href: `https://t.me/${botName}?start=${code}` }]
      : []),
    { label: text('page.gate.here'), href: `/chat#open=${code}` },
  ]
}
