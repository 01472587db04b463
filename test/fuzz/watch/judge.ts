import { isSigned } from '../../../bot/channels/zalo/signature.ts'
import type { Answer, FuzzRequest, Kind } from '../request.ts'
import { HANG_MILLISECONDS } from '../send.ts'
import type { Town } from '../town.ts'

/** Milliseconds after which Zalo's route answers 503 by itself, so that what is late comes again. */
const LATE_MILLISECONDS = 1_500
/** Bytes of a body that each webhook takes. */
const BODY_BYTES = { telegram: 1024 * 1024, zalo: 256 * 1024 }

/** What a sender of genuine messages knows. */
export type Secrets = Pick<Town, 'telegram' | 'zalo'>

export type Verdict = 'right' | 'late' | { readonly wrong: string }

/** Whether an answer may be. */
export function judgeAnswer(
  kind: Kind,
  request: FuzzRequest,
  { status, milliseconds, head }: Answer,
  town: Town,
): Verdict {
  if (milliseconds >= HANG_MILLISECONDS) return { wrong: 'hang' }
  if (status === 0) return { wrong: `no answer: ${head}` }
  if (status === 503 && kind === 'zalo' && milliseconds > LATE_MILLISECONDS) return 'late'
  if (status >= 500) return { wrong: `${status}: ${head}` }
  if (isGenuine(kind, request, town) && status !== 200)
    return { wrong: `${status} to a genuine one: ${head}` }
  return 'right'
}

/** What a messenger itself could have sent: with its secret, readable as JSON, within what a route takes. */
export function isGenuine(
  kind: Kind,
  { headers, body = Buffer.alloc(0) }: FuzzRequest,
  { telegram, zalo }: Secrets,
): boolean {
  if (kind === 'zalo') {
    const { appId, oaSecret } = zalo
    const header = headers['x-zevent-signature']
    return body.length <= BODY_BYTES.zalo && isSigned({ appId, oaSecret }, header, body, timestampIn(body))
  }
  if (kind !== 'telegram' || body.length > BODY_BYTES.telegram) return false
  const isOurs = headers['x-telegram-bot-api-secret-token'] === telegram.secret
  return (
    isOurs &&
    headers['content-type'] === 'application/json' &&
    !('content-encoding' in headers) &&
    isPlainJson(body)
  )
}

/** Fastify refuses keys that could reach prototypes, and Telegram sends none. */
function isPlainJson(body: Buffer): boolean {
  const text = body.toString('utf8')
  if (/"(?:__proto__|constructor|\\u)/i.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

export function timestampIn(body: Buffer): string {
  try {
    const { timestamp } = JSON.parse(body.toString('utf8')) as { timestamp?: unknown }
    return typeof timestamp === 'string' || typeof timestamp === 'number' ? String(timestamp) : ''
  } catch {
    return ''
  }
}
