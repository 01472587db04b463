import { createHash } from 'node:crypto'

/**
 * Signs an event as Zalo does: a plain SHA-256, no HMAC, over the bytes that travel.
 * @param timestamp the body's own field, as text.
 * @returns hexadecimal.
 */
export function signatureOf(appId: string, body: string, timestamp: string, oaSecret: string): string {
  return createHash('sha256').update(`${appId}${body}${timestamp}${oaSecret}`).digest('hex')
}
