import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { City } from '../../bot/core/city.ts'
import { text } from '../../bot/core/text.ts'
import type { Database } from '../../db/connect.ts'
import { type ConsentOutcome, finishZaloConsent } from '../zalo/consent.ts'
import type { ZaloSide } from '../zalo/side.ts'
import { sendPage } from './page.ts'

type Options = {
  readonly database: Database
  readonly city: City
  readonly zalo: ZaloSide
  readonly log: Logger
}

/** What the administrator reads, and how it went for whoever looks at the status. */
const OUTCOMES = {
  connected: { status: 200, body: 'page.zalo.connected' },
  unknown: { status: 400, body: 'page.zalo.unknown' },
  otherAccount: { status: 400, body: 'page.zalo.otherAccount' },
  refused: { status: 400, body: 'page.zalo.refused' },
} as const satisfies Record<ConsentOutcome, { status: number; body: string }>

/** `GET /zalo/oauth`: where Zalo sends an administrator of the account back to, with the code that gives tokens. */
export async function zaloConsentRoutes(
  app: FastifyInstance,
  { database, city, zalo, log }: Options,
): Promise<void> {
  app.get<{ Querystring: Record<string, unknown> }>('/zalo/oauth', async (request, reply) => {
    const { code, state, oa_id: oaId } = request.query
    const isWhole = [code, state, oaId].every((part) => typeof part === 'string' && part !== '')
    const outcome = isWhole
      ? await finishZaloConsent(database, zalo, {
          code: String(code),
          state: String(state),
          oaId: String(oaId),
        })
      : 'unknown'
    log.warn({ channel: 'zalo', outcome }, 'a consent came back')
    const { status, body } = OUTCOMES[outcome]
    return sendPage(request, reply.code(status), {
      title: text('page.zalo.title', { city: city.name }),
      body: [text(body)],
    })
  })
}
