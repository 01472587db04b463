import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, onRequestHookHandler } from 'fastify'
import type { Logger } from 'pino'
import { readEvent, type ZaloReader } from '../../bot/channels/zalo/read.ts'
import { isSigned, signatureIn, type WebhookKeys } from '../../bot/channels/zalo/signature.ts'
import type { Received } from '../../bot/core/received.ts'
import type { Store } from '../../db/connect.ts'
import { isRefusal } from '../../db/inbox.ts'
import { keepUnknownEvent } from '../../db/unknownEvents.ts'
import { createSigners } from '../gate/signers.ts'
import type { Accept } from '../inbox/accept.ts'
import { isLateByBothClocks } from '../inbox/late.ts'
import type { Counter } from '../inbox/tally.ts'
import { reasonOf } from '../log.ts'

export type ZaloWebhook = {
  readonly keys: WebhookKeys
  readonly reader: ZaloReader
  readonly badSignatureStatus: 200 | 401
  readonly accept: Accept
  readonly counter: Pick<Counter, 'count'>
  /** An event was not stored in time, so the conversations must be read soon. */
  readonly missed: () => void
  readonly store: Store
}

type Logged = ZaloWebhook & { readonly log: Logger; readonly now: () => Date }

/** Bytes; an event is one or two kilobytes, a long text about ten. */
const BODY_LIMIT_BYTES = 256 * 1024
/** The header by which Zalo signs an event. */
const SIGNATURE = 'x-zevent-signature'
/** Zalo waits two seconds, and calls a webhook that is late broken. */
const ANSWER_MILLISECONDS = 1_700

/**
 * `POST /webhooks/zalo`: genuine by the signature over the very bytes that came, into the inbox, 200 after the commit. Every kind
 * of event gets its 200, also one that means nothing to us: Zalo turns a webhook off that fails. When the database is too slow
 * the answer is 503 in time, and what was missed is read from the conversations. An event whose time is long over is not done:
 * it may have been done before, by somebody who has captured it.
 */
export async function zaloRoutes(app: FastifyInstance, webhook: Logged): Promise<void> {
  const { keys, reader, badSignatureStatus, counter } = webhook
  const signers = createSigners(webhook.now)
  // The signature is over the bytes, so nothing may read them before, whatever they are called.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES }, (_request, body, done) =>
    done(null, body),
  )

  // Before the body is read: what bears no signature at all is no event, and tells nothing about our secret; nor does what a
  // network brings that has brought much and nothing right. It is answered alike.
  const onRequest: onRequestHookHandler = async (request, reply) => {
    const isToBeRead = signatureIn(request.headers[SIGNATURE]) !== undefined && signers.mayTry(request.ip)
    if (isToBeRead) return
    counter.count('zalo', 'stranger')
    await reply.code(badSignatureStatus).send()
  }

  app.post('/webhooks/zalo', { onRequest }, async (request, reply) => {
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const body = parsed(bytes)
    if (!isSigned(keys, request.headers[SIGNATURE], bytes, timestampOf(body))) {
      counter.count('zalo', isForApp(body, keys.appId) ? 'bad signature' : 'stranger')
      return reply.code(badSignatureStatus).send()
    }
    signers.wasRight(request.ip)
    counter.count('zalo', 'event')
    const read = readEvent(body, reader)
    switch (read.kind) {
      case 'received':
        return reply.code(await inTime(storedUnlessLate(webhook, read.received), 503)).send()
      case 'unknown':
        counter.count('zalo', 'unknown event')
        await inTime(keepUnknown(webhook, read.name, body), undefined)
        return reply.send()
      default:
        counter.count('zalo', read.kind)
        return reply.send()
    }
  })
}

/** The status to answer with: 200 once all is committed or is too late to be done, 503 when it may be brought again. */
async function storedUnlessLate(webhook: Logged, received: readonly Received[]): Promise<200 | 503> {
  const { accept, counter, missed, log, store, now } = webhook
  try {
    for (const { sentAt } of received) {
      if (!(await isLateByBothClocks(store, sentAt, now()))) continue
      counter.count('zalo', 'late event')
      return 200
    }
    await Promise.all(received.map((one) => accept('zalo', one)))
    return 200
  } catch (error) {
    log.error({ channel: 'zalo', reason: reasonOf(error) }, 'an event was not stored')
    if (isRefusal(error)) return 200
    missed()
    return 503
  }
}

async function keepUnknown({ store, log }: Logged, name: string, body: unknown): Promise<void> {
  await keepUnknownEvent(store, { channel: 'zalo', name, body }).catch((error: unknown) => {
    log.error({ channel: 'zalo', reason: reasonOf(error) }, 'an unknown event was not kept')
  })
}

/** What the work came to, or what stands for it when it is not done in time for Zalo; then it goes on by itself. */
async function inTime<Outcome>(work: Promise<Outcome>, late: Outcome): Promise<Outcome> {
  const done = new AbortController()
  const timeUp = sleep(ANSWER_MILLISECONDS, late, { signal: done.signal }).catch(() => late)
  try {
    return await Promise.race([work, timeUp])
  } finally {
    done.abort()
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

/** Whether a body names our app, as every event of Zalo's does: only then does a bad signature mean a wrong secret. */
function isForApp(body: unknown, appId: string): boolean {
  return typeof body === 'object' && body !== null && 'app_id' in body && String(body.app_id) === appId
}

/** The body's own timestamp as it is written there, text or number. */
function timestampOf(body: unknown): string {
  const timestamp =
    typeof body === 'object' && body !== null && 'timestamp' in body ? body.timestamp : undefined
  return typeof timestamp === 'string' || typeof timestamp === 'number' ? String(timestamp) : ''
}
