import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { City } from '../../bot/core/city.ts'
import { text } from '../../bot/core/text.ts'
import type { Database } from '../../db/connect.ts'
import { createNetworkPace } from '../gate/networkPace.ts'
import {
  type ConsentAnswer,
  type ConsentEnd,
  type ConsentOutcome,
  finishZaloConsent,
} from '../zalo/consent.ts'
import type { ZaloSide } from '../zalo/side.ts'
import { sendTooFast } from './elsewhere.ts'
import { sendPage } from './page.ts'

type Options = {
  readonly database: Database
  readonly city: City
  readonly zalo: ZaloSide
  readonly log: Logger
  readonly now: () => Date
}

/** What the administrator reads, and how it went for whoever looks at the status. */
const OUTCOMES = {
  connected: { status: 200, body: 'page.zalo.connected' },
  unknown: { status: 400, body: 'page.zalo.unknown' },
  otherAccount: { status: 400, body: 'page.zalo.otherAccount' },
  refused: { status: 400, body: 'page.zalo.refused' },
  unreached: { status: 502, body: 'page.zalo.unreached' },
} as const satisfies Record<ConsentOutcome, { status: number; body: string }>

/** An administrator opens it once; whoever tries states out is slowed down. */
const PACE = { perSecond: 0.2, burst: 20 }

/** `GET /zalo/oauth`: where Zalo sends an administrator of the account back to, with the code that gives tokens. */
export async function zaloConsentRoutes(
  app: FastifyInstance,
  { database, city, zalo, log, now }: Options,
): Promise<void> {
  const networks = createNetworkPace(PACE, now)
  app.get<{ Querystring: Record<string, unknown> }>('/zalo/oauth', async (request, reply) => {
    const wait = networks.take(request.ip)
    if (wait > 0) return sendTooFast(request, reply, wait)
    const answer = answerIn(request.query)
    const { outcome, reason } = answer ? await finishZaloConsent(database, zalo, answer) : UNKNOWN
    if (outcome !== 'unknown') log.warn({ channel: 'zalo', outcome, reason }, 'a consent came back')
    const { status, body } = OUTCOMES[outcome]
    return sendPage(request, reply.code(status), {
      title: text('page.zalo.title', { city: city.name }),
      body: [text(body)],
    })
  })
}

const UNKNOWN: ConsentEnd = { outcome: 'unknown' }

function answerIn({ code, state, oa_id: oaId }: Record<string, unknown>): ConsentAnswer | undefined {
  const isWhole = [code, state, oaId].every((part) => typeof part === 'string' && part !== '')
  return isWhole ? { code: String(code), state: String(state), oaId: String(oaId) } : undefined
}
