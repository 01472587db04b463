import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { readUpdate } from '../../bot/channels/telegram/read.ts'
import type { Store } from '../../db/connect.ts'
import { isRefusal } from '../../db/inbox.ts'
import { STRANGERS_HOURS } from '../../db/retention.ts'
import type { Count } from '../gate/guesses.ts'
import type { Accept } from '../inbox/accept.ts'
import { isLateByBothClocks } from '../inbox/late.ts'
import { reasonOf } from '../log.ts'

export type TelegramWebhook = { readonly accept: Accept; readonly secret: string }

type Parts = TelegramWebhook & {
  readonly store: Pick<Store, 'sql'>
  readonly log: Logger
  readonly count: Count
  readonly now: () => Date
}

const SECRET = 'x-telegram-bot-api-secret-token'

/**
 * `POST /webhooks/telegram`: genuine by its secret, into the inbox, 200 after the commit. What we can't use is
 * answered with 200 as well, because Telegram would bring it again and hold up the chat behind it. So is a message older than
 * Telegram keeps any: somebody has captured it, and it may have been done before.
 */
export async function telegramRoutes(
  app: FastifyInstance,
  { accept, secret, store, log, count, now }: Parts,
): Promise<void> {
  const isSecret = sameAs(secret)
  // Before the body is read, so that a stranger can't make us parse a megabyte. No pace is needed: to refuse by one costs as much.
  const onRequest = (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    const given = request.headers[SECRET]
    if (isSecret(given)) return done()
    count('telegram', given === undefined ? 'stranger' : 'bad secret')
    void reply.code(401).send()
  }

  app.post('/webhooks/telegram', { onRequest }, async (request, reply) => {
    count('telegram', 'update')
    const received = readUpdate(request.body, now())
    if (!received) {
      log.info({ channel: 'telegram', outcome: 'ignored' }, 'an update of no use')
      return reply.send()
    }
    try {
      if (await isLateByBothClocks(store, received.sentAt, now(), STRANGERS_HOURS)) {
        count('telegram', 'late update')
        return reply.send()
      }
      await accept('telegram', received)
    } catch (error) {
      log.error({ channel: 'telegram', reason: reasonOf(error) }, 'an update was not stored')
      return reply.code(isRefusal(error) ? 200 : 503).send()
    }
    return reply.send()
  })
}

/** Compares in a time that tells nothing of where the difference is. */
function sameAs(secret: string): (given: string | string[] | undefined) => boolean {
  const expected = Buffer.from(secret)
  return (given) => {
    if (typeof given !== 'string') return false
    const actual = Buffer.from(given)
    return expected.length === actual.length && timingSafeEqual(expected, actual)
  }
}
