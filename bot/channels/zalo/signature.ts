import { createHash, timingSafeEqual } from 'node:crypto'

/** The two that a signature is made with: not the app's secret, which is for tokens. */
export type WebhookKeys = { readonly appId: string; readonly oaSecret: string }

/** 64 hex digits; documents and live integrations differ about a `mac=` before them, so both are taken. */
const FORM = /^(?:mac=)?([0-9a-f]{64})$/i

/** The digits of a header that could be a signature; what has not even its form need not be looked into. */
export function signatureIn(header: unknown): string | undefined {
  return typeof header === 'string' ? FORM.exec(header.trim())?.[1] : undefined
}

/**
 * Whether `X-ZEvent-Signature` is Zalo's for these very bytes: SHA-256 (no HMAC) of the app's id, the body, the body's own
 * `timestamp` as it is written there, and the OA's secret, in hex. Compared in a time that tells nothing of where the difference is.
 */
export function isSigned(
  { appId, oaSecret }: WebhookKeys,
  header: unknown,
  body: Uint8Array,
  timestamp: string,
): boolean {
  const hex = signatureIn(header)
  if (hex === undefined) return false
  const expected = createHash('sha256').update(appId).update(body).update(timestamp).update(oaSecret).digest()
  return timingSafeEqual(expected, Buffer.from(hex, 'hex'))
}
