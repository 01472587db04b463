import type { FastifyRequest } from 'fastify'
import { NAMES_MINUTES } from '../../../bot/flows/trace/pageLink.ts'
import { readToken } from '../../../bot/qr/token.ts'

const COOKIE = 'reading'
const MINUTE_SECONDS = 60

/**
 * What binds a page to the browser whose button opened it: its address alone, copied or found in a history, opens nothing. Each
 * link has its own, so that several cases can be read side by side.
 */
export function holdingReading(token: string, reading: string, isSecure: boolean): string {
  const held = `Path=/t/${token}; Max-Age=${NAMES_MINUTES * MINUTE_SECONDS}; SameSite=Strict; HttpOnly`
  return `${COOKIE}=${reading}; ${held}${isSecure ? '; Secure' : ''}`
}

/** The token that a browser holds of the page that it asks for. */
export function heldReading({ headers }: FastifyRequest): string | undefined {
  return readToken(new RegExp(`(?:^|;\\s*)${COOKIE}=(\\w+)`).exec(headers.cookie ?? '')?.[1] ?? '')
}
